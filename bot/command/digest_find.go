package command

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// digestOption names a subscription: by what is picked from the suggestions,
// its id, or the beginning of its name.
func digestOption(in Subscriptions, help string) *slash.Value[string] {
	return slash.Text("digest", help).Length(1, 100).Required().
		Hint(func(ctx context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
			all, err := in.Subscriptions(ctx, server(c))
			var choices []slash.Choice
			for _, s := range all {
				name := s.Label() + " " + s.Name
				if len(choices) < most && strings.Contains(strings.ToLower(name), strings.ToLower(strings.TrimSpace(typed))) {
					choices = append(choices, slash.Choice{Name: name + " · " + s.Schedule.Spec, Value: s.Label()})
				}
			}
			return choices, err
		})
}

// aDigest finds the one subscription that a person means by ref.
func aDigest(ctx context.Context, in Subscriptions, c *slash.Call, ref string) (briefing.Subscription, error) {
	ref = strings.TrimSpace(ref)
	if n, ok := digestNumber(ref); ok {
		s, err := in.Subscription(ctx, server(c), n)
		if err != nil && briefing.KindOf(err) == briefing.NotFound {
			return briefing.Subscription{}, noDigest(ref)
		}
		return s, err
	}
	all, err := in.Subscriptions(ctx, server(c))
	if err != nil {
		return briefing.Subscription{}, fmt.Errorf("list subscriptions: %w", err)
	}
	var starts []briefing.Subscription
	for _, s := range all {
		if strings.EqualFold(s.Name, ref) {
			return s, nil
		}
		if strings.HasPrefix(strings.ToLower(s.Name), strings.ToLower(ref)) {
			starts = append(starts, s)
		}
	}
	switch len(starts) {
	case 0:
		return briefing.Subscription{}, noDigest(ref)
	case 1:
		return starts[0], nil
	}
	labels := make([]string, len(starts))
	for i, s := range starts {
		labels[i] = s.Label()
	}
	return briefing.Subscription{}, briefing.Errorf(briefing.Invalid, "%d digests start with %s: %s. Give one of these ids.",
		len(starts), quoted(ref), render.Short(strings.Join(labels, ", "), 300))
}

// channelGone is the error of a digest whose channel is no longer there. What
// else may stand in the way of posting passes or can be mended, and is told
// when it does.
func channelGone(ctx context.Context, account Permissions, sub briefing.Subscription) error {
	_, err := account.MayPost(ctx, sub.Channel)
	if err != nil && briefing.KindOf(err) == briefing.NotFound {
		return briefing.Errorf(briefing.NotFound, "%s", render.ChannelGone)
	}
	return nil
}

// digestNumber reads "D-3", "d-3" and "3".
func digestNumber(ref string) (int, bool) {
	if len(ref) > 2 && strings.EqualFold(ref[:2], "d-") {
		ref = ref[2:]
	}
	n, err := strconv.Atoi(ref)
	return n, err == nil && n > 0
}

func noDigest(ref string) error {
	return briefing.Errorf(briefing.NotFound, "No digest matches %s. Start typing a name and pick from the list.", quoted(ref))
}
