package command

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A SubscribeStore is what /digest subscribe calls.
type SubscribeStore interface {
	Names
	Servers
	Subscriptions
}

// subscribe is /digest subscribe: a channel's standing order for digests.
type subscribe struct {
	store   SubscribeStore
	desk    Planner
	account Permissions
	clock   briefing.Clock
}

// DigestSubscribe is the command /digest subscribe: it shows exactly what
// would be posted and when, and orders it once that is confirmed.
func DigestSubscribe(store SubscribeStore, desk Planner, account Permissions, clock briefing.Clock) slash.Command {
	s := &subscribe{store, desk, account, clock}
	name := slash.Text("name", "Name the digest").Length(1, 50).Required()
	channel := slash.ChannelOf("channel", "Choose where to post it",
		discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews, discordgo.ChannelTypeGuildNewsThread,
		discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread).Required()
	days := daysOption()
	zone := zoneOption(store, clock)
	at := timesOption(store, clock, days, zone)
	topics := topicsOption(store, "Name topics with commas between them, all when empty")
	stories := slash.Number("stories", "Choose how many stories it tells at most").Between(1, mostStories).Or(defaultStories)
	return slash.Command{
		Name:    "subscribe",
		Help:    "Post a digest in a channel at set times",
		Private: true,
		Options: []slash.Option{name, channel, at, days, zone, topics, stories},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			o := order{
				name: name.Get(c), channel: channel.Get(c).ID,
				at: at.Get(c), days: days.Get(c), zone: zone.Get(c),
				topics: topics.Get(c), stories: stories.Get(c),
			}
			if o.zone == "" {
				own, err := zoneOf(ctx, store, c)
				if err != nil {
					return slash.Message{}, err
				}
				o.zone = own
			}
			return s.preview(ctx, c, o)
		},
		Actions: map[string]slash.Action{
			"confirm": {Run: s.confirm, Reply: slash.InPlace},
			"change":  {Run: s.change, Reply: slash.InPlace},
			"changed": {Run: s.changed, Reply: slash.InPlace},
			"again":   {Run: s.again, Reply: slash.InPlace},
			"cancel":  {Run: cancel, Reply: slash.InPlace},
		},
	}
}

// preview shows what an order would post, when, and what stands in the way.
func (s *subscribe) preview(ctx context.Context, c *slash.Call, o order) (slash.Message, error) {
	sub, err := o.subscription(c)
	if err != nil {
		return slash.Message{}, err
	}
	planned, err := s.desk.Plan(ctx, sub)
	if err != nil {
		return slash.Message{}, err
	}
	runs := nextRuns(planned.Schedule, s.clock.Now(), 3)
	digest, err := s.desk.Compose(ctx, planned, runs[0])
	if err != nil {
		return slash.Message{}, err
	}
	missing, err := s.account.MayPost(ctx, planned.Channel)
	if err != nil {
		return slash.Message{}, err
	}
	m := render.Preview(render.Order(planned, runs, missing), digest)
	token := c.Keep(o)
	buttons := []slash.Button{
		{Label: "Subscribe", Style: discordgo.SuccessButton, Do: slash.Ref{Action: "digest subscribe/confirm", Arg: token}},
		{Label: "Change", Do: slash.Ref{Action: "digest subscribe/change", Arg: token}},
		{Label: "Cancel", Do: slash.Ref{Action: "digest subscribe/cancel", Arg: token}},
	}
	if len(missing) > 0 {
		buttons = append(buttons, slash.Button{Label: "Check again", Do: slash.Ref{Action: "digest subscribe/again", Arg: token}})
	}
	m.Rows = []slash.Row{{Buttons: buttons}}
	return m, nil
}

func (s *subscribe) again(ctx context.Context, c *slash.Call) (slash.Message, error) {
	o, err := slash.Kept[order](c)
	if err != nil {
		return slash.Message{}, err
	}
	return s.preview(ctx, c, o)
}

func (s *subscribe) change(_ context.Context, c *slash.Call) (slash.Message, error) {
	o, err := slash.Kept[order](c)
	if err != nil {
		return slash.Message{}, err
	}
	return o.form(c), nil
}

// changed previews the order as it was typed into the form. What is refused
// can be changed once more, with everything that was typed.
func (s *subscribe) changed(ctx context.Context, c *slash.Call) (slash.Message, error) {
	before, err := slash.Kept[order](c)
	if err != nil {
		return slash.Message{}, err
	}
	o := before.changed(c)
	m, err := s.preview(ctx, c, o)
	say := briefing.Say(err)
	if err == nil || say == "" {
		return m, err
	}
	token := c.Keep(o)
	return slash.Message{Text: say, Rows: []slash.Row{{Buttons: []slash.Button{
		{Label: "Edit", Do: slash.Ref{Action: "digest subscribe/change", Arg: token}},
		{Label: "Cancel", Do: slash.Ref{Action: "digest subscribe/cancel", Arg: token}},
	}}}}, nil
}

// confirm orders what was previewed. It is planned afresh: an hour may have
// passed.
func (s *subscribe) confirm(ctx context.Context, c *slash.Call) (slash.Message, error) {
	o, err := slash.Kept[order](c)
	if err != nil {
		return slash.Message{}, err
	}
	sub, err := o.subscription(c)
	if err != nil {
		return slash.Message{}, err
	}
	planned, err := s.desk.Plan(ctx, sub)
	if err != nil {
		return slash.Message{}, err
	}
	kept, err := s.store.AddSubscription(ctx, planned, entry(c, s.clock.Now(), "subscribed a channel", o.channel, ""))
	if err != nil {
		return slash.Message{}, err
	}
	return slash.Message{Text: render.Subscribed(kept, kept.Schedule.Next(s.clock.Now()))}, nil
}
