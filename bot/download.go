package bot

import (
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"slices"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// cdnHosts are where Discord keeps what people attach.
var cdnHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// Download gets a file that came with a command, of at most max bytes: from
// where Discord keeps such files, and from nowhere else. A larger one is
// Invalid, and so is one from elsewhere.
func (b *Bot) Download(ctx context.Context, f slash.File, max int64) ([]byte, error) {
	if int64(f.Size) > max {
		return nil, briefing.Errorf(briefing.Invalid, "That file is %s; the limit is %s.", mebibytes(int64(f.Size)), mebibytes(max))
	}
	if !b.holdsFiles(f.URL) {
		return nil, briefing.Errorf(briefing.Invalid, "That file does not come from Discord. Upload it again.")
	}
	ctx, cancel := context.WithTimeout(ctx, requestTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, f.URL, nil)
	if err != nil {
		return nil, undelivered(withoutURL(err))
	}
	req.Header.Set("User-Agent", userAgent)
	resp, err := b.files.Do(req)
	if err != nil {
		return nil, undelivered(withoutURL(err))
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, undelivered(fmt.Errorf("status %d", resp.StatusCode))
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, max+1))
	if err != nil {
		return nil, undelivered(err)
	}
	if int64(len(body)) > max {
		return nil, briefing.Errorf(briefing.Invalid, "That file is larger than it says; the limit is %s.", mebibytes(max))
	}
	return body, nil
}

// holdsFiles reports whether an address is one of Discord's for files, or of
// whatever stands in for Discord.
func (b *Bot) holdsFiles(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	if u.Scheme == b.base.Scheme && u.Host == b.base.Host {
		return true
	}
	return u.Scheme == "https" && slices.Contains(cdnHosts, u.Host)
}

func undelivered(err error) error {
	return &briefing.Error{Kind: briefing.Unavailable, Say: "Discord did not hand me that file. Upload it again.",
		Err: fmt.Errorf("getting an attachment: %w", err)}
}

// mebibytes is n in words, rounded up so that what is over a limit looks it.
func mebibytes(n int64) string {
	const unit = 1 << 20
	if n%unit == 0 {
		return fmt.Sprintf("%d MiB", n/unit)
	}
	return fmt.Sprintf("%.1f MiB", math.Ceil(10*float64(n)/unit)/10)
}
