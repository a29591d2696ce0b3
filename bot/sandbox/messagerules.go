package sandbox

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// purpose is what a message body is for: what may be set differs.
type purpose struct {
	create bool // a new message rather than an edit
	flags  int  // those that may be set
	nonce  bool // enforce_nonce and references mean something
}

var (
	forChannel  = purpose{create: true, flags: flagSuppressEmbeds | flagSilent | flagVoice | flagComponentsV2, nonce: true}
	forPost     = purpose{create: true, flags: flagSuppressEmbeds | flagSilent | flagComponentsV2}
	forReply    = purpose{create: true, flags: flagSuppressEmbeds | flagEphemeral | flagSilent | flagVoice | flagComponentsV2}
	forEdit     = purpose{flags: flagSuppressEmbeds | flagComponentsV2}
	forUpdating = purpose{flags: flagSuppressEmbeds | flagComponentsV2 | flagEphemeral}
)

// messageRule is what a message body must be like.
func messageRule(p purpose) form.Rule {
	return func(at form.Place, v any) {
		fields := form.Fields{
			"content":          form.Text(0, maxContent),
			"tts":              form.Bool,
			"embeds":           form.All(form.List(0, maxEmbeds, embedRule), embedTotal),
			"allowed_mentions": mentionsRule,
			"flags":            form.Integer(0, 1<<31-1),
			"attachments":      form.List(0, maxFiles, attachmentRule),
			"sticker_ids":      form.List(0, maxStickers, form.Snowflake),
		}
		if p.nonce {
			fields["nonce"] = nonceRule
			fields["enforce_nonce"] = form.Bool
			fields["message_reference"] = form.Dict(form.Fields{
				"message_id": form.Need(form.Snowflake), "channel_id": form.Snowflake, "guild_id": form.Snowflake, "fail_if_not_exists": form.Bool,
			})
		}
		m, _ := v.(form.Object)
		v2 := number(m["flags"])&flagComponentsV2 != 0
		fields["components"] = componentsRule(v2)
		if form.Dict(fields)(at, v); v2 {
			onlyComponents(at, m)
		}
	}
}

// onlyComponents says what a message of components v2 may not carry.
func onlyComponents(at form.Place, m form.Object) {
	for _, key := range []string{"content", "embeds", "sticker_ids", "poll"} {
		if present(m[key]) {
			at.Key(key).Fail("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
				fmt.Sprintf("The '%s' field cannot be used when using MessageFlags.IS_COMPONENTS_V2", key))
		}
	}
}

// present reports whether a value says something.
func present(v any) bool {
	switch t := v.(type) {
	case nil:
		return false
	case string:
		return t != ""
	case []any:
		return len(t) > 0
	}
	return true
}

func embedRule(at form.Place, v any) {
	picture := form.Dict(form.Fields{"url": form.URL(maxURL, "http", "https", "attachment")})
	form.Dict(form.Fields{
		"title":       form.Trimmed(0, maxEmbedTitle),
		"description": form.Trimmed(0, maxEmbedText),
		"url":         form.URL(maxURL, "http", "https"),
		"timestamp":   form.Time,
		"color":       form.Integer(0, maxColour),
		"footer":      form.Dict(form.Fields{"text": form.Need(form.Trimmed(0, maxEmbedFooter)), "icon_url": form.URL(maxURL, "http", "https", "attachment")}),
		"image":       picture,
		"thumbnail":   picture,
		"author": form.Dict(form.Fields{
			"name":     form.Need(form.Trimmed(0, maxEmbedAuthor)),
			"url":      form.URL(maxURL, "http", "https"),
			"icon_url": form.URL(maxURL, "http", "https", "attachment"),
		}),
		"fields": form.List(0, maxEmbedFields, form.Dict(form.Fields{
			"name":   form.Need(form.Trimmed(0, maxEmbedFieldName)),
			"value":  form.Need(form.Trimmed(0, maxEmbedFieldText)),
			"inline": form.Bool,
		})),
	})(at, v)
	m, _ := v.(form.Object)
	for _, part := range []string{"title", "description", "fields", "image", "thumbnail", "author", "footer"} {
		if present(m[part]) {
			return
		}
	}
	if m != nil {
		at.Key("description").Fail("BASE_TYPE_REQUIRED", "This field is required")
	}
}

func embedTotal(at form.Place, v any) {
	total := 0
	for _, e := range objects(v) {
		readEmbed(e, func(part any) { total += utf8.RuneCountInString(strings.TrimSpace(text(part))) })
	}
	if total > maxEmbedTotal {
		at.Fail("MAX_EMBED_SIZE_EXCEEDED", fmt.Sprintf("Embed size exceeds maximum size of %d", maxEmbedTotal))
	}
}

func nonceRule(at form.Place, v any) {
	if n, ok := v.(json.Number); ok {
		form.Integer(-1<<63, 1<<63-1)(at, n)
		return
	}
	form.Text(0, maxNonce)(at, v)
}

func attachmentRule(at form.Place, v any) {
	form.Dict(form.Fields{
		"id":          form.Need(form.Snowflake),
		"filename":    form.Text(0, 1024),
		"description": form.Text(0, maxAltText),
	})(at, v)
}

func mentionsRule(at form.Place, v any) {
	form.All(form.Dict(form.Fields{
		"parse":        form.Set(0, 3, form.Word("roles", "users", "everyone")),
		"roles":        form.Set(0, maxMentionIDs, form.Snowflake),
		"users":        form.Set(0, maxMentionIDs, form.Snowflake),
		"replied_user": form.Bool,
	}), exclusiveMentions)(at, v)
}

// exclusiveMentions lets users and roles be named either all or one by one.
func exclusiveMentions(at form.Place, v any) {
	m, _ := v.(form.Object)
	parse, _ := m["parse"].([]any)
	for _, word := range parse {
		key := text(word)
		if list, _ := m[key].([]any); len(list) > 0 {
			at.Fail("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
				fmt.Sprintf("parse:[\"%s\"] and %s: [ids...] are mutually exclusive.", key, key))
		}
	}
}
