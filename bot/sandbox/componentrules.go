package sandbox

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Component types (components/reference.mdx).
const (
	componentRow       = 1
	componentButton    = 2
	componentSelect    = 3
	componentInput     = 4
	componentUsers     = 5
	componentRoles     = 6
	componentBoth      = 7
	componentChannels  = 8
	componentSection   = 9
	componentText      = 10
	componentThumbnail = 11
	componentGallery   = 12
	componentFile      = 13
	componentSeparator = 14
	componentContainer = 17
	componentLabel     = 18
	componentUpload    = 19
	componentRadio     = 21
	componentChecks    = 22
	componentCheck     = 23
)

// Button styles, likewise.
const (
	styleLink    = 5
	stylePremium = 6
)

// componentsRule is what the components of a message must be like, with the
// flag IS_COMPONENTS_V2 or without.
func componentsRule(v2 bool) form.Rule {
	top := map[int]form.Rule{componentRow: rowRule}
	most := maxRows
	if v2 {
		most = maxComponents
		top = map[int]form.Rule{
			componentRow: rowRule, componentSection: sectionRule, componentText: textDisplayRule, componentGallery: galleryRule,
			componentFile: fileRule, componentSeparator: separatorRule, componentContainer: containerRule,
		}
	}
	return form.All(form.List(0, most, form.ByType(top)), distinctComponents, func(at form.Place, v any) {
		if v2 {
			componentTotals(at, v)
		}
	})
}

func componentTotals(at form.Place, v any) {
	count, shown := 0, 0
	walkComponents(objects(v), func(c form.Object) {
		count++
		if number(c["type"]) == componentText {
			shown += utf8.RuneCountInString(text(c["content"]))
		}
	})
	if count > maxComponents {
		at.Fail("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", fmt.Sprintf("The total number of components cannot exceed %d", maxComponents))
	}
	if shown > maxShownText {
		at.Fail("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", fmt.Sprintf("The total displayable text size cannot exceed %d", maxShownText))
	}
}

// distinctComponents finds custom ids and ids that are used twice.
func distinctComponents(at form.Place, v any) {
	customs, ids := map[string]bool{}, map[int]bool{}
	var visit func(at form.Place, c form.Object)
	visit = func(at form.Place, c form.Object) {
		if id := text(c["custom_id"]); id != "" {
			if customs[id] {
				at.Key("custom_id").Fail("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
			}
			customs[id] = true
		}
		if id := number(c["id"]); id != 0 {
			if ids[id] {
				at.Key("id").Fail("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
			}
			ids[id] = true
		}
		for i, part := range objects(c["components"]) {
			visit(at.Key("components").Index(i), part)
		}
		for _, key := range []string{"accessory", "component"} {
			if part, ok := c[key].(form.Object); ok {
				visit(at.Key(key), part)
			}
		}
	}
	for i, c := range objects(v) {
		visit(at.Index(i), c)
	}
}

func component(fields form.Fields) form.Rule {
	return form.Dict(with(form.Fields{"id": form.Integer(0, maxComponentID)}, fields))
}

func rowRule(at form.Place, v any) {
	arms := map[int]form.Rule{componentButton: buttonRule, componentSelect: stringSelectRule}
	for kind := componentUsers; kind <= componentChannels; kind++ {
		arms[kind] = selectRule(nil)
	}
	component(form.Fields{"components": form.Need(form.All(form.List(1, maxButtons, form.ByType(arms)), rowWidth))})(at, v)
}

// rowWidth lets a row hold up to five buttons or one menu.
func rowWidth(at form.Place, v any) {
	parts := objects(v)
	menu := slices.ContainsFunc(parts, func(c form.Object) bool { return number(c["type"]) != componentButton })
	if menu && len(parts) > 1 {
		at.Index(len(parts)-1).Fail("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "Component layout width exceeded")
	}
}

func buttonRule(at form.Place, v any) {
	form.All(component(form.Fields{
		"style":     form.Need(form.Choice(1, 2, 3, 4, 5, 6)),
		"label":     form.Text(0, maxLabel),
		"custom_id": form.Text(1, maxCustomID),
		"url":       form.URL(maxButtonURL, "http", "https", "discord"),
		"sku_id":    form.Snowflake,
		"disabled":  form.Bool,
		"emoji":     form.Dict(form.Fields{"id": form.Snowflake, "name": form.Text(0, 32), "animated": form.Bool}),
	}), buttonStyle)(at, v)
}

// buttonStyle is what each style of button needs, and may not have.
func buttonStyle(at form.Place, v any) {
	m := v.(form.Object)
	custom, link, sku := present(m["custom_id"]), present(m["url"]), present(m["sku_id"])
	switch style := number(m["style"]); {
	case style == styleLink:
		if !link {
			at.Key("url").Fail("BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
		}
		if custom {
			at.Key("custom_id").Fail("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
		}
	case style == stylePremium:
		if !sku || custom || link || present(m["label"]) || present(m["emoji"]) {
			at.Key("sku_id").Fail("BUTTON_COMPONENT_SKU_ID_REQUIRED", "A premium button has a sku id and nothing else")
		}
	case style >= 1:
		if !custom {
			at.Key("custom_id").Fail("BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
		}
		if link || sku {
			at.Key("url").Fail("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
		}
		if !present(m["label"]) && !present(m["emoji"]) {
			at.Fail("BUTTON_COMPONENT_INVALID_FACE", "A button needs a label or an emoji")
		}
	}
}

// selectRule is what every menu has.
func selectRule(more form.Fields) form.Rule {
	fields := with(form.Fields{
		"custom_id":      form.Need(form.Text(1, maxCustomID)),
		"placeholder":    form.Text(0, maxPlaceholder),
		"min_values":     form.Integer(0, maxSelectOpts),
		"max_values":     form.Integer(1, maxSelectOpts),
		"disabled":       form.Bool,
		"channel_types":  form.Set(0, 20, form.Integer(0, 16)),
		"default_values": form.List(0, maxSelectOpts, form.Dict(form.Fields{"id": form.Need(form.Snowflake), "type": form.Need(form.Word("user", "role", "channel"))})),
	}, more)
	return form.All(component(fields), func(at form.Place, v any) {
		m := v.(form.Object)
		low, high := bounds(m)
		if low > high {
			at.Key("min_values").Fail("SELECT_COMPONENT_MIN_MAX_INVALID", "min_values must be less than or equal to max_values")
		}
	})
}

// bounds are a menu's min_values and max_values, each 1 when not given.
func bounds(m form.Object) (low, high int) {
	low, high = 1, 1
	if m["min_values"] != nil {
		low = number(m["min_values"])
	}
	if m["max_values"] != nil {
		high = number(m["max_values"])
	}
	return low, high
}

func stringSelectRule(at form.Place, v any) {
	word := form.Need(form.Text(1, maxSelectText))
	options := form.List(1, maxSelectOpts, form.Dict(form.Fields{
		"label": word, "value": word, "description": form.Text(0, maxSelectText), "default": form.Bool,
	}))
	form.All(selectRule(form.Fields{"options": form.Need(form.All(options, distinctOptions))}), fewDefaults)(at, v)
}

// fewDefaults lets no more be chosen from the start than may be chosen.
func fewDefaults(at form.Place, v any) {
	m := v.(form.Object)
	chosen := 0
	for _, o := range objects(m["options"]) {
		if o["default"] == true {
			chosen++
		}
	}
	if _, high := bounds(m); chosen > high {
		at.Key("options").Fail("SELECT_COMPONENT_DEFAULTS_EXCEEDED", "More options are chosen by default than max_values allows")
	}
}

func distinctOptions(at form.Place, v any) {
	seen := map[string]bool{}
	for i, o := range objects(v) {
		if value := text(o["value"]); seen[value] {
			at.Index(i).Key("value").Fail("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		} else {
			seen[value] = true
		}
	}
}
