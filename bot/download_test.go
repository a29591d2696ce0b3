package bot

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

func TestDownloadGetsAnAttachmentWithoutTheToken(t *testing.T) {
	d := newDiscord(t)
	d.on("GET /attachment", "Harbour bridge reopens.")
	got, err := newBot(t, d).Download(t.Context(), slash.File{URL: d.URL + "/api/v10/attachment", Size: 23}, 23)
	if err != nil || string(got) != "Harbour bridge reopens." {
		t.Errorf("got %q, %v", got, err)
	}
	if auth := d.requests("GET /attachment")[0].Header.Get("Authorization"); auth != "" {
		t.Errorf("Authorization = %q, want none", auth)
	}
}

func TestDownloadRefusesWhatIsTooLarge(t *testing.T) {
	const max = 1 << 20
	d := newDiscord(t)
	d.on("GET /attachment", strings.Repeat("x", max+1))
	b := newBot(t, d)
	for name, c := range map[string]struct {
		size int
		say  string
	}{
		"as it says itself": {3200000, "That file is 3.1 MiB; the limit is 1 MiB."},
		"by one byte":       {max + 1, "That file is 1.1 MiB; the limit is 1 MiB."},
		"against its word":  {10, "That file is larger than it says; the limit is 1 MiB."},
	} {
		_, err := b.Download(t.Context(), slash.File{URL: d.URL + "/api/v10/attachment", Size: c.size}, max)
		if got := briefing.Say(err); got != c.say || briefing.KindOf(err) != briefing.Invalid {
			t.Errorf("%s: got %q, want %q", name, got, c.say)
		}
	}
}

func TestDownloadGoesToDiscordAlone(t *testing.T) {
	d := newDiscord(t)
	b := newBot(t, d)
	for _, address := range []string{
		"https://example.org/file.txt", "http://cdn.discordapp.com/file.txt", "https://cdn.discordapp.com.example.org/x",
		"https://cdn.discordapp.com:8443/x", "file:///etc/passwd", "http://169.254.169.254/", "//cdn.discordapp.com/x", "", "%",
	} {
		if _, err := b.Download(t.Context(), slash.File{URL: address}, 10); briefing.KindOf(err) != briefing.Invalid {
			t.Errorf("%q: got %v, want Invalid", address, err)
		}
	}
	for _, address := range []string{"https://cdn.discordapp.com/attachments/1/2/a.txt?ex=1", "https://media.discordapp.net/a.txt"} {
		if !b.holdsFiles(address) {
			t.Errorf("%q: refused, want it taken for Discord's", address)
		}
	}
}

func TestDownloadFollowsNoRedirect(t *testing.T) {
	d := newDiscord(t)
	d.handle("GET /attachment", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/api/v10/users/@me", http.StatusFound)
	})
	_, err := newBot(t, d).Download(t.Context(), slash.File{URL: d.URL + "/api/v10/attachment"}, 100)
	if got, want := briefing.KindOf(err), briefing.Unavailable; got != want {
		t.Errorf("kind = %v, want %v", got, want)
	}
}
