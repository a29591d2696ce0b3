package sandbox_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// A refused request is one that Discord would not take.
type refused struct {
	name   string
	method string
	path   string // {news}, {forum}, {voice} … stand for channels, {app}, {home} for what they say
	body   any
	status int
	code   int
	at     string // path of the fault within "errors", with its word: "embeds/0/title BASE_TYPE_MAX_LENGTH"
}

func x(n int) string { return strings.Repeat("x", n) }

func times(n int, one func(i int) object) []object {
	out := make([]object, n)
	for i := range out {
		out[i] = one(i)
	}
	return out
}

// ids are so many of them, each another.
func ids(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprint(i + 1)
	}
	return out
}

func same(n int, v object) []object { return times(n, func(int) object { return v }) }

func embed(v object) object { return object{"embeds": []object{v}} }

func button(v object) object {
	b := object{"type": 2, "style": 1, "label": "x", "custom_id": "y"}
	for k, e := range v {
		b[k] = e
	}
	return b
}

func row(parts ...object) object {
	return object{"type": 1, "components": append([]object{}, parts...)}
}

func rows(list ...object) object { return object{"content": "c", "components": list} }

func menu(v object) object {
	m := object{"type": 3, "custom_id": "m", "options": []object{{"label": "l", "value": "v"}}}
	for k, e := range v {
		m[k] = e
	}
	return m
}

func v2(parts ...object) object { return object{"flags": 1 << 15, "components": parts} }

func shown(s string) object { return object{"type": 10, "content": s} }

const (
	postNews = "/channels/{news}/messages"
	globals  = "/applications/{app}/commands"
)

var badMessages = []refused{
	{name: "content of 2001 characters", body: object{"content": x(2001)}, at: "content BASE_TYPE_MAX_LENGTH"},
	{name: "content that is a list", body: object{"content": []string{"a"}}, at: "content STRING_TYPE_CONVERT"},
	{name: "nothing at all", body: object{}, code: 50006},
	{name: "only white space", body: object{"content": "   "}, code: 50006},
	{name: "11 embeds", body: object{"embeds": same(11, object{"title": "a"})}, at: "embeds BASE_TYPE_MAX_LENGTH"},
	{name: "embeds that are no list", body: object{"embeds": object{"title": "a"}}, at: "embeds LIST_TYPE_CONVERT"},
	{name: "an embed that is a string", body: object{"embeds": []string{"a"}}, at: "embeds/0 MODEL_TYPE_CONVERT"},
	{name: "an empty embed", body: embed(object{}), at: "embeds/0/description BASE_TYPE_REQUIRED"},
	{name: "title of 257", body: embed(object{"title": x(257)}), at: "embeds/0/title BASE_TYPE_MAX_LENGTH"},
	{name: "description of 4097", body: embed(object{"description": x(4097)}), at: "embeds/0/description BASE_TYPE_MAX_LENGTH"},
	{name: "26 fields", body: embed(object{"fields": same(26, object{"name": "a", "value": "b"})}), at: "embeds/0/fields BASE_TYPE_MAX_LENGTH"},
	{name: "a field without a name", body: embed(object{"fields": []object{{"value": "b"}}}), at: "embeds/0/fields/0/name BASE_TYPE_REQUIRED"},
	{name: "a field without a value", body: embed(object{"fields": []object{{"name": "b"}}}), at: "embeds/0/fields/0/value BASE_TYPE_REQUIRED"},
	{name: "field name of 257", body: embed(object{"fields": []object{{"name": x(257), "value": "b"}}}), at: "embeds/0/fields/0/name BASE_TYPE_MAX_LENGTH"},
	{name: "field value of 1025", body: embed(object{"fields": []object{{"name": "a", "value": x(1025)}}}), at: "embeds/0/fields/0/value BASE_TYPE_MAX_LENGTH"},
	{name: "footer of 2049", body: embed(object{"title": "a", "footer": object{"text": x(2049)}}), at: "embeds/0/footer/text BASE_TYPE_MAX_LENGTH"},
	{name: "author of 257", body: embed(object{"title": "a", "author": object{"name": x(257)}}), at: "embeds/0/author/name BASE_TYPE_MAX_LENGTH"},
	{name: "an author without a name", body: embed(object{"title": "a", "author": object{"url": "https://example.org"}}), at: "embeds/0/author/name BASE_TYPE_REQUIRED"},
	{name: "a footer without text", body: embed(object{"title": "a", "footer": object{"icon_url": "https://example.org/i.png"}}), at: "embeds/0/footer/text BASE_TYPE_REQUIRED"},
	{name: "6001 characters over embeds", body: object{"embeds": []object{{"description": x(4000)}, {"description": x(2001)}}}, at: "embeds MAX_EMBED_SIZE_EXCEEDED"},
	{name: "a colour too large", body: embed(object{"title": "a", "color": 16777216}), at: "embeds/0/color NUMBER_TYPE_MAX"},
	{name: "a negative colour", body: embed(object{"title": "a", "color": -1}), at: "embeds/0/color NUMBER_TYPE_MIN"},
	{name: "a colour that is a word", body: embed(object{"title": "a", "color": "red"}), at: "embeds/0/color NUMBER_TYPE_COERCE"},
	{name: "a time that is none", body: embed(object{"title": "a", "timestamp": "yesterday"}), at: "embeds/0/timestamp DATE_TIME_TYPE_PARSE"},
	{name: "a link of another scheme", body: embed(object{"title": "a", "url": "ftp://example.org"}), at: "embeds/0/url URL_TYPE_INVALID_SCHEME"},
	{name: "a link that is none", body: embed(object{"title": "a", "url": "example"}), at: "embeds/0/url URL_TYPE_INVALID_URL"},
	{name: "a picture of another scheme", body: embed(object{"title": "a", "image": object{"url": "data:image/png;base64,"}}), at: "embeds/0/image/url URL_TYPE_INVALID_SCHEME"},
	{name: "a link of 2049 characters", body: embed(object{"title": "a", "url": "https://example.org/" + x(2029)}), at: "embeds/0/url BASE_TYPE_MAX_LENGTH"},
	{name: "a nonce of 26", body: object{"content": "a", "nonce": x(26)}, at: "nonce BASE_TYPE_MAX_LENGTH"},
	{name: "tts that is a word", body: object{"content": "a", "tts": "yes"}, at: "tts BOOLEAN_TYPE_CONVERT"},
	{name: "parse with an unknown word", body: object{"content": "a", "allowed_mentions": object{"parse": []string{"all"}}}, at: "allowed_mentions/parse/0 BASE_TYPE_CHOICES"},
	{name: "parse and ids of users at once", body: object{"content": "a", "allowed_mentions": object{"parse": []string{"users"}, "users": []string{"1"}}}, at: "allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"},
	{name: "101 users to mention", body: object{"content": "a", "allowed_mentions": object{"users": ids(101)}}, at: "allowed_mentions/users BASE_TYPE_MAX_LENGTH"},
	{name: "a user to mention twice", body: object{"content": "a", "allowed_mentions": object{"users": []string{"1", "2", "1"}}}, at: "allowed_mentions/users/2 SET_TYPE_ALREADY_CONTAINS_VALUE"},
	{name: "roles to mention twice over", body: object{"content": "a", "allowed_mentions": object{"parse": []string{"roles", "roles"}}}, at: "allowed_mentions/parse/1 SET_TYPE_ALREADY_CONTAINS_VALUE"},
	{name: "a user to mention that is none", body: object{"content": "a", "allowed_mentions": object{"users": []string{"ann"}}}, at: "allowed_mentions/users/0 NUMBER_TYPE_COERCE"},
	{name: "a reply to nothing there", body: object{"content": "a", "message_reference": object{"message_id": "5"}}, at: "message_reference REPLIES_UNKNOWN_MESSAGE"},
	{name: "a reply to no id", body: object{"content": "a", "message_reference": object{}}, at: "message_reference/message_id BASE_TYPE_REQUIRED"},
	{name: "flags that are a word", body: object{"content": "a", "flags": "silent"}, at: "flags NUMBER_TYPE_COERCE"},
	{name: "4 stickers", body: object{"content": "a", "sticker_ids": []string{"1", "2", "3", "4"}}, at: "sticker_ids BASE_TYPE_MAX_LENGTH"},
	{name: "an attachment without an id", body: object{"content": "a", "attachments": []object{{"filename": "f"}}}, at: "attachments/0/id BASE_TYPE_REQUIRED"},
	{name: "an alternative text of 1025", body: object{"content": "a", "attachments": []object{{"id": 0, "description": x(1025)}}}, at: "attachments/0/description BASE_TYPE_MAX_LENGTH"},
	{name: "broken JSON", body: `{"content":`, code: 50109},
	{name: "two JSON values", body: `{"content":"a"}{}`, code: 50109},
}

var badComponents = []refused{
	{name: "6 rows", body: rows(times(6, func(i int) object { return row(button(object{"custom_id": fmt.Sprint(i)})) })...), at: "components BASE_TYPE_MAX_LENGTH"},
	{name: "a component of no known type", body: rows(object{"type": 99}), at: "components/0 UNION_TYPE_CHOICES"},
	{name: "a component without a type", body: rows(object{"components": []object{}}), at: "components/0/type BASE_TYPE_REQUIRED"},
	{name: "a button outside a row", body: rows(button(nil)), at: "components/0 UNION_TYPE_CHOICES"},
	{name: "an empty row", body: rows(row()), at: "components/0/components BASE_TYPE_BAD_LENGTH"},
	{name: "6 buttons in a row", body: rows(row(times(6, func(i int) object { return button(object{"custom_id": fmt.Sprint(i)}) })...)), at: "components/0/components BASE_TYPE_BAD_LENGTH"},
	{name: "a menu beside a button", body: rows(row(button(nil), menu(nil))), at: "components/0/components/1 COMPONENT_LAYOUT_WIDTH_EXCEEDED"},
	{name: "two menus in a row", body: rows(row(menu(nil), menu(object{"custom_id": "n"}))), at: "components/0/components/1 COMPONENT_LAYOUT_WIDTH_EXCEEDED"},
	{name: "a row in a row", body: rows(row(row(button(nil)))), at: "components/0/components/0 UNION_TYPE_CHOICES"},
	{name: "a custom id of 101", body: rows(row(button(object{"custom_id": x(101)}))), at: "components/0/components/0/custom_id BASE_TYPE_BAD_LENGTH"},
	{name: "an empty custom id", body: rows(row(button(object{"custom_id": ""}))), at: "components/0/components/0/custom_id BASE_TYPE_BAD_LENGTH"},
	{name: "a button without a custom id", body: rows(row(object{"type": 2, "style": 1, "label": "x"})), at: "components/0/components/0/custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"},
	{name: "a custom id used twice", body: rows(row(button(nil), button(nil))), at: "components/0/components/1/custom_id COMPONENT_CUSTOM_ID_DUPLICATED"},
	{name: "a label of 81", body: rows(row(button(object{"label": x(81)}))), at: "components/0/components/0/label BASE_TYPE_MAX_LENGTH"},
	{name: "a button without a face", body: rows(row(object{"type": 2, "style": 1, "custom_id": "y"})), at: "components/0/components/0 BUTTON_COMPONENT_INVALID_FACE"},
	{name: "a style of 7", body: rows(row(button(object{"style": 7}))), at: "components/0/components/0/style BASE_TYPE_CHOICES"},
	{name: "a button without a style", body: rows(row(object{"type": 2, "label": "x", "custom_id": "y"})), at: "components/0/components/0/style BASE_TYPE_REQUIRED"},
	{name: "a link button without a link", body: rows(row(object{"type": 2, "style": 5, "label": "x"})), at: "components/0/components/0/url BUTTON_COMPONENT_URL_REQUIRED"},
	{name: "a link button with a custom id", body: rows(row(button(object{"style": 5, "url": "https://example.org"}))), at: "components/0/components/0/custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"},
	{name: "a button that acts, with a link", body: rows(row(button(object{"url": "https://example.org"}))), at: "components/0/components/0/url BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"},
	{name: "a button's link of 513", body: rows(row(object{"type": 2, "style": 5, "label": "x", "url": "https://example.org/" + x(493)})), at: "components/0/components/0/url BASE_TYPE_MAX_LENGTH"},
	{name: "a button's link of another scheme", body: rows(row(object{"type": 2, "style": 5, "label": "x", "url": "javascript:alert(1)"})), at: "components/0/components/0/url URL_TYPE_INVALID_SCHEME"},
	{name: "a premium button with a label", body: rows(row(button(object{"style": 6}))), at: "components/0/components/0/sku_id BUTTON_COMPONENT_SKU_ID_REQUIRED"},
	{name: "a menu without options", body: rows(row(menu(object{"options": []object{}}))), at: "components/0/components/0/options BASE_TYPE_BAD_LENGTH"},
	{name: "26 options in a menu", body: rows(row(menu(object{"options": times(26, func(i int) object { return object{"label": "l", "value": fmt.Sprint(i)} })}))), at: "components/0/components/0/options BASE_TYPE_BAD_LENGTH"},
	{name: "a menu without a custom id", body: rows(row(object{"type": 3, "options": []object{{"label": "l", "value": "v"}}})), at: "components/0/components/0/custom_id BASE_TYPE_REQUIRED"},
	{name: "a placeholder of 151", body: rows(row(menu(object{"placeholder": x(151)}))), at: "components/0/components/0/placeholder BASE_TYPE_MAX_LENGTH"},
	{name: "an option's label of 101", body: rows(row(menu(object{"options": []object{{"label": x(101), "value": "v"}}}))), at: "components/0/components/0/options/0/label BASE_TYPE_BAD_LENGTH"},
	{name: "an option's value of 101", body: rows(row(menu(object{"options": []object{{"label": "l", "value": x(101)}}}))), at: "components/0/components/0/options/0/value BASE_TYPE_BAD_LENGTH"},
	{name: "an option's description of 101", body: rows(row(menu(object{"options": []object{{"label": "l", "value": "v", "description": x(101)}}}))), at: "components/0/components/0/options/0/description BASE_TYPE_MAX_LENGTH"},
	{name: "an option without a value", body: rows(row(menu(object{"options": []object{{"label": "l"}}}))), at: "components/0/components/0/options/0/value BASE_TYPE_REQUIRED"},
	{name: "an option's value used twice", body: rows(row(menu(object{"options": same(2, object{"label": "l", "value": "v"})}))), at: "components/0/components/0/options/1/value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"},
	{name: "min_values over max_values", body: rows(row(menu(object{"min_values": 2, "max_values": 1}))), at: "components/0/components/0/min_values SELECT_COMPONENT_MIN_MAX_INVALID"},
	{name: "max_values of 26", body: rows(row(menu(object{"max_values": 26}))), at: "components/0/components/0/max_values NUMBER_TYPE_MAX"},
	{name: "max_values of 0", body: rows(row(menu(object{"min_values": 0, "max_values": 0}))), at: "components/0/components/0/max_values NUMBER_TYPE_MIN"},
	{name: "two chosen where one may be", body: rows(row(menu(object{"options": times(2, func(i int) object { return object{"label": "l", "value": fmt.Sprint(i), "default": true} })}))), at: "components/0/components/0/options SELECT_COMPONENT_DEFAULTS_EXCEEDED"},
	{name: "a text input in a message", body: rows(row(object{"type": 4, "custom_id": "i", "style": 1, "label": "l"})), at: "components/0/components/0 UNION_TYPE_CHOICES"},
	{name: "a text display without the flag", body: rows(shown("x")), at: "components/0 UNION_TYPE_CHOICES"},
	{name: "content beside components v2", body: object{"flags": 1 << 15, "content": "c", "components": []object{shown("x")}}, at: "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"},
	{name: "embeds beside components v2", body: object{"flags": 1 << 15, "embeds": []object{{"title": "t"}}, "components": []object{shown("x")}}, at: "embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"},
	{name: "41 components", body: v2(same(41, shown("x"))...), at: "components BASE_TYPE_MAX_LENGTH"},
	{name: "41 components, nested ones counted", body: v2(object{"type": 17, "components": same(40, shown("x"))}), at: "components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"},
	{name: "4001 characters shown", body: v2(shown(x(4000)), shown("x")), at: "components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"},
	{name: "an empty text display", body: v2(shown("")), at: "components/0/content BASE_TYPE_BAD_LENGTH"},
	{name: "a section without an accessory", body: v2(object{"type": 9, "components": []object{shown("x")}}), at: "components/0/accessory BASE_TYPE_REQUIRED"},
	{name: "a section of 4 texts", body: v2(object{"type": 9, "components": same(4, shown("x")), "accessory": button(nil)}), at: "components/0/components BASE_TYPE_BAD_LENGTH"},
	{name: "a section with a menu beside it", body: v2(object{"type": 9, "components": []object{shown("x")}, "accessory": menu(nil)}), at: "components/0/accessory UNION_TYPE_CHOICES"},
	{name: "a gallery of 11", body: v2(object{"type": 12, "items": same(11, object{"media": object{"url": "https://example.org/a.png"}})}), at: "components/0/items BASE_TYPE_BAD_LENGTH"},
	{name: "an empty gallery", body: v2(object{"type": 12, "items": []object{}}), at: "components/0/items BASE_TYPE_BAD_LENGTH"},
	{name: "a file from elsewhere", body: v2(object{"type": 13, "file": object{"url": "https://example.org/a.txt"}}), at: "components/0/file/url URL_TYPE_INVALID_SCHEME"},
	{name: "a separator of spacing 3", body: v2(object{"type": 14, "spacing": 3}), at: "components/0/spacing BASE_TYPE_CHOICES"},
	{name: "a container in a container", body: v2(object{"type": 17, "components": []object{{"type": 17, "components": []object{shown("x")}}}}), at: "components/0/components/0 UNION_TYPE_CHOICES"},
	{name: "an empty container", body: v2(object{"type": 17, "components": []object{}}), at: "components/0/components BASE_TYPE_BAD_LENGTH"},
	{name: "a container's colour too large", body: v2(object{"type": 17, "accent_color": 1 << 24, "components": []object{shown("x")}}), at: "components/0/accent_color NUMBER_TYPE_MAX"},
	{name: "an id used twice", body: v2(object{"type": 10, "id": 7, "content": "x"}, object{"type": 10, "id": 7, "content": "y"}), at: "components/1/id COMPONENT_ID_DUPLICATED"},
	{name: "a negative id", body: v2(object{"type": 10, "id": -1, "content": "x"}), at: "components/0/id NUMBER_TYPE_MIN"},
}

// command is a slash command with something else about it.
func command(v object) object {
	c := object{"name": "brief", "description": "d"}
	for k, e := range v {
		c[k] = e
	}
	return c
}

func opt(v object) object {
	o := object{"type": 3, "name": "o", "description": "d"}
	for k, e := range v {
		o[k] = e
	}
	return o
}

func opts(list ...object) object { return command(object{"options": list}) }

var badCommands = []refused{
	{name: "no name", body: object{"description": "d"}, at: "name BASE_TYPE_REQUIRED"},
	{name: "a name in capitals", body: command(object{"name": "Brief"}), at: "name APPLICATION_COMMAND_INVALID_NAME"},
	{name: "a name with a space", body: command(object{"name": "a b"}), at: "name STRING_TYPE_REGEX"},
	{name: "a name with punctuation", body: command(object{"name": "a.b"}), at: "name STRING_TYPE_REGEX"},
	{name: "a name of 33", body: command(object{"name": x(33)}), at: "name BASE_TYPE_BAD_LENGTH"},
	{name: "an empty name", body: command(object{"name": ""}), at: "name BASE_TYPE_BAD_LENGTH"},
	{name: "no description", body: object{"name": "a"}, at: "description BASE_TYPE_REQUIRED"},
	{name: "a description of 101", body: command(object{"description": x(101)}), at: "description BASE_TYPE_BAD_LENGTH"},
	{name: "a description of a message command", body: object{"name": "Save", "type": 3, "description": "d"}, at: "description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION"},
	{name: "options of a message command", body: object{"name": "Save", "type": 3, "options": []object{opt(nil)}}, at: "options BASE_TYPE_MAX_LENGTH"},
	{name: "a command of type 9", body: command(object{"type": 9}), at: "type BASE_TYPE_CHOICES"},
	{name: "26 options", body: opts(times(26, func(i int) object { return opt(object{"name": fmt.Sprint("o", i)}) })...), at: "options BASE_TYPE_MAX_LENGTH"},
	{name: "an option of type 12", body: opts(opt(object{"type": 12})), at: "options/0 UNION_TYPE_CHOICES"},
	{name: "an option without a type", body: opts(object{"name": "o", "description": "d"}), at: "options/0/type BASE_TYPE_REQUIRED"},
	{name: "an option without a description", body: opts(object{"name": "o", "type": 3}), at: "options/0/description BASE_TYPE_REQUIRED"},
	{name: "an option's description of 101", body: opts(opt(object{"description": x(101)})), at: "options/0/description BASE_TYPE_BAD_LENGTH"},
	{name: "an option in capitals", body: opts(opt(object{"name": "Who"})), at: "options/0/name APPLICATION_COMMAND_INVALID_NAME"},
	{name: "two options of one name", body: opts(opt(nil), opt(nil)), at: "options/1 APPLICATION_COMMAND_OPTIONS_NAME_INVALID"},
	{name: "a required option after one that is not", body: opts(opt(nil), opt(object{"name": "p", "required": true})), at: "options/1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"},
	{name: "26 choices", body: opts(opt(object{"choices": times(26, func(i int) object { return object{"name": "n", "value": fmt.Sprint(i)} })})), at: "options/0/choices BASE_TYPE_MAX_LENGTH"},
	{name: "a choice's name of 101", body: opts(opt(object{"choices": []object{{"name": x(101), "value": "v"}}})), at: "options/0/choices/0/name BASE_TYPE_BAD_LENGTH"},
	{name: "a choice's value of 101", body: opts(opt(object{"choices": []object{{"name": "n", "value": x(101)}}})), at: "options/0/choices/0/value BASE_TYPE_BAD_LENGTH"},
	{name: "a choice without a value", body: opts(opt(object{"choices": []object{{"name": "n"}}})), at: "options/0/choices/0/value BASE_TYPE_REQUIRED"},
	{name: "a word among numbers", body: opts(opt(object{"type": 4, "choices": []object{{"name": "n", "value": "one"}}})), at: "options/0/choices/0/value NUMBER_TYPE_COERCE"},
	{name: "choices with autocomplete", body: opts(opt(object{"autocomplete": true, "choices": []object{{"name": "n", "value": "v"}}})), at: "options/0/choices APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE"},
	{name: "autocomplete of a channel", body: opts(opt(object{"type": 7, "autocomplete": true})), at: "options/0/autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE"},
	{name: "a least length over the greatest", body: opts(opt(object{"min_length": 5, "max_length": 4})), at: "options/0/min_length APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID"},
	{name: "a greatest length of 0", body: opts(opt(object{"max_length": 0})), at: "options/0/max_length NUMBER_TYPE_MIN"},
	{name: "a greatest length of 6001", body: opts(opt(object{"max_length": 6001})), at: "options/0/max_length NUMBER_TYPE_MAX"},
	{name: "a channel of type 99", body: opts(opt(object{"type": 7, "channel_types": []int{99}})), at: "options/0/channel_types/0 BASE_TYPE_CHOICES"},
	{name: "a type of channel twice", body: opts(opt(object{"type": 7, "channel_types": []int{0, 5, 0}})), at: "options/0/channel_types/2 SET_TYPE_ALREADY_CONTAINS_VALUE"},
	{name: "a subcommand beside an option", body: opts(opt(nil), opt(object{"type": 1, "name": "s"})), at: "options/1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
	{name: "a group in a group", body: opts(opt(object{"type": 2, "options": []object{opt(object{"type": 2})}})), at: "options/0/options/0 UNION_TYPE_CHOICES"},
	{name: "a subcommand in a subcommand", body: opts(opt(object{"type": 1, "options": []object{opt(object{"type": 1})}})), at: "options/0/options/0 UNION_TYPE_CHOICES"},
	{name: "an option in a group", body: opts(opt(object{"type": 2, "options": []object{opt(nil)}})), at: "options/0/options/0 UNION_TYPE_CHOICES"},
	{name: "8001 characters in all", body: large(8001), at: " APPLICATION_COMMAND_TOO_LARGE"},
	{name: "an unknown locale", body: command(object{"name_localizations": object{"xx": "a"}}), at: "name_localizations/xx BASE_TYPE_CHOICES"},
	{name: "a translated name in capitals", body: command(object{"name_localizations": object{"de": "Kurz"}}), at: "name_localizations/de APPLICATION_COMMAND_INVALID_NAME"},
	{name: "a translated description of 101", body: command(object{"description_localizations": object{"de": x(101)}}), at: "description_localizations/de BASE_TYPE_BAD_LENGTH"},
	{name: "permissions that are a word", body: command(object{"default_member_permissions": "all"}), at: "default_member_permissions NUMBER_TYPE_COERCE"},
	{name: "a context of 3", body: command(object{"contexts": []int{3}}), at: "contexts/0 BASE_TYPE_CHOICES"},
	{name: "a context twice", body: command(object{"contexts": []int{0, 0}}), at: "contexts/1 SET_TYPE_ALREADY_CONTAINS_VALUE"},
	{name: "two commands of one name", method: "PUT", body: []object{command(nil), command(nil)}, at: "1 APPLICATION_COMMANDS_DUPLICATE_NAME"},
	{name: "a fault in the second of a list", method: "PUT", body: []object{command(nil), {"name": "b"}}, at: "1/description BASE_TYPE_REQUIRED"},
	{name: "101 slash commands", method: "PUT", body: times(101, func(i int) object { return command(object{"name": fmt.Sprint("c", i)}) }), code: 30032},
	{name: "16 message commands", method: "PUT", body: times(16, func(i int) object { return object{"name": fmt.Sprint("c", i), "type": 3} }), code: 30032},
	{name: "131 commands", method: "PUT", body: times(131, func(i int) object { return command(object{"name": fmt.Sprint("c", i)}) }), at: " BASE_TYPE_MAX_LENGTH"},
	{name: "a list where a command should be", body: []object{command(nil)}, at: " MODEL_TYPE_CONVERT"},
}

var badElsewhere = []refused{
	{name: "an unknown path", method: "GET", path: "/channels/{news}/massages", status: 404, code: 0},
	{name: "a method that is not there", method: "PUT", path: postNews, body: object{}, status: 405, code: 0},
	{name: "an unknown channel", method: "POST", path: "/channels/7/messages", body: object{"content": "a"}, status: 404, code: 10003},
	{name: "a channel that is a name", method: "GET", path: "/channels/general/messages", status: 400, code: 50035, at: "channel_id NUMBER_TYPE_COERCE"},
	{name: "an unknown message", method: "GET", path: postNews + "/7", status: 404, code: 10008},
	{name: "an edit of an unknown message", method: "PATCH", path: postNews + "/7", body: object{"content": "a"}, status: 404, code: 10008},
	{name: "an unknown server", method: "GET", path: "/guilds/7", status: 404, code: 10004},
	{name: "an unknown member", method: "GET", path: "/guilds/{home}/members/{stranger}", status: 404, code: 10007},
	{name: "an unknown user", method: "GET", path: "/users/7", status: 404, code: 10013},
	{name: "an unknown command", method: "GET", path: globals + "/7", status: 404, code: 10063},
	{name: "commands of another application", method: "GET", path: "/applications/7/commands", status: 403, code: 20012},
	{name: "commands of a server without the bot", method: "GET", path: "/applications/{app}/guilds/7/commands", status: 403, code: 50001},
	{name: "no permissions decided", method: "GET", path: "/applications/{app}/guilds/{home}/commands/7/permissions", status: 404, code: 10066},
	{name: "an answer to no interaction", method: "POST", path: "/interactions/7/tok/callback", body: object{"type": 5}, status: 404, code: 10062},
	{name: "a follow-up to nothing", method: "POST", path: "/webhooks/{app}/tok", body: object{"content": "a"}, status: 404, code: 10015},
	{name: "a reply to nothing", method: "GET", path: "/webhooks/{app}/tok/messages/@original", status: 404, code: 10015},
	{name: "history of 0", method: "GET", path: postNews + "?limit=0", status: 400, code: 50035, at: "limit NUMBER_TYPE_MIN"},
	{name: "history of 101", method: "GET", path: postNews + "?limit=101", status: 400, code: 50035, at: "limit NUMBER_TYPE_MAX"},
	{name: "history of many", method: "GET", path: postNews + "?limit=many", status: 400, code: 50035, at: "limit NUMBER_TYPE_COERCE"},
	{name: "a message to a forum", method: "POST", path: "/channels/{forum}/messages", body: object{"content": "a"}, code: 40058},
	{name: "a post without a message", method: "POST", path: "/channels/{forum}/threads", body: object{"name": "t"}, at: "message BASE_TYPE_REQUIRED"},
	{name: "a post without a name", method: "POST", path: "/channels/{forum}/threads", body: object{"message": object{"content": "a"}}, at: "name BASE_TYPE_REQUIRED"},
	{name: "a post's name of 101", method: "POST", path: "/channels/{forum}/threads", body: object{"name": x(101), "message": object{"content": "a"}}, at: "name BASE_TYPE_BAD_LENGTH"},
	{name: "a fault in a post's message", method: "POST", path: "/channels/{forum}/threads", body: object{"name": "t", "message": embed(object{"title": x(300)})}, at: "message/embeds/0/title BASE_TYPE_MAX_LENGTH"},
	{name: "6 tags", method: "POST", path: "/channels/{forum}/threads", body: object{"name": "t", "message": object{"content": "a"}, "applied_tags": []string{"1", "2", "3", "4", "5", "6"}}, at: "applied_tags BASE_TYPE_MAX_LENGTH"},
	{name: "a tag that is not there", method: "POST", path: "/channels/{forum}/threads", body: object{"name": "t", "message": object{"content": "a"}, "applied_tags": []string{"1"}}, at: "applied_tags/0 BASE_TYPE_CHOICES"},
	{name: "an empty post", method: "POST", path: "/channels/{forum}/threads", body: object{"name": "t", "message": object{"content": ""}}, code: 50006},
	{name: "a thread archived after 61 minutes", method: "POST", path: "/channels/{news}/threads", body: object{"name": "t", "type": 11, "auto_archive_duration": 61}, at: "auto_archive_duration BASE_TYPE_CHOICES"},
	{name: "a private thread, by default", method: "POST", path: "/channels/{news}/threads", body: object{"name": "t"}, status: 403, code: 50013},
	{name: "bulk deletion of one", method: "POST", path: postNews + "/bulk-delete", body: object{"messages": []string{"7"}}, status: 403, code: 50013},
	{name: "deletion of a channel", method: "DELETE", path: "/channels/{news}", status: 403, code: 50013},
	{name: "a direct message to nobody", method: "POST", path: "/users/@me/channels", body: object{"recipient_id": "7"}, status: 403, code: 50007},
	{name: "a direct message without a recipient", method: "POST", path: "/users/@me/channels", body: object{}, at: "recipient_id BASE_TYPE_REQUIRED"},
}

// TestWhatDiscordRefusesIsRefused holds every limit to its status, code and
// place in the tree.
func TestWhatDiscordRefusesIsRefused(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	path := strings.NewReplacer("{news}", b.info.Channels["news"], "{forum}", b.info.Channels["forum"], "{app}", b.info.ApplicationID,
		"{home}", b.info.Guilds["home"], "{stranger}", b.info.People["stranger"]).Replace
	count := 0
	for _, table := range []struct {
		cases        []refused
		method, path string
	}{{badMessages, "POST", postNews}, {badComponents, "POST", postNews}, {badCommands, "POST", globals}, {badElsewhere, "", ""}} {
		for _, tc := range table.cases {
			if tc.method == "" {
				tc.method = table.method
			}
			if tc.path == "" {
				tc.path = table.path
			}
			if tc.status == 0 {
				tc.status = 400
			}
			if tc.at != "" {
				tc.code = 50035
			}
			count++
			t.Run(tc.name, func(t *testing.T) {
				b := *b
				b.t = t
				tc.check(t, b.rest(tc.method, path(tc.path), tc.body))
			})
		}
	}
	if count < 120 {
		t.Errorf("the tables hold %d bad requests, want at least 120", count)
	}
}

// check fails the test when an answer is not the refusal that is wanted.
func (tc refused) check(t *testing.T, a answer) {
	t.Helper()
	if a.status != tc.status || a.at("code") != float64(tc.code) {
		t.Errorf("%s: got %d %s, want %d with code %d", tc.name, a.status, a.body, tc.status, tc.code)
		return
	}
	if place, word, ok := strings.Cut(tc.at, " "); ok {
		if got := a.at(strings.TrimSuffix("errors/"+place, "/") + "/_errors/0/code"); got != word {
			t.Errorf("%s: at %q: got %v, want %s in %s", tc.name, place, got, word, a.body)
			return
		}
	}
	counts.add(refusals, 1)
}
