package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"pgregory.net/rapid"

	"github.com/dateline-bot/dateline/briefing"
)

// hostile draws text that tries to break out of a message: markup, mentions,
// links, emoji of several code points, writing from right to left, characters
// that cannot be seen, and bytes that are no text at all.
func hostile(longest int) *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"word ", "Grid ", "tariffs ", " ", "\n", "\r\n", "\t", "**", "__", "~~", "||", "`", "```", "> ", ">>> ",
		"# ", "-# ", "- ", "1. ", "[", "]", "(", ")", "<", ">", "[gift](https://evil.example)", "https://evil.example/x ",
		"@everyone ", "@here ", "<@123456789012345678>", "<@&123456789012345678>", "<#123456789012345678>", "<:n:123456789012345678>",
		"<t:0:R>", "\\", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "é̂̂̂̂", "שלום ", "مرحبا ", "\u202e", "\u2067", "\u200b", "\ufeff", "\x00", "\xff", "\u3164",
	})
	return rapid.Custom(func(t *rapid.T) string {
		text := strings.Join(rapid.SliceOfN(pieces, 0, 60).Draw(t, "pieces"), "")
		if rapid.Bool().Draw(t, "long") {
			text += strings.Repeat(pieces.Draw(t, "again"), longest/4)
		}
		if runes := []rune(text); len(runes) > longest {
			text = string(runes[:longest])
		}
		return text
	})
}

func addresses() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.Just(""),
		rapid.Just("javascript:alert(1)"),
		rapid.Just("https://wire.example@evil.example/"),
		rapid.Just("https://wire.example/a_(b)**c||d"),
		rapid.Map(rapid.IntRange(1, 600), func(n int) string { return "https://wire.example/" + strings.Repeat("x", n) }),
		rapid.Map(hostile(100), func(s string) string { return "https://wire.example/" + s }),
	)
}

func references() *rapid.Generator[briefing.Reference] {
	return rapid.Custom(func(t *rapid.T) briefing.Reference {
		return briefing.Reference{
			ID:        briefing.ArticleID(rapid.StringMatching(`A-[0-9A-HJKMNP-TV-Z]{5,8}`).Draw(t, "id")),
			Title:     hostile(300).Draw(t, "title"),
			URL:       addresses().Draw(t, "url"),
			Publisher: hostile(80).Draw(t, "publisher"),
			Published: time.Unix(rapid.Int64Range(0, 4_000_000_000).Draw(t, "published"), 0).UTC(),
		}
	})
}

func entries(most int) *rapid.Generator[[]briefing.Entry] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) briefing.Entry {
		e := briefing.Entry{
			Lead:    references().Draw(t, "lead"),
			Also:    rapid.SliceOfN(references(), 0, 5).Draw(t, "also"),
			Update:  rapid.Bool().Draw(t, "update"),
			Reasons: rapid.SliceOfN(hostile(60), 0, 3).Draw(t, "reasons"),
		}
		if len(e.Also) > 0 && rapid.IntRange(0, 9).Draw(t, "told by many") == 9 {
			for n := len(e.Also); len(e.Also) < 200; {
				again := e.Also[len(e.Also)%n]
				again.Publisher = fmt.Sprint(len(e.Also), " ", again.Publisher)
				e.Also = append(e.Also, again)
			}
		}
		for _, text := range rapid.SliceOfN(hostile(900), 0, 3).Draw(t, "sentences") {
			e.Summary.Sentences = append(e.Summary.Sentences, briefing.Sentence{Text: text})
		}
		return e
	}), 0, most)
}

func editions() *rapid.Generator[briefing.Edition] {
	return rapid.Custom(func(t *rapid.T) briefing.Edition {
		d := briefing.Digest{
			Name:    hostile(50).Draw(t, "name"),
			Gist:    hostile(120).Draw(t, "gist"),
			Server:  hostile(120).Draw(t, "server"),
			Topics:  rapid.SliceOfN(hostile(40), 0, 10).Draw(t, "topics"),
			Zone:    rapid.SampledFrom([]string{"Europe/Berlin", "America/Argentina/ComodRivadavia", "UTC", "", "Nowhere/At All"}).Draw(t, "zone"),
			Slot:    time.Unix(1_795_334_400, 0).UTC(),
			Late:    rapid.Bool().Draw(t, "late"),
			New:     rapid.IntRange(0, 100_000).Draw(t, "new"),
			Merged:  rapid.IntRange(0, 100_000).Draw(t, "merged"),
			Entries: entries(15).Draw(t, "entries"),
			Rest:    entries(25).Draw(t, "rest"),
		}
		if len(d.Entries) > 0 && rapid.Bool().Draw(t, "quoted") {
			d.Quote = &briefing.KeyQuote{From: d.Entries[0].Lead, Quote: briefing.Quote{
				Text: hostile(600).Draw(t, "quote"), Speaker: hostile(120).Draw(t, "speaker"), Role: hostile(120).Draw(t, "role"),
			}}
		}
		return briefing.Edition{ID: "s4294967295/2026-11-22/r1795334400", Digest: d}
	})
}

func TestADigestIsWithinEveryLimitWhateverTheArticles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := editions().Draw(t, "edition")
		m := Digest(e)
		if err := m.Check(); err != nil {
			t.Fatalf("Discord would refuse the digest: %v", err)
		}
		if len(m.Embeds) != 1 {
			t.Fatalf("got %d embeds, want 1", len(m.Embeds))
		}
		if n := units(m.Text); n > 200 {
			t.Errorf("the line for phones has %d units, want at most 200", n)
		}
		for _, told := range e.Digest.Entries[:min(1, len(e.Digest.Entries))] {
			if !strings.Contains(m.Embeds[0].Description, "**1. ") {
				t.Errorf("the first story, %q, is not told", told.Lead.Title)
			}
		}
	})
}

func TestAPhoneShowsTheGistOfTheFirstStory(t *testing.T) {
	e := edition()
	e.Digest.Gist = "Parliament passed the grid *bill* on Sunday."
	if got, want := Digest(e).Text, "Parliament passed the grid \\*bill\\* on Sunday"; !strings.Contains(got, ": "+want) {
		t.Errorf("got %q, want %q in it", got, want)
	}
	e.Digest.Gist = ""
	if got, want := Digest(e).Text, e.Digest.Entries[0].Lead.Title; !strings.Contains(got, ": "+want) {
		t.Errorf("without a gist: got %q, want %q in it", got, want)
	}
}

func TestATallySaysWhatBecameOfTheNewArticles(t *testing.T) {
	for want, d := range map[string]briefing.Digest{
		"1 of 1 new article.": {New: 1, Entries: make([]briefing.Entry, 1)},
		"7 of 23 new articles: 9 merged, 3 told before, 4 over the limit.": {
			New: 23, Merged: 9, Told: 3, Entries: make([]briefing.Entry, 7), Rest: make([]briefing.Entry, 4)},
		"Nothing new since <t:1795330800:F>.": {From: morning},
		"Nothing new yet.":                    {},
	} {
		if got := Tally(d); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTheOtherPublishersOfAStoryAreNamedOnceEach(t *testing.T) {
	by := func(publishers ...string) (all []briefing.Reference) {
		for _, p := range publishers {
			all = append(all, briefing.Reference{Title: "Grid bill", Publisher: p})
		}
		return all
	}
	for name, c := range map[string]struct {
		also []briefing.Reference
		want string
	}{
		"nobody else":             {nil, ""},
		"only the lead's own":     {by("The Harbour Post", "the  harbour post"), ""},
		"only nameless":           {by("", " "), ""},
		"one, several times":      {by("", "Lund Daily", "LUND DAILY", "The Harbour Post"), " · also Lund Daily"},
		"two":                     {by("Lund Daily", "The Mast"), " · also Lund Daily, The Mast"},
		"more than are named":     {by("Lund Daily", "The Mast", "Lund Daily", "North Wire", "", "Coast Radio"), " · also Lund Daily, The Mast +2"},
		"two hundred of one name": {by(slices.Repeat([]string{"Lund Daily"}, 200)...), " · also Lund Daily"},
	} {
		if got, want := subLine(briefing.Entry{Lead: grid.Reference(), Also: c.also}, true), "-# The Harbour Post · <t:1795276800:R>"+c.want; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestEveryArticleThatADigestNamesIsOnOneOfItsPages(t *testing.T) {
	var d briefing.Digest
	for story := range 3 {
		e := briefing.Entry{Lead: briefing.Reference{Title: fmt.Sprintf("Title %d.", story*1000)}}
		for n := range 200 {
			e.Also = append(e.Also, briefing.Reference{Title: fmt.Sprintf("Title %d.", story*1000+n+1), Publisher: "Lund Daily"})
		}
		if story < 2 {
			d.Entries = append(d.Entries, e)
		} else {
			d.Rest = append(d.Rest, e)
		}
	}
	if got := Articles(d); got != 603 {
		t.Errorf("counted %d articles, want 603", got)
	}
	all := ""
	for number, of := 1, 1; number <= of; number++ {
		m, shown, pages := Stories(d, number)
		if err := m.Check(); err != nil || shown != number {
			t.Fatalf("page %d is shown as %d: %v", number, shown, err)
		}
		all, of = all+m.Embeds[0].Description+"\n", pages
	}
	if got := strings.Count(all, "Title "); got != 603 {
		t.Errorf("the pages name %d articles, want 603", got)
	}
}

// What a reader can do without goes first: the second sentence, then who else
// tells a story, then other headlines, and only then a story.
func TestADigestShrinksInOrder(t *testing.T) {
	var last look
	for length := 10; length < 480; length += 10 {
		got := seen(Digest(roomy(length)).Embeds[0])
		if length > 10 && (got.sentences > last.sentences || got.stories > last.stories || got.also && !last.also || got.today && !last.today) {
			t.Errorf("addresses of %d units: %+v is roomier than %+v", length, got, last)
		}
		if got.stories < 7 && got.today || !got.today && got.also || !got.also && got.sentences > 1 {
			t.Errorf("addresses of %d units: %+v is out of order", length, got)
		}
		last = got
	}
	if want := (look{stories: 6, sentences: 1}); last.stories > want.stories || last.sentences != 1 || last.also || last.today {
		t.Errorf("the longest addresses left room for %+v", last)
	}
}

// roomy is an edition of seven stories whose addresses have so many units.
func roomy(length int) briefing.Edition {
	e := edition()
	reference := func(id string) briefing.Reference {
		return briefing.Reference{ID: briefing.ArticleID(id), Title: "Headline " + id, Publisher: "Publisher " + id, URL: "https://a.example/" + strings.Repeat("x", length)}
	}
	e.Digest.Entries, e.Digest.Rest = nil, nil
	for _, id := range []string{"A", "B", "C", "D", "E", "F", "G"} {
		e.Digest.Entries = append(e.Digest.Entries, briefing.Entry{
			Lead: reference(id), Also: []briefing.Reference{reference(id + "1"), reference(id + "2")},
			Summary: briefing.Summary{Sentences: []briefing.Sentence{{Text: "First. " + strings.Repeat("y", 200)}, {Text: "Second. " + strings.Repeat("y", 150)}}},
		})
		e.Digest.Rest = append(e.Digest.Rest, briefing.Entry{Lead: reference("R" + id)})
	}
	return e
}

// seen is the look that an embed of roomy's was laid out in.
func seen(e *discordgo.MessageEmbed) look {
	l := look{stories: strings.Count(e.Description, "First."), sentences: 1, also: strings.Contains(e.Description, "also Publisher")}
	if strings.Contains(e.Description, "Second.") {
		l.sentences = 2
	}
	for _, f := range e.Fields {
		l.today = l.today || f.Name == "Also today"
	}
	return l
}
