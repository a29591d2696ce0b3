package command_test

import "testing"

func TestHelpShowsOnlyWhatAMemberMayUse(t *testing.T) {
	n := openNewsroom(t)
	got := n.Use(reader, "/help")
	expect(t, got.All(), "`/quote` Show what someone said", "`/news read` Read an article")
	refuse(t, got.All(), "/article", "/digest", "Save as article")

	expect(t, n.Use(mod, "/help").All(), "`/article paste`", "`Apps › Save as article`")
	refuse(t, n.Use(mod, "/help").All(), "/digest")
	expect(t, n.Use(admin, "/help").All(), "`/digest subscribe`")
}

func TestHelpAboutASubject(t *testing.T) {
	n := openNewsroom(t)
	for subject, want := range map[string]string{
		"reading": "exactly as it stands", "saving": "restored for 30 days", "digests": "tells each piece of news once",
		"privacy": "Not kept: messages", "permissions": "**Embed Links**",
	} {
		got := n.Use(reader, "/help", "about", subject)
		expect(t, got.All(), want)
		if len(got.Embeds[0].Fields) != 1 || !got.Private {
			t.Errorf("%s: %d sections, private %v", subject, len(got.Embeds[0].Fields), got.Private)
		}
	}
}
