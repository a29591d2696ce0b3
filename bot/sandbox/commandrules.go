package sandbox

import (
	"fmt"
	"regexp"
	"slices"
	"unicode"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// commandName is Discord's pattern for slash commands and options.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// locales are those that translations may be given for (reference.mdx, and two
// more of the OpenAPI document).
var locales = []string{
	"ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko",
	"lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
}

// commandRule is what one command must be like.
func commandRule(at form.Place, v any) {
	m, _ := v.(form.Object)
	kind := commandSlash
	if n, ok := form.Int(m["type"]); ok {
		kind = int(n)
	}
	fields := form.Fields{
		"type":                       form.Choice(commandSlash, commandUser, commandMessage),
		"default_member_permissions": form.Integer(0, 1<<62),
		"dm_permission":              form.Bool,
		"nsfw":                       form.Bool,
		"contexts":                   form.Set(0, 3, form.Choice(0, 1, 2)),
		"integration_types":          form.Set(1, 2, form.Choice(0, 1)),
	}
	if kind == commandSlash {
		fields["name"] = form.Need(nameRule)
		fields["name_localizations"] = translations(nameRule)
		fields["description"] = form.Need(form.Text(1, maxDescription))
		fields["description_localizations"] = translations(form.Text(1, maxDescription))
		fields["options"] = form.All(form.List(0, maxOptions, optionRule(0)), optionsRule())
	} else {
		fields["name"] = form.Need(form.Text(1, maxName))
		fields["name_localizations"] = translations(form.Text(1, maxName))
		fields["description"] = menuDescription
		fields["options"] = form.List(0, 0, form.Any)
	}
	form.Dict(fields)(at, v)
	if m != nil && commandSize(m) > maxCommandSize {
		at.Fail("APPLICATION_COMMAND_TOO_LARGE", fmt.Sprintf("Command exceeds maximum size (%d)", maxCommandSize))
	}
}

func nameRule(at form.Place, v any) {
	if form.Text(1, maxName)(at, v); at.Failed() || v == nil {
		return
	}
	name := v.(string)
	lower := !slices.ContainsFunc([]rune(name), func(r rune) bool { return unicode.ToLower(r) != r })
	switch {
	case !commandName.MatchString(name):
		at.Fail("STRING_TYPE_REGEX", "String value did not match validation regex.")
	case !lower:
		at.Fail("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

func menuDescription(at form.Place, v any) {
	if v != nil && v != "" {
		at.Fail("APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", "Context menu commands cannot have description")
	}
}

// translations is a dictionary from locale to text.
func translations(of form.Rule) form.Rule {
	return func(at form.Place, v any) {
		if v == nil {
			return
		}
		if form.Dict(nil)(at, v); at.Failed() {
			return
		}
		for locale, said := range v.(form.Object) {
			if !slices.Contains(locales, locale) {
				at.Key(locale).Fail("BASE_TYPE_CHOICES", "Value must be one of the locales Discord knows.")
				continue
			}
			of(at.Key(locale), said)
		}
	}
}

// optionRule is what one option must be like below parent: 0 for the command,
// else optionSub or optionGroup.
func optionRule(parent int) form.Rule {
	return func(at form.Place, v any) {
		arms := map[int]form.Rule{}
		if parent != optionSub {
			arms[optionSub] = form.Dict(with(optionFields(), form.Fields{
				"options": form.All(form.List(0, maxOptions, laterOptionRule(optionSub)), optionsRule()),
			}))
		}
		if parent == 0 {
			arms[optionGroup] = form.Dict(with(optionFields(), form.Fields{
				"options": form.All(form.List(0, maxOptions, laterOptionRule(optionGroup)), optionsRule()),
			}))
		}
		if parent != optionGroup {
			for kind := optionString; kind <= optionAttachment; kind++ {
				arms[kind] = valueOption(kind)
			}
		}
		form.ByType(arms)(at, v)
	}
}

// laterOptionRule puts building the rule off to when it is needed, since
// options hold options.
func laterOptionRule(parent int) form.Rule {
	return func(at form.Place, v any) { optionRule(parent)(at, v) }
}

func optionFields() form.Fields {
	return form.Fields{
		"name":                      form.Need(nameRule),
		"name_localizations":        translations(nameRule),
		"description":               form.Need(form.Text(1, maxDescription)),
		"description_localizations": translations(form.Text(1, maxDescription)),
	}
}

func with(fields, more form.Fields) form.Fields {
	for k, v := range more {
		fields[k] = v
	}
	return fields
}

// valueOption is an option that takes a value of a kind.
func valueOption(kind int) form.Rule {
	fields := with(optionFields(), form.Fields{"required": form.Bool, "autocomplete": form.Bool})
	switch kind {
	case optionString:
		fields["choices"] = form.List(0, maxChoices, choiceRule(form.Text(1, maxChoiceText)))
		fields["min_length"] = form.Integer(0, maxOptionLength)
		fields["max_length"] = form.Integer(1, maxOptionLength)
	case optionInteger:
		whole := form.Integer(-maxInteger, maxInteger)
		fields["choices"] = form.List(0, maxChoices, choiceRule(whole))
		fields["min_value"], fields["max_value"] = whole, whole
	case optionNumber:
		fields["choices"] = form.List(0, maxChoices, choiceRule(form.Number))
		fields["min_value"], fields["max_value"] = form.Number, form.Number
	case optionChannel:
		fields["channel_types"] = form.Set(0, 20, form.Choice(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16))
	}
	return form.All(form.Dict(fields), func(at form.Place, v any) {
		m := v.(form.Object)
		if m["autocomplete"] == true && len(objects(m["choices"])) > 0 {
			at.Key("choices").Fail("APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "Choices and autocomplete are mutually exclusive")
		}
		if m["autocomplete"] == true && kind != optionString && kind != optionInteger && kind != optionNumber {
			at.Key("autocomplete").Fail("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE", "Autocomplete is not supported for this option type")
		}
		orderly(at, m, "min_value", "max_value")
		orderly(at, m, "min_length", "max_length")
	})
}

func orderly(at form.Place, m form.Object, low, high string) {
	a, okA := form.Float(m[low])
	b, okB := form.Float(m[high])
	if okA && okB && a > b {
		at.Key(low).Fail("APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID", fmt.Sprintf("%s must be less than or equal to %s", low, high))
	}
}

func choiceRule(value form.Rule) form.Rule {
	return form.Dict(form.Fields{
		"name":               form.Need(form.Text(1, maxChoiceText)),
		"name_localizations": translations(form.Text(1, maxChoiceText)),
		"value":              form.Need(value),
	})
}

// optionsRule is what the options of one level must be like together.
func optionsRule() form.Rule {
	return func(at form.Place, v any) {
		seen, optional, kinds := map[string]bool{}, false, map[bool]bool{}
		for i, o := range objects(v) {
			name, kind := text(o["name"]), number(o["type"])
			if seen[name] {
				at.Index(i).Fail("APPLICATION_COMMAND_OPTIONS_NAME_INVALID", fmt.Sprintf("Option name %s is already used in these options", name))
			}
			seen[name] = true
			nested := kind == optionSub || kind == optionGroup
			if kinds[nested] = true; len(kinds) > 1 {
				at.Index(i).Fail("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types")
			}
			if nested {
				continue
			}
			if o["required"] == true && optional {
				at.Index(i).Fail("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
			}
			optional = optional || o["required"] != true
		}
	}
}
