package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Options that several commands have, each with its suggestions.

// articleOption names an article: by what is picked from the suggestions, a
// typed id, an address, or the beginning of a headline.
func articleOption(in Finder, help string, state briefing.State) *slash.Value[string] {
	return slash.Text("article", help).Length(1, 512).
		Hint(func(ctx context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
			found, err := in.SuggestArticles(ctx, server(c), typed, state, most)
			choices := make([]slash.Choice, len(found))
			for i, a := range found {
				choices[i] = render.Suggestion(a.Reference())
			}
			return choices, err
		})
}

func speakerOption(in Quotes) *slash.Value[string] {
	return slash.Text("speaker", "Name who said it").Length(1, 80).
		Hint(func(ctx context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
			names, err := in.Speakers(ctx, server(c), typed, most)
			return plainChoices(names, 80), err
		})
}

// topicOption names one topic that articles have.
func topicOption(in Names, help string) *slash.Value[string] {
	return slash.Text("topic", help).Length(1, 40).Hint(tallied(in.Topics))
}

// sourceOption names a publisher that articles have.
func sourceOption(in Names) *slash.Value[string] {
	return slash.Text("source", "Choose one publisher").Length(1, 80).Hint(tallied(in.Publishers))
}

// topicsOption names several topics with commas; the last one is suggested.
func topicsOption(in Names, help string) *slash.Value[string] {
	return slash.Text("topics", help).Length(1, 200).
		Hint(func(ctx context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
			before, last := "", typed
			if comma := strings.LastIndexByte(typed, ','); comma >= 0 {
				before, last = strings.TrimSpace(typed[:comma])+", ", typed[comma+1:]
			}
			found, err := in.Topics(ctx, server(c), strings.TrimSpace(last), most)
			var lists []string
			for _, t := range found {
				lists = append(lists, before+t.Name)
			}
			return plainChoices(lists, 100), err
		})
}

// tallied suggests names with how many articles have them.
func tallied(find func(context.Context, briefing.ServerID, string, int) ([]briefing.Tally, error)) slash.Hinter {
	return func(ctx context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
		found, err := find(ctx, server(c), typed, most)
		var choices []slash.Choice
		for _, t := range found {
			choices = append(choices, slash.Choice{Name: fmt.Sprintf("%s (%d)", t.Name, t.Count), Value: t.Name})
		}
		return choices, err
	}
}

// plainChoices are choices of which people read the value itself. Those that
// are too long to be a value are left out.
func plainChoices(values []string, longest int) []slash.Choice {
	var choices []slash.Choice
	for _, v := range values {
		if n := len([]rune(v)); n > 0 && n <= longest {
			choices = append(choices, slash.Choice{Name: v, Value: v})
		}
	}
	return choices
}

// topicNames reads topics with commas between them: lower case, each once.
// The error is Invalid when one is too long or there are too many.
func topicNames(typed string) ([]string, error) {
	var topics []string
	seen := map[string]bool{}
	for _, word := range strings.Split(typed, ",") {
		topic := strings.ToLower(strings.Join(strings.Fields(word), " "))
		if topic == "" || seen[topic] {
			continue
		}
		if len([]rune(topic)) > 40 {
			return nil, briefing.Errorf(briefing.Invalid, "The topic %s is too long. Use at most 40 characters.", quoted(topic))
		}
		seen[topic] = true
		topics = append(topics, topic)
	}
	if len(topics) > 10 {
		return nil, briefing.Errorf(briefing.Invalid, "That is %d topics. Choose at most 10, or none for all.", len(topics))
	}
	return topics, nil
}
