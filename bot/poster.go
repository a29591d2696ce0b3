package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/briefing"
)

// postTime is how long a post may take, waiting for its turn included. Whoever
// posts may not be able to wait for ever, and then stop in time.
const postTime = 9 * time.Second

// discordEpoch is the first millisecond of Discord's ids, in Unix time.
const discordEpoch = 1420070400000

// A post is a message with what discordgo's own type lacks.
type post struct {
	*discordgo.MessageSend
	Nonce        string `json:"nonce"`
	EnforceNonce bool   `json:"enforce_nonce"`
}

// Post posts an edition to its channel, as [briefing.Poster] says. For a few
// minutes Discord answers a nonce that it has seen with the message that it
// made of it, so that posting again posts nothing new. Conflict means that
// the message was posted before and has been deleted since.
func (b *Bot) Post(ctx context.Context, e briefing.Edition) (briefing.Receipt, error) {
	if !isID(e.Channel.ID) {
		return briefing.Receipt{}, errDigestLost
	}
	m := render.Digest(e)
	if err := m.Check(); err != nil {
		return briefing.Receipt{}, &briefing.Error{Kind: briefing.Invalid, Say: wordsMalformed, Err: err}
	}
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	// Of the answer only the id is read: whatever else Discord may put into a
	// message, this one was posted.
	var posted struct {
		ID string `json:"id"`
	}
	body := post{MessageSend: m.Send(), Nonce: nonce(e.ID), EnforceNonce: true}
	err := b.rest.call(ctx, http.MethodPost, "/channels/"+e.Channel.ID+"/messages", body, &posted)
	if err != nil {
		return briefing.Receipt{}, b.unposted(ctx, e.Channel, err)
	}
	return receipt(posted.ID)
}

// nonce is the edition's name in the 25 characters that Discord allows.
func nonce(id briefing.EditionID) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:12])
}

func receipt(message string) (briefing.Receipt, error) {
	at, err := timeOf(message)
	if err != nil {
		return briefing.Receipt{}, unavailable(fmt.Errorf("a message with the id %q: %w", message, err))
	}
	return briefing.Receipt{Message: message, At: at}, nil
}

// timeOf is when a thing of that id was made.
func timeOf(id string) (time.Time, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	return time.UnixMilli(n>>22 + discordEpoch).UTC(), err
}

// firstID is the id before all that were made at or after t.
func firstID(t time.Time) string {
	return strconv.FormatInt(max(0, t.UnixMilli()-discordEpoch)<<22, 10)
}

const (
	codeUnknownChannel = 10003
	codeUnknownMessage = 10008
	codeMissingAccess  = 50001
	codeNoPermission   = 50013
)

const (
	wordsMalformed   = "Discord would refuse this digest as it is laid out. Please report it; its articles come with the next one."
	wordsLater       = "Discord did not take the digest just now. I will try again."
	wordsUnavailable = "Discord did not answer just now. Try again in a minute."
)

// errNoChannel is told of channels that are gone and of those of other servers.
var errNoChannel = briefing.Errorf(briefing.NotFound, "That channel is gone from this server. Order the digest in another one with `/digest subscribe`.")

// errDigestLost is told of a digest whose channel is gone.
var errDigestLost = briefing.Errorf(briefing.NotFound, "%s", render.ChannelGone)

// unpostable are refusals that stand until somebody changes something in the
// server, and what that is.
var unpostable = map[int]string{
	40058:  "<#%s> is a forum, and digests need a channel for messages. Order this digest anew in another channel.",
	50008:  "<#%s> is not a channel for messages. Order this digest anew in another channel.",
	50024:  "<#%s> is not a channel for messages. Order this digest anew in another channel.",
	50083:  "<#%s> is an archived thread that I may not reopen. Reopen it, or order this digest anew in another channel.",
	160005: "<#%s> is a locked thread. Unlock it, or order this digest anew in another channel.",
	200000: "AutoMod blocked the digest in <#%s>. Exempt my role in Server Settings › AutoMod.",
	240000: "Discord blocked a link in the digest for <#%s> as harmful. Remove that article with `/article remove`, then post the digest with `/digest run`.",
}

// unavailable is an error that passes by itself.
func unavailable(err error) error {
	return &briefing.Error{Kind: briefing.Unavailable, Say: wordsUnavailable, Err: err}
}

// unposted gives the error of a post its kind and words. Denied stands for
// everything by which nothing was posted and which may change.
func (b *Bot) unposted(ctx context.Context, ch briefing.Channel, err error) error {
	r := refused(err)
	switch {
	case r == nil && !unsent(err), r != nil && r.Status >= 500:
		return &briefing.Error{Kind: briefing.Unavailable, Say: wordsLater, Err: err}
	case r == nil, b.attendance.out(ch.Server):
		return &briefing.Error{Kind: briefing.Denied, Say: wordsLater, Err: err}
	case r.Code == codeUnknownChannel:
		return &briefing.Error{Kind: briefing.NotFound, Say: render.ChannelGone, Err: err}
	case r.Code == codeUnknownMessage:
		return &briefing.Error{Kind: briefing.Conflict, Say: "It was posted, and has been deleted since. Run the digest to post it again.", Err: err}
	case unpostable[r.Code] != "":
		return &briefing.Error{Kind: briefing.Denied, Say: fmt.Sprintf(unpostable[r.Code], ch.ID), Err: err}
	case r.Status == http.StatusForbidden:
		return &briefing.Error{Kind: briefing.Denied, Say: b.denial(ctx, ch, r), Err: err}
	case r.Status == http.StatusBadRequest:
		return &briefing.Error{Kind: briefing.Invalid, Say: wordsMalformed, Err: err}
	}
	return &briefing.Error{Kind: briefing.Denied, Say: wordsLater, Err: err}
}

// denial says which permission is missing, as far as that can be found out.
func (b *Bot) denial(ctx context.Context, ch briefing.Channel, r *refusal) string {
	missing, err := b.MayPost(ctx, ch)
	switch {
	case err == nil && len(missing) > 0:
	case r.Code == codeMissingAccess:
		missing = []string{"View Channel"}
	case r.Code == codeNoPermission:
		missing = []string{"Send Messages", "Embed Links"}
	default:
		return fmt.Sprintf("Discord does not let me post in <#%s>. Check what I may do there in that channel's permissions.", ch.ID)
	}
	return render.CannotPost(ch, missing)
}
