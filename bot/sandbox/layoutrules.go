package sandbox

import "github.com/dateline-bot/dateline/bot/sandbox/internal/form"

// The components v2 that lay messages out.

func textDisplayRule(at form.Place, v any) {
	component(form.Fields{"content": form.Need(form.Text(1, maxTextDisplay))})(at, v)
}

func sectionRule(at form.Place, v any) {
	component(form.Fields{
		"components": form.Need(form.List(1, maxSectionTexts, form.ByType(map[int]form.Rule{componentText: textDisplayRule}))),
		"accessory":  form.Need(form.ByType(map[int]form.Rule{componentButton: buttonRule, componentThumbnail: thumbnailRule})),
	})(at, v)
}

func mediaRule(schemes ...string) form.Rule {
	return form.Dict(form.Fields{"url": form.Need(form.URL(maxURL, schemes...))})
}

func thumbnailRule(at form.Place, v any) {
	component(form.Fields{
		"media":       form.Need(mediaRule("http", "https", "attachment")),
		"description": form.Text(0, maxAltText),
		"spoiler":     form.Bool,
	})(at, v)
}

func galleryRule(at form.Place, v any) {
	component(form.Fields{"items": form.Need(form.List(1, maxGalleryItems, form.Dict(form.Fields{
		"media":       form.Need(mediaRule("http", "https", "attachment")),
		"description": form.Text(0, maxAltText),
		"spoiler":     form.Bool,
	})))})(at, v)
}

func fileRule(at form.Place, v any) {
	component(form.Fields{"file": form.Need(mediaRule("attachment")), "spoiler": form.Bool})(at, v)
}

func separatorRule(at form.Place, v any) {
	component(form.Fields{"divider": form.Bool, "spacing": form.Choice(1, 2)})(at, v)
}

func containerRule(at form.Place, v any) {
	inside := form.ByType(map[int]form.Rule{
		componentRow: rowRule, componentSection: sectionRule, componentText: textDisplayRule,
		componentGallery: galleryRule, componentFile: fileRule, componentSeparator: separatorRule,
	})
	component(form.Fields{
		"components":   form.Need(form.List(1, maxComponents, inside)),
		"accent_color": form.Integer(0, maxColour),
		"spoiler":      form.Bool,
	})(at, v)
}
