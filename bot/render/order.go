package render

import (
	"fmt"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Order says what a subscription will do: where and when it posts, and which
// permissions are missing there.
func Order(s briefing.Subscription, runs []time.Time, missing []string) string {
	lines := []string{fmt.Sprintf("**%s** in <#%s>: %s, %s, at most %s.",
		fit(s.Name, 100), s.Channel.ID, scheduleLine(s.Schedule), fit(topicLine(s.Topics, "all topics"), 450), count(s.Stories, "story", "stories"))}
	moments := make([]string, len(runs))
	for i, r := range runs {
		moments[i] = Moment(r)
	}
	lines = append(lines, "Next three runs: "+strings.Join(moments, " · "))
	if len(missing) > 0 {
		lines = append(lines, CannotPost(s.Channel, missing))
	}
	return strings.Join(lines, "\n")
}

// ChannelGone says that a digest's channel is no longer there.
const ChannelGone = "That channel is gone. End this digest with `/digest unsubscribe` and order it anew in another channel."

// CannotPost says which permissions are missing in a channel, of which there
// is at least one.
func CannotPost(in briefing.Channel, missing []string) string {
	verb, them := "is", "it"
	if len(missing) > 1 {
		verb, them = "are", "them"
	}
	return fmt.Sprintf("I cannot post in <#%s>: **%s** %s missing there. Allow %s for me in that channel's permissions.",
		in.ID, strings.Join(missing, "**, **"), verb, them)
}

func scheduleLine(s briefing.Schedule) string { return s.Spec + " (" + s.Zone + ")" }

// Preview is a digest exactly as it would be posted, under a text of ours and
// without the buttons, which need an edition to work on.
func Preview(above string, d briefing.Digest) slash.Message {
	m := Digest(briefing.Edition{Digest: d})
	m.Rows = nil
	m.Text = above + "\n\n" + m.Text
	return m
}

// Subscribed says that a subscription is kept and when its first digest comes.
func Subscribed(s briefing.Subscription, first time.Time) string {
	return fmt.Sprintf("**%s** (%s) is on. First digest %s (%s) in <#%s>. Try `/news latest` now.",
		fit(s.Name, 100), s.Label(), Moment(first), Ago(first), s.Channel.ID)
}

// RunQuestion asks whether a digest is to be posted now.
func RunQuestion(s briefing.Subscription, w briefing.Window, advance bool) string {
	what := "everything since the last one"
	if w == briefing.LastDay {
		what = "the last 24 hours"
	}
	after := "The schedule goes on as if nothing had been."
	if advance {
		after = "The next one begins where this one ends."
	}
	return fmt.Sprintf("Post **%s** (%s) in <#%s> now, with %s? %s", fit(s.Name, 100), s.Label(), s.Channel.ID, what, after)
}

// Result says what came of an edition that a moderator asked for.
func Result(e briefing.Edition) string {
	switch e.Status {
	case briefing.Sent:
		return fmt.Sprintf("Posted in <#%s>: %s", e.Channel.ID, jump(e))
	case briefing.Quiet:
		return "There is nothing new to tell, so nothing was posted. Try the window `last 24 h`."
	}
	return "It is " + outcome(e)
}

// jump is the address of the message that an edition was posted as.
func jump(e briefing.Edition) string {
	return fmt.Sprintf("https://discord.com/channels/%s/%s/%s", e.Channel.Server, e.Channel.ID, e.Receipt.Message)
}

// A State is how a subscription stands, with its latest editions, newest
// first.
type State struct {
	Subscription briefing.Subscription
	Editions     []briefing.Edition
}

// States lists how subscriptions stand.
func States(heading string, states []State) slash.Message {
	var lines []string
	for i, s := range states {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, stateLines(s))
	}
	return list(heading, lines)
}

func stateLines(s State) string {
	sub := s.Subscription
	next := "paused"
	if !sub.Paused && !sub.Next.IsZero() {
		next = "next " + Moment(sub.Next)
	}
	lines := []string{
		fmt.Sprintf("**%s %s** · <#%s>", sub.Label(), fit(sub.Name, 100), sub.Channel.ID),
		scheduleLine(sub.Schedule) + " · " + next,
		"-# nothing posted yet",
	}
	if len(s.Editions) > 0 {
		lines[2] = "-# " + outcome(s.Editions[0])
	}
	return strings.Join(lines, "\n")
}

// outcome is what became of an edition, in words for a moderator, on one line.
func outcome(e briefing.Edition) string {
	trouble := ""
	if t := oneLine(e.Trouble); t != "" {
		trouble = ": " + cut(t, 250)
	}
	switch e.Status {
	case briefing.Sent:
		return fmt.Sprintf("posted %s with %s: %s", Ago(e.Receipt.At), count(len(e.Digest.Entries), "story", "stories"), jump(e))
	case briefing.Quiet:
		return "nothing new " + Ago(e.Digest.Slot)
	case briefing.Skipped:
		return "skipped " + Ago(e.Digest.Slot) + trouble
	case briefing.Failed:
		return "not posted " + Ago(e.Digest.Slot) + trouble
	case briefing.Asked:
		return "perhaps not posted " + Ago(e.Digest.Slot) + trouble
	}
	return "not posted yet, I will try again" + trouble
}
