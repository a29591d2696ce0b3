package web_test

// What the scripted bot declares and says. All of it is invented.

var commands = []object{
	{"type": 1, "name": "quote", "description": "Show who said what, word for word", "options": []object{
		{"type": 3, "name": "speaker", "description": "Whose words to show", "autocomplete": true, "max_length": 80},
		{"type": 3, "name": "about", "description": "What they spoke of", "min_length": 2, "max_length": 100},
		{"type": 3, "name": "since", "description": "How far back to look", "choices": []object{{"name": "Last day", "value": "day"}, {"name": "Last week", "value": "week"}}},
	}},
	{"type": 1, "name": "news", "description": "Read the news", "options": []object{
		{"type": 1, "name": "latest", "description": "List the latest articles"},
	}},
	{"type": 1, "name": "article", "description": "Keep the articles", "default_member_permissions": "8192", "options": []object{
		{"type": 1, "name": "paste", "description": "Paste the text of an article"},
		{"type": 1, "name": "upload", "description": "Upload an article as a file", "options": []object{
			{"type": 11, "name": "file", "description": "A text, Markdown or HTML file", "required": true},
			{"type": 3, "name": "topic", "description": "Where to file it"},
		}},
	}},
	{"type": 1, "name": "digest", "description": "Look after digests", "default_member_permissions": "32", "options": []object{
		{"type": 1, "name": "subscribe", "description": "Subscribe a channel to a digest", "options": []object{
			{"type": 3, "name": "name", "description": "What to call the digest", "required": true, "max_length": 50},
			{"type": 7, "name": "channel", "description": "Where to post it", "required": true, "channel_types": []int{0, 5}},
			{"type": 3, "name": "at", "description": "Times such as 08:00", "required": true},
			{"type": 4, "name": "stories", "description": "The most stories it carries", "min_value": 1, "max_value": 15},
		}},
	}},
	{"type": 1, "name": "think", "description": "Think for as long as the test likes"},
	{"type": 1, "name": "silence", "description": "Never answer"},
	{"type": 1, "name": "hostile", "description": "Say what an article should not be able to do"},
	{"type": 1, "name": "layout", "description": "Show every component there is"},
	{"type": 3, "name": "Save as article", "default_member_permissions": "8192"},
}

func button(style int, label, id string) object {
	return object{"type": 2, "style": style, "label": label, "custom_id": id}
}

func quoteCard(speaker string, n int) object {
	said := `"A town that cannot be reached after ten o'clock is a town that goes to bed hungry."`
	if n == 2 {
		said = `"A lamp lit with borrowed oil."`
	}
	return object{
		"embeds": []object{{
			"color":       0xb8400f,
			"author":      object{"name": speaker + " · harbour mayor"},
			"description": "> " + said + "\nsaid to the council · A-2M9XD.1",
			"footer":      object{"text": "The Veldmark Tide · 21 Nov 2026 · exact words from A-2M9XD"},
		}},
		"components": []object{{"type": 1, "components": []object{
			button(2, "Another", "another"), button(2, "In context", "context"),
			{"type": 2, "style": 5, "label": "Source", "url": "https://tide.example/ferry"},
		}}},
	}
}

var newsList = object{
	"content": "**Latest**\n1. Veldmark keeps its night ferry\n2. Cannery adds a night shift\n-# The Veldmark Tide · <t:1795334400:R>",
	"flags":   64,
	"components": []object{{"type": 1, "components": []object{{
		"type": 3, "custom_id": "read", "placeholder": "Read…", "options": []object{
			{"label": "Veldmark keeps its night ferry", "value": "ferry", "description": "The Veldmark Tide, today"},
			{"label": "Cannery adds a night shift", "value": "cannery", "description": "Harbour Post, yesterday"},
		}}}}},
}

func inputRow(id, label string, style, most int, required bool) object {
	return object{"type": 1, "components": []object{{
		"type": 4, "custom_id": id, "label": label, "style": style, "max_length": most, "required": required}}}
}

var pasteForm = object{"custom_id": "paste", "title": "Paste an article", "components": []object{
	inputRow("headline", "Headline", 1, 200, false), inputRow("publisher", "Publisher", 1, 80, false),
	inputRow("link", "Link", 1, 512, false), inputRow("published", "Published", 1, 40, false), inputRow("text", "Text", 2, 4000, true),
}}

var digest = object{
	"content": "**Morning briefing · Tue 24 Nov**: Veldmark keeps its night ferry · +6 more",
	"embeds": []object{{
		"color":  0xb8400f,
		"author": object{"name": "All topics · home"},
		"description": "**1. [Veldmark keeps its night ferry](https://tide.example/ferry)**\nThe council voted nine to four on Tuesday evening. The ferry carries about 240 people on a weekday night.\n-# The Veldmark Tide · <t:1795334400:R> · also Harbour Post +2\n\n" +
			"**2. [Cannery on the far shore adds a night shift](https://tide.example/cannery)**\nForty jobs come with it, the company said.\n-# Harbour Post · <t:1795330000:R>",
		"fields": []object{
			{"name": "Quote", "value": "> \"Nobody should have to row that water in January.\"\nMirela Tansou, harbour mayor, [The Veldmark Tide](https://tide.example/ferry)"},
			{"name": "Also today", "value": "[Lighthouse reopens](https://tide.example/light) · [School meals from spring](https://tide.example/meals)"},
		},
		"footer": object{"text": "7 of 23 new articles · 9 merged · 23 Nov 08:00 to 24 Nov 08:00 · sentences quoted from the articles"},
	}},
	"components": []object{
		{"type": 1, "components": []object{{"type": 3, "custom_id": "read", "placeholder": "Read a story", "options": []object{
			{"label": "Veldmark keeps its night ferry", "value": "ferry"}, {"label": "Cannery adds a night shift", "value": "cannery"}}}}},
		{"type": 1, "components": []object{button(2, "All 23", "all"), button(2, "Quotes", "quotes"), button(2, "Why these?", "why")}},
	},
}

const nasty = `<img src=x onerror="window.hacked=1"><script>window.hacked=2</script> ` +
	`[a](javascript:window.hacked=3) [b](data:text/html,x) [https://bank.example](https://thief.example) [good](https://tide.example/ok) ` +
	`</div></article><style>body{display:none}</style> &lt;b&gt; <a href="javascript:window.hacked=4">c</a>`

var hostile = object{
	"content": nasty,
	"embeds": []object{{
		"title": nasty[:200], "author": object{"name": nasty[:200]}, "description": nasty, "footer": object{"text": nasty},
		"fields": []object{{"name": nasty[:200], "value": nasty}},
		"image":  object{"url": "https://elsewhere.example/spy.png"},
	}},
}

var layout = object{
	"flags": 1 << 15,
	"components": []object{{"type": 17, "accent_color": 0x1f7a43, "components": []object{
		{"type": 10, "content": "## Morning briefing\nSeven stories for *Tuesday*"},
		{"type": 14},
		{"type": 9, "components": []object{{"type": 10, "content": "**Veldmark keeps its night ferry**\nThe council voted nine to four."}},
			"accessory": button(1, "Read", "open")},
		{"type": 14, "divider": false, "spacing": 2},
		{"type": 1, "components": []object{button(3, "Yes", "yes"), button(4, "No", "no"),
			{"type": 2, "style": 2, "label": "Off", "custom_id": "off", "disabled": true}}},
		{"type": 1, "components": []object{{"type": 8, "custom_id": "where", "placeholder": "Choose a channel", "channel_types": []int{0}}}},
	}}},
}
