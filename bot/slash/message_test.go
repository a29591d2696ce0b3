package slash

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"
)

func TestEveryWayOutMentionsNobodyAndGivesEveryList(t *testing.T) {
	plain := Message{Text: "hello @everyone"}
	const lists = `"components":[],"embeds":[],"allowed_mentions":{"parse":[],"replied_user":false}`
	tests := []struct {
		name string
		body any
		want string
	}{
		{"answer", response(discordgo.InteractionResponseChannelMessageWithSource, plain), `{"type":4,"data":{"tts":false,"content":"hello @everyone",` + lists + `}}`},
		{"private answer", response(discordgo.InteractionResponseChannelMessageWithSource, Message{Text: "x", Private: true}), `{"type":4,"data":{"tts":false,"content":"x",` + lists + `,"flags":64}}`},
		{"change in place", response(discordgo.InteractionResponseUpdateMessage, Message{Embeds: []*discordgo.MessageEmbed{}}), `{"type":7,"data":{"tts":false,"content":"",` + lists + `}}`},
		{"edit", edit(plain), `{"content":"hello @everyone",` + lists + `}`},
		{"emptied edit", edit(Message{}), `{"content":"",` + lists + `}`},
		{"post", plain.Send(), `{"content":"hello @everyone","embeds":[],"tts":false,"components":[],"allowed_mentions":{"parse":[],"replied_user":false},"sticker_ids":null}`},
		{"follow-up", followUp(Message{Text: "x", Private: true}), `{"content":"x","components":[],"allowed_mentions":{"parse":[],"replied_user":false},"flags":64}`},
		{"public thinking", deferral(Publicly), `{"type":5}`},
		{"private thinking", deferral(Privately), `{"type":5,"data":{"tts":false,"content":"","components":null,"embeds":null,"flags":64}}`},
		{"later in place", deferral(InPlace), `{"type":6}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := json.Marshal(tt.body)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestButtonsMenusAndFormsAreWhatDiscordTakes(t *testing.T) {
	m := Message{Rows: []Row{
		{Buttons: []Button{
			{Label: "Another", Do: Ref{Action: "quote/another", Arg: "A-7K3QF"}},
			{Label: "Remove", Do: Ref{Action: "article remove/confirm"}, Style: discordgo.DangerButton, Off: true},
			{Label: "Source", URL: "https://news.example/grid"},
		}},
		{Menu: &Menu{Placeholder: "Read…", Do: Ref{Action: "news/read"}, Choices: []Choice{{Name: "Grid bill", Value: "A-2M9XD", About: "The Courier"}}}},
	}}
	got, err := json.Marshal(m.components())
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"components":[` +
		`{"label":"Another","style":2,"disabled":false,"custom_id":"d1:quote/another:A-7K3QF","type":2},` +
		`{"label":"Remove","style":4,"disabled":true,"custom_id":"d1:article remove/confirm:","type":2},` +
		`{"label":"Source","style":5,"disabled":false,"url":"https://news.example/grid","type":2}],"type":1},` +
		`{"components":[{"custom_id":"d1:news/read:","placeholder":"Read…","options":[{"label":"Grid bill","value":"A-2M9XD","description":"The Courier","default":false}],"disabled":false,"type":3}],"type":1}]`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("components (-want +got):\n%s", diff)
	}
	form := modal(&Form{Title: "Paste", Do: Ref{Action: "article paste/save"}, Fields: []Field{
		{Name: "headline", Label: "Headline", Max: 200},
		{Name: "text", Label: "Text", Long: true, Required: true, Min: 1, Value: "so far", Placeholder: "Paste it here"},
	}})
	if got, err = json.Marshal(form); err != nil {
		t.Fatal(err)
	}
	want = `{"type":9,"data":{"tts":false,"content":"","components":[` +
		`{"components":[{"custom_id":"headline","label":"Headline","style":1,"required":false,"max_length":200,"type":4}],"type":1},` +
		`{"components":[{"custom_id":"text","label":"Text","style":2,"placeholder":"Paste it here","value":"so far","required":true,"min_length":1,"type":4}],"type":1}],` +
		`"embeds":null,"custom_id":"d1:article paste/save:","title":"Paste"}}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("form (-want +got):\n%s", diff)
	}
}

func TestWhatDiscordWouldRefuseDoesNotPassTheCheck(t *testing.T) {
	s := func(n int) string { return strings.Repeat("x", n) }
	embed := func(e discordgo.MessageEmbed) Message { return Message{Embeds: []*discordgo.MessageEmbed{&e}} }
	embeds := func(n, size int) Message {
		var m Message
		for range n {
			m.Embeds = append(m.Embeds, &discordgo.MessageEmbed{Description: s(size)})
		}
		return m
	}
	fields := func(n int) Message {
		var fs []*discordgo.MessageEmbedField
		for range n {
			fs = append(fs, &discordgo.MessageEmbedField{Name: "n", Value: "v"})
		}
		return embed(discordgo.MessageEmbed{Fields: fs})
	}
	field := func(name, value int) Message {
		return embed(discordgo.MessageEmbed{Fields: []*discordgo.MessageEmbedField{{Name: s(name), Value: s(value)}}})
	}
	do := func(i int) Ref { return Ref{Action: "news/go", Arg: fmt.Sprint(i)} }
	buttons := func(n int) Message {
		var row Row
		for i := range n {
			row.Buttons = append(row.Buttons, Button{Label: "Go", Do: do(i)})
		}
		return Message{Rows: []Row{row}}
	}
	button := func(b Button) Message { return Message{Rows: []Row{{Buttons: []Button{b}}}} }
	rows := func(n int) Message {
		var m Message
		for i := range n {
			m.Rows = append(m.Rows, Row{Buttons: []Button{{Label: "Go", Do: do(i)}}})
		}
		return m
	}
	menu := func(n int, m Menu) Message {
		m.Do = do(0)
		for i := range n {
			m.Choices = append(m.Choices, Choice{Name: "c", Value: fmt.Sprint(i)})
		}
		return Message{Rows: []Row{{Menu: &m}}}
	}
	choice := func(c Choice) Message { return menu(0, Menu{Choices: []Choice{c}}) }
	form := func(n int, f Form) Message {
		f.Do = do(0)
		for i := range n {
			f.Fields = append(f.Fields, Field{Name: fmt.Sprint(i), Label: "l"})
		}
		return Message{Form: &f}
	}
	input := func(f Field) Message { return form(0, Form{Title: "t", Fields: []Field{f}}) }

	tests := []struct {
		name       string
		fits, over Message
	}{
		{"text", Message{Text: s(2000)}, Message{Text: s(2001)}},
		{"text in UTF-16", Message{Text: strings.Repeat("😀", 1000)}, Message{Text: strings.Repeat("😀", 1001)}},
		{"emptiness", Message{Text: "x"}, Message{Text: " \n"}},
		{"embeds", embeds(10, 1), embeds(11, 1)},
		{"all embeds together", embeds(2, 3000), embeds(2, 3001)},
		{"an embed that is not there", embeds(1, 1), Message{Embeds: []*discordgo.MessageEmbed{nil}}},
		{"an embed without anything", embeds(1, 1), embed(discordgo.MessageEmbed{})},
		{"title", embed(discordgo.MessageEmbed{Title: s(256)}), embed(discordgo.MessageEmbed{Title: s(257)})},
		{"description", embed(discordgo.MessageEmbed{Description: s(4096)}), embed(discordgo.MessageEmbed{Description: s(4097)})},
		{"footer", embed(discordgo.MessageEmbed{Footer: &discordgo.MessageEmbedFooter{Text: s(2048)}}), embed(discordgo.MessageEmbed{Footer: &discordgo.MessageEmbedFooter{Text: s(2049)}})},
		{"author", embed(discordgo.MessageEmbed{Author: &discordgo.MessageEmbedAuthor{Name: s(256)}}), embed(discordgo.MessageEmbed{Author: &discordgo.MessageEmbedAuthor{Name: s(257)}})},
		{"fields", fields(25), fields(26)},
		{"a field that is not there", fields(1), embed(discordgo.MessageEmbed{Fields: []*discordgo.MessageEmbedField{nil}})},
		{"field name", field(256, 1), field(257, 1)},
		{"field value", field(1, 1024), field(1, 1025)},
		{"link of an embed", embed(discordgo.MessageEmbed{Title: "t", URL: "https://news.example/"}), embed(discordgo.MessageEmbed{Title: "t", URL: "javascript:alert(1)"})},
		{"rows", rows(5), rows(6)},
		{"buttons of a row", buttons(5), buttons(6)},
		{"an empty row", buttons(1), buttons(0)},
		{"label", button(Button{Label: s(80), Do: do(0)}), button(Button{Label: s(81), Do: do(0)})},
		{"no label", button(Button{Label: "Go", Do: do(0)}), button(Button{Do: do(0)})},
		{"link of a button", button(Button{Label: "Go", URL: "https://e.example/" + s(494)}), button(Button{Label: "Go", URL: "https://e.example/" + s(495)})},
		{"link that is none", button(Button{Label: "Go", URL: "http://e.example"}), button(Button{Label: "Go", URL: "file:///etc/passwd"})},
		{"no action", button(Button{Label: "Go", Do: do(0)}), button(Button{Label: "Go"})},
		{"custom id", button(Button{Label: "Go", Do: Ref{Action: "a", Arg: s(95)}}), button(Button{Label: "Go", Do: Ref{Action: "a", Arg: s(96)}})},
		{"custom id in UTF-8", button(Button{Label: "Go", Do: Ref{Action: "a", Arg: "é"}}), button(Button{Label: "Go", Do: Ref{Action: "a", Arg: "\xff"}})},
		{"custom ids alike", buttons(2), Message{Rows: append(buttons(1).Rows, buttons(1).Rows...)}},
		{"choices of a menu", menu(25, Menu{}), menu(26, Menu{})},
		{"an empty menu", menu(1, Menu{}), menu(0, Menu{})},
		{"a menu and a button in a row", menu(1, Menu{}), Message{Rows: []Row{{Menu: menu(1, Menu{}).Rows[0].Menu, Buttons: buttons(1).Rows[0].Buttons}}}},
		{"placeholder", menu(1, Menu{Placeholder: s(150)}), menu(1, Menu{Placeholder: s(151)})},
		{"choice", choice(Choice{Name: s(100), Value: "v"}), choice(Choice{Name: s(101), Value: "v"})},
		{"value", choice(Choice{Name: "n", Value: s(100)}), choice(Choice{Name: "n", Value: s(101)})},
		{"second line", choice(Choice{Name: "n", Value: "v", About: s(100)}), choice(Choice{Name: "n", Value: "v", About: s(101)})},
		{"values alike", menu(2, Menu{}), menu(1, Menu{Choices: []Choice{{Name: "n", Value: "0"}}})},
		{"fields of a form", form(5, Form{Title: "t"}), form(6, Form{Title: "t"})},
		{"an empty form", form(1, Form{Title: "t"}), form(0, Form{Title: "t"})},
		{"title of a form", form(1, Form{Title: s(45)}), form(1, Form{Title: s(46)})},
		{"no title of a form", form(1, Form{Title: "t"}), form(1, Form{})},
		{"fields of one name", form(1, Form{Title: "t"}), form(1, Form{Title: "t", Fields: []Field{{Name: "0", Label: "l"}}})},
		{"label of a field", input(Field{Name: "n", Label: s(45)}), input(Field{Name: "n", Label: s(46)})},
		{"placeholder of a field", input(Field{Name: "n", Label: "l", Placeholder: s(100)}), input(Field{Name: "n", Label: "l", Placeholder: s(101)})},
		{"value of a field", input(Field{Name: "n", Label: "l", Value: s(4000)}), input(Field{Name: "n", Label: "l", Value: s(4001)})},
		{"value over the field's own bound", input(Field{Name: "n", Label: "l", Max: 5, Value: s(5)}), input(Field{Name: "n", Label: "l", Max: 5, Value: s(6)})},
		{"bound of a field", input(Field{Name: "n", Label: "l", Max: 4000}), input(Field{Name: "n", Label: "l", Max: 4001})},
		{"bounds upside down", input(Field{Name: "n", Label: "l", Min: 5, Max: 5}), input(Field{Name: "n", Label: "l", Min: 6, Max: 5})},
		{"name of a field", input(Field{Name: s(100), Label: "l"}), input(Field{Name: s(101), Label: "l"})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.fits.Check(); err != nil {
				t.Errorf("at the limit: got %v, want it to pass", err)
			}
			if err := tt.over.Check(); err == nil {
				t.Error("over the limit: got no error, want one")
			}
		})
	}
}
