package briefing_test

import (
	"testing"

	"github.com/dateline-bot/dateline/briefing"
)

func TestOnePageHasOneURL(t *testing.T) {
	for _, tt := range []struct{ given, want string }{
		{" HTTPS://News.Example:443/A?utm_source=x&id=7&fbclid=q#top ", "https://news.example/A?id=7"},
		{"http://news.example:80", "http://news.example/"},
		{"https://news.example:8443/a%2Fb?b=2&a=1", "https://news.example:8443/a%2Fb?b=2&a=1"},
		{"https://news.example/?UTM_medium=mail", "https://news.example/"},
	} {
		got, err := briefing.CanonicalURL(tt.given)
		if err != nil || got != tt.want {
			t.Errorf("CanonicalURL(%q) is %q, %v; want %q", tt.given, got, err, tt.want)
		}
		if again, _ := briefing.CanonicalURL(got); again != got {
			t.Errorf("%q becomes %q the second time", got, again)
		}
	}
	for _, given := range []string{"", "news.example/a", "javascript:alert(1)", "ftp://news.example/", "https://", "https://me:secret@news.example/", "https://exa mple/"} {
		if got, err := briefing.CanonicalURL(given); briefing.KindOf(err) != briefing.Invalid {
			t.Errorf("CanonicalURL(%q) is %q, %v; want Invalid", given, got, err)
		}
	}
}
