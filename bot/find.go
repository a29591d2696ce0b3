package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/briefing"
)

const (
	pageSize = 100             // messages in one answer, the most Discord gives
	findTime = time.Minute     // for all pages
	margin   = 5 * time.Second // by which Discord's clock may be behind ours
)

// Find looks an edition up in its channel, as [briefing.Poster] says. It reads
// every message since the edition was first sent and looks for the edition's
// id in a button's or menu's custom id, which every digest carries. Denied
// means that it cannot be told until somebody lets the bot read the channel,
// Unavailable that it may be told later.
func (b *Bot) Find(ctx context.Context, e briefing.Edition) (briefing.Receipt, error) {
	ctx, cancel := context.WithTimeout(ctx, findTime)
	defer cancel()
	if e.At.IsZero() {
		return briefing.Receipt{}, errNotPosted // it was never sent
	}
	held, err := b.permissions(ctx, e.Channel)
	if err != nil {
		return briefing.Receipt{}, err
	}
	const reading = discordgo.PermissionViewChannel | discordgo.PermissionReadMessageHistory
	if held.bits&reading != reading {
		// Discord would answer with no messages, as if there were none.
		return briefing.Receipt{}, briefing.Errorf(briefing.Denied,
			"I cannot tell whether the digest stands in <#%s>: **Read Message History** is missing there. Allow it for me in that channel's permissions.", e.Channel.ID)
	}
	who, err := b.identity(ctx)
	if err != nil {
		return briefing.Receipt{}, unavailable(err)
	}
	for after := firstID(since(e.At)); ; {
		page, err := b.page(ctx, e.Channel, after)
		if err != nil {
			return briefing.Receipt{}, err
		}
		last := after
		for _, m := range page {
			if m.Author.ID == who.User && carries(m.Components, e.ID) {
				return receipt(m.ID)
			}
			last = later(last, m.ID)
		}
		if len(page) < pageSize {
			return briefing.Receipt{}, errNotPosted
		}
		if last == after {
			return briefing.Receipt{}, unavailable(errors.New("pages of messages do not advance"))
		}
		after = last
	}
}

var errNotPosted = briefing.Errorf(briefing.NotFound, "That digest does not stand in its channel. Run it to post it.")

// since is when to begin looking for what was sent at t. If that is yet to
// come, the machine's clock was set back meanwhile: then the whole channel is
// read.
func since(t time.Time) time.Time {
	if t.After(time.Now().Add(margin)) {
		return time.Time{}
	}
	return t.Add(-margin)
}

// A raw message is what is needed of one, whatever else it is made of.
type rawMessage struct {
	ID     string `json:"id"`
	Author struct {
		ID string `json:"id"`
	} `json:"author"`
	Components json.RawMessage `json:"components"`
}

// page reads the first messages after an id, in no particular order.
func (b *Bot) page(ctx context.Context, ch briefing.Channel, after string) ([]rawMessage, error) {
	path := fmt.Sprintf("/channels/%s/messages?after=%s&limit=%d", ch.ID, after, pageSize)
	var page []rawMessage
	if err := b.rest.call(ctx, http.MethodGet, path, nil, &page); err != nil {
		return nil, unavailable(err)
	}
	return page, nil
}

// later is the later of two ids. The first is always a number.
func later(a, b string) string {
	x, _ := strconv.ParseUint(a, 10, 64)
	y, err := strconv.ParseUint(b, 10, 64)
	if err != nil || y < x {
		return a
	}
	return b
}

// carries reports whether an edition's id ends a custom id anywhere among
// components, of whatever types these are.
func carries(components json.RawMessage, id briefing.EditionID) bool {
	var tree any
	if json.Unmarshal(components, &tree) != nil {
		return false
	}
	return inTree(tree, ":"+string(id))
}

func inTree(tree any, suffix string) bool {
	switch t := tree.(type) {
	case []any:
		for _, v := range t {
			if inTree(v, suffix) {
				return true
			}
		}
	case map[string]any:
		if s, ok := t["custom_id"].(string); ok && strings.HasSuffix(s, suffix) {
			return true
		}
		for _, v := range t {
			if inTree(v, suffix) {
				return true
			}
		}
	}
	return false
}
