package bot

import (
	"errors"
	"net/http"

	"github.com/gorilla/websocket"

	"github.com/dateline-bot/dateline/briefing"
)

const wordsToken = "Copy a fresh one from the Bot page of https://discord.com/developers/applications and set DATELINE_TOKEN."

// finals are the close codes after which connecting again cannot help, and
// what to do instead: "Gateway Close Event Codes" in Discord's documentation.
var finals = map[int]string{
	4004: "Discord refused the bot's token. " + wordsToken,
	4010: "Discord refused the bot's shard. Update Dateline, and if that does not help please report it.",
	4011: "The bot is in too many servers for one connection. Dateline serves at most 2,500: remove it from some.",
	4012: "Discord no longer speaks the version of its gateway that Dateline does. Update Dateline.",
	4013: "Discord does not know the intents that Dateline asks for. Update Dateline.",
	4014: "Discord does not allow the bot the intents that Dateline asks for. Check the Bot page of https://discord.com/developers/applications.",
}

// finalClose is what to say of a connection's end when no other can be made,
// or nil.
func finalClose(err error) error {
	closed, ok := errors.AsType[*websocket.CloseError](err)
	if !ok || finals[closed.Code] == "" {
		return nil
	}
	return &briefing.Error{Kind: briefing.Denied, Say: finals[closed.Code], Err: err}
}

// mayPass reports whether an error of a request may be gone the next time.
func mayPass(err error) bool {
	r := refused(err)
	return errors.Is(err, errNoAnswer) || r != nil && (r.Status >= 500 || r.Status == http.StatusTooManyRequests)
}

// hopeless gives an error of enlisting words for whoever runs the program.
func hopeless(err error) error {
	r := refused(err)
	switch {
	case r == nil:
		return err
	case r.Status == http.StatusUnauthorized:
		return &briefing.Error{Kind: briefing.Denied, Say: finals[4004], Err: err}
	case r.Status == http.StatusForbidden:
		return &briefing.Error{Kind: briefing.Denied, Err: err,
			Say: "Discord does not let the bot register its commands. Invite it again with the scopes bot and applications.commands."}
	}
	return err
}
