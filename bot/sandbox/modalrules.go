package sandbox

import "github.com/dateline-bot/dateline/bot/sandbox/internal/form"

// modalRule is what a modal must be like: one to five parts, each a label with
// something to fill in, or, as it used to be, a row with a text input.
func modalRule(at form.Place, v any) {
	part := form.ByType(map[int]form.Rule{componentRow: inputRowRule, componentLabel: labelRule, componentText: textDisplayRule})
	form.Dict(form.Fields{
		"custom_id":  form.Need(form.Text(1, maxCustomID)),
		"title":      form.Need(form.Text(1, maxModalTitle)),
		"components": form.Need(form.All(form.List(1, maxModalParts, part), distinctComponents)),
	})(at, v)
}

func inputRowRule(at form.Place, v any) {
	input := form.ByType(map[int]form.Rule{componentInput: inputRule(form.Need(form.Text(1, maxInputLabel)))})
	component(form.Fields{"components": form.Need(form.List(1, 1, input))})(at, v)
}

func labelRule(at form.Place, v any) {
	fillable := map[int]form.Rule{
		componentInput:  inputRule(form.Text(0, maxInputLabel)),
		componentSelect: enabled(stringSelectRule),
		componentUpload: component(form.Fields{
			"custom_id": form.Need(form.Text(1, maxCustomID)), "min_values": form.Integer(0, maxFiles), "max_values": form.Integer(1, maxFiles), "required": form.Bool,
		}),
		componentRadio:  component(form.Fields{"custom_id": form.Need(form.Text(1, maxCustomID)), "options": form.Need(form.List(2, 10, boxRule))}),
		componentChecks: component(form.Fields{"custom_id": form.Need(form.Text(1, maxCustomID)), "options": form.Need(form.List(1, 10, boxRule))}),
		componentCheck:  component(form.Fields{"custom_id": form.Need(form.Text(1, maxCustomID)), "default": form.Bool}),
	}
	for kind := componentUsers; kind <= componentChannels; kind++ {
		fillable[kind] = enabled(selectRule(nil))
	}
	component(form.Fields{
		"label":       form.Need(form.Text(1, maxInputLabel)),
		"description": form.Text(0, maxLabelAbout),
		"component":   form.Need(form.ByType(fillable)),
	})(at, v)
}

func boxRule(at form.Place, v any) {
	word := form.Need(form.Text(1, maxSelectText))
	form.Dict(form.Fields{"label": word, "value": word, "description": form.Text(0, maxSelectText), "default": form.Bool})(at, v)
}

// enabled refuses a disabled part, which a modal cannot hold.
func enabled(rule form.Rule) form.Rule {
	return form.All(rule, func(at form.Place, v any) {
		if m, _ := v.(form.Object); m["disabled"] == true {
			at.Key("disabled").Fail("COMPONENT_DISABLED_IN_MODAL", "Components in a modal cannot be disabled")
		}
	})
}

func inputRule(label form.Rule) form.Rule {
	return form.All(component(form.Fields{
		"custom_id":   form.Need(form.Text(1, maxCustomID)),
		"style":       form.Need(form.Choice(1, 2)),
		"label":       label,
		"placeholder": form.Text(0, maxInputPlaceholder),
		"value":       form.Text(0, maxInputText),
		"min_length":  form.Integer(0, maxInputText),
		"max_length":  form.Integer(1, maxInputText),
		"required":    form.Bool,
	}), func(at form.Place, v any) {
		m := v.(form.Object)
		orderly(at, m, "min_length", "max_length")
	})
}
