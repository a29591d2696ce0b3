package sandbox

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// A blob is the content of an attachment.
type blob struct {
	name string
	kind string
	data []byte
}

// draft is a message body on its way to becoming a message.
type draft struct {
	body  form.Object
	files []upload
	host  string
	// mentions tells whom the content mentions when allowed_mentions is not given.
	mentions []string
}

// write puts what the body says into m, which is in ch. What the body does not
// name stays as it is, so it serves new messages and edits alike.
func (s *Server) write(m *Message, ch *channel, d draft) error {
	if err := s.attach(m, d); err != nil {
		return err
	}
	if v, ok := d.body["content"]; ok {
		m.Content = strings.TrimSpace(text(v))
	}
	if v, ok := d.body["embeds"]; ok {
		m.Embeds = s.embeds(objects(v), m)
	}
	if v, ok := d.body["components"]; ok {
		m.Components = s.components(objects(v), m)
	}
	if _, ok := d.body["content"]; ok {
		s.mention(m, ch, d)
	}
	if m.Content == "" && len(m.Embeds) == 0 && len(m.Components) == 0 && len(m.Attachments) == 0 {
		return errEmptyMessage
	}
	return nil
}

// attach adds the uploaded files, and on an edit keeps only those named.
func (s *Server) attach(m *Message, d draft) error {
	named := objects(d.body["attachments"])
	if _, ok := d.body["attachments"]; ok {
		m.Attachments = slices.DeleteFunc(slices.Clone(m.Attachments), func(a *Attachment) bool {
			return !slices.ContainsFunc(named, func(n form.Object) bool { return fmt.Sprint(n["id"]) == a.ID.String() })
		})
	}
	if len(m.Attachments)+len(d.files) > maxFiles {
		return errTooManyFiles
	}
	for _, f := range d.files {
		if len(f.data) > maxFile {
			return errFileTooLarge
		}
		a := s.keepFile(f, m.ChannelID, d.host)
		a.Ephemeral = m.Ephemeral()
		if i, ok := f.index(); ok {
			for _, n := range named {
				if fmt.Sprint(n["id"]) == i {
					a.Description = text(n["description"])
				}
			}
		}
		m.Attachments = append(m.Attachments, a)
	}
	return nil
}

// keepFile stores a file and gives the attachment that points to it.
func (s *Server) keepFile(f upload, ch Snowflake, host string) *Attachment {
	id := s.newID()
	s.blobs[id] = &blob{name: f.name, kind: f.kind, data: f.data}
	link := fmt.Sprintf("http://%s/attachments/%s/%s/%s", host, ch, id, url.PathEscape(f.name))
	return &Attachment{ID: id, Filename: f.name, Size: len(f.data), URL: link, ProxyURL: link, ContentType: f.kind}
}

// embeds turns embeds as sent into embeds as kept: nulls gone, type rich, text
// trimmed, uploaded pictures found.
func (s *Server) embeds(list []form.Object, m *Message) []map[string]any {
	out := []map[string]any{}
	for _, e := range list {
		kept := tidy(e).(form.Object)
		kept["type"] = "rich"
		for _, ignored := range []string{"provider", "video"} {
			delete(kept, ignored)
		}
		for _, key := range []string{"image", "thumbnail"} {
			if picture, ok := kept[key].(form.Object); ok {
				picture["url"] = m.resolve(text(picture["url"]))
			}
		}
		for _, key := range []string{"author", "footer"} {
			if part, ok := kept[key].(form.Object); ok && part["icon_url"] != nil {
				part["icon_url"] = m.resolve(text(part["icon_url"]))
			}
		}
		for _, f := range objects(kept["fields"]) {
			if f["inline"] == nil {
				f["inline"] = false
			}
		}
		out = append(out, kept)
	}
	return out
}

// resolve turns attachment://name into where that file is.
func (m *Message) resolve(link string) string {
	if name, ok := strings.CutPrefix(link, "attachment://"); ok {
		for _, a := range m.Attachments {
			if a.Filename == name {
				return a.URL
			}
		}
	}
	return link
}

// tidy copies a JSON value without its nulls, its strings trimmed.
func tidy(v any) any {
	switch t := v.(type) {
	case form.Object:
		out := form.Object{}
		for k, e := range t {
			if e != nil {
				out[k] = tidy(e)
			}
		}
		return out
	case []any:
		out := make([]any, len(t))
		for i, e := range t {
			out[i] = tidy(e)
		}
		return out
	case string:
		return strings.TrimSpace(t)
	}
	return v
}

// components turns components as sent into components as kept, each with an id
// and what is true when nothing is said.
func (s *Server) components(list []form.Object, m *Message) []map[string]any {
	out := []map[string]any{}
	for _, c := range list {
		out = append(out, bare(c).(form.Object))
	}
	taken, next := map[int]bool{}, 0
	walkComponents(out, func(c form.Object) { taken[number(c["id"])] = true })
	walkComponents(out, func(c form.Object) {
		if number(c["id"]) == 0 {
			for next++; taken[next]; next++ {
			}
			c["id"] = json.Number(strconv.Itoa(next))
		}
		s.complete(c, m)
	})
	return out
}

// bare copies a JSON value without its nulls.
func bare(v any) any {
	switch t := v.(type) {
	case form.Object:
		out := form.Object{}
		for k, e := range t {
			if e != nil {
				out[k] = bare(e)
			}
		}
		return out
	case []any:
		out := make([]any, len(t))
		for i, e := range t {
			out[i] = bare(e)
		}
		return out
	}
	return v
}

// defaults are what Discord fills in, by component type.
var defaults = map[int]form.Object{
	componentSelect:    {"min_values": 1, "max_values": 1},
	componentUsers:     {"min_values": 1, "max_values": 1},
	componentRoles:     {"min_values": 1, "max_values": 1},
	componentBoth:      {"min_values": 1, "max_values": 1},
	componentChannels:  {"min_values": 1, "max_values": 1},
	componentThumbnail: {"description": nil, "spoiler": false},
	componentFile:      {"name": nil, "size": nil, "spoiler": false},
	componentSeparator: {"spacing": 1, "divider": true},
	componentContainer: {"accent_color": nil, "spoiler": false},
}

func (s *Server) complete(c form.Object, m *Message) {
	for k, v := range defaults[number(c["type"])] {
		if _, ok := c[k]; !ok {
			c[k] = v
		}
	}
	for _, key := range []string{"media", "file"} {
		if media, ok := c[key].(form.Object); ok {
			c[key] = s.unfurled(media, m)
		}
	}
	for _, item := range objects(c["items"]) {
		media, _ := item["media"].(form.Object)
		item["media"] = s.unfurled(media, m)
		maps.Copy(item, form.Object{"description": item["description"], "spoiler": item["spoiler"] == true})
	}
}

func (s *Server) unfurled(media form.Object, m *Message) form.Object {
	link := m.resolve(text(media["url"]))
	return form.Object{"id": s.newID(), "url": link, "proxy_url": link, "width": nil, "height": nil, "content_type": nil}
}

var (
	userMention = regexp.MustCompile(`<@!?(\d+)>`)
	roleMention = regexp.MustCompile(`<@&(\d+)>`)
)

// mention works out whom the content mentions, as far as it may.
func (s *Server) mention(m *Message, ch *channel, d draft) {
	parse, users, roles := d.mentions, []any{}, []any{}
	if allowed, ok := d.body["allowed_mentions"].(form.Object); ok {
		parse = nil
		list, _ := allowed["parse"].([]any)
		for _, word := range list {
			parse = append(parse, text(word))
		}
		users, _ = allowed["users"].([]any)
		roles, _ = allowed["roles"].([]any)
	}
	listed := func(list []any, id string) bool {
		return slices.ContainsFunc(list, func(v any) bool { return fmt.Sprint(v) == id })
	}
	m.Mentions, m.MentionRoles = []*User{}, []Snowflake{}
	for _, hit := range userMention.FindAllStringSubmatch(m.Content, -1) {
		u := s.world.user(parseSnowflake(hit[1]))
		if u != nil && (slices.Contains(parse, "users") || listed(users, hit[1])) && !slices.Contains(m.Mentions, u) {
			m.Mentions = append(m.Mentions, u)
		}
	}
	if ch.guild == nil {
		return
	}
	all := ch.guild.permissionsIn(m.Author.ID, ch).has(permMention)
	for _, hit := range roleMention.FindAllStringSubmatch(m.Content, -1) {
		r := ch.guild.role(parseSnowflake(hit[1]))
		if r != nil && (r.mentionable || all) && (slices.Contains(parse, "roles") || listed(roles, hit[1])) && !slices.Contains(m.MentionRoles, r.id) {
			m.MentionRoles = append(m.MentionRoles, r.id)
		}
	}
	m.MentionEveryone = all && slices.Contains(parse, "everyone") &&
		(strings.Contains(m.Content, "@everyone") || strings.Contains(m.Content, "@here"))
}
