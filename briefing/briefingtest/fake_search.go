package briefingtest

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// LookupArticles finds what a person may have meant by ref.
func (f *Fake) LookupArticles(ctx context.Context, server briefing.ServerID, ref string, state briefing.State, limit int) ([]briefing.Copy, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	return atMost(f.lookup(server, ref, state), limit), nil
}

func (f *Fake) lookup(server briefing.ServerID, ref string, state briefing.State) []briefing.Copy {
	all := f.copies(server, state)
	for _, c := range all {
		address, err := briefing.CanonicalURL(ref)
		if c.ID == typedID(ref) || err == nil && c.URL == address {
			return []briefing.Copy{c}
		}
	}
	beginning := text.Fold(ref)
	if beginning == "" {
		return nil
	}
	return slices.DeleteFunc(all, func(c briefing.Copy) bool { return !strings.HasPrefix(text.Fold(c.Title), beginning) })
}

// SuggestArticles is LookupArticles while a person is still typing.
func (f *Fake) SuggestArticles(ctx context.Context, server briefing.ServerID, typed string, state briefing.State, limit int) ([]briefing.Copy, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	if found := f.lookup(server, typed, state); len(found) > 0 {
		return atMost(found, limit), nil
	}
	all := f.copies(server, state)
	all = slices.DeleteFunc(all, func(c briefing.Copy) bool { return !wordsBegin(c.Title, typed) })
	return atMost(all, limit), nil
}

// wordsBegin reports whether each word that was typed begins a word of name.
func wordsBegin(name, typed string) bool {
	words := strings.Fields(text.Fold(name))
	for _, t := range strings.Fields(text.Fold(typed)) {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, t) }) {
			return false
		}
	}
	return true
}

// stems are the words of s as a search compares them, with how often each
// occurs.
func stems(s string) map[string]int {
	found := map[string]int{}
	folded := text.Fold(s)
	for word := range text.Words(folded) {
		found[english.Stem(word.Of(folded), true)]++
	}
	return found
}

// Search finds live articles by their words.
func (f *Fake) Search(ctx context.Context, server briefing.ServerID, q briefing.SearchQuery) ([]briefing.Hit, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	wanted := stems(q.Words)
	if len(wanted) == 0 {
		return nil, nil
	}
	var found []scored
	for _, c := range f.copies(server, briefing.Live) {
		score, ok := f.score(c, wanted)
		if ok && notBefore(c.Added, q.Since) && onTopic(c, q.Topics) && publishedBy(c, q.Publisher) {
			found = append(found, scored{hit(c, wanted), score})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	var hits []briefing.Hit
	for _, s := range atMost(found, cmp.Or(q.Limit, 25)) {
		hits = append(hits, s.hit)
	}
	return hits, nil
}

type scored struct {
	hit   briefing.Hit
	score int
}

// score counts the wanted words of c; one in the headline counts ten times.
func (f *Fake) score(c briefing.Copy, wanted map[string]int) (score int, ok bool) {
	title, body := stems(c.Title), stems(c.Body)
	for _, q := range f.quotes[c.ID] {
		for w := range stems(q.Speaker) {
			body[w]++
		}
	}
	for w := range wanted {
		n := 10*title[w] + body[w]
		if n == 0 {
			return 0, false
		}
		score += n
	}
	return score, true
}

// hit shows the first of the wanted words in the body, and some text after it.
func hit(c briefing.Copy, wanted map[string]int) briefing.Hit {
	const most = 240
	h := briefing.Hit{Copy: c}
	for span := range text.Words(c.Body) {
		isWanted := false
		for stem := range stems(span.Of(c.Body)) {
			isWanted = isWanted || wanted[stem] > 0
		}
		if !isWanted {
			continue
		}
		if len(h.Marks) == 0 {
			h.Excerpt.Start = span.Start
		}
		if span.End <= h.Excerpt.Start+most {
			h.Marks = append(h.Marks, span)
		}
	}
	h.Excerpt.End = min(h.Excerpt.Start+most, len(c.Body))
	for h.Excerpt.End < len(c.Body) && !utf8.RuneStart(c.Body[h.Excerpt.End]) {
		h.Excerpt.End--
	}
	return h
}

// Topics counts the topics of live articles.
func (f *Fake) Topics(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]briefing.Tally, error) {
	return f.tally(ctx, server, typed, limit, func(c briefing.Copy) []string { return c.Overlay.Topics })
}

// Publishers counts the publishers of live articles.
func (f *Fake) Publishers(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]briefing.Tally, error) {
	return f.tally(ctx, server, typed, limit, func(c briefing.Copy) []string { return []string{c.Publisher} })
}

// tally counts the names that a word of theirs begins with typed. Names that
// differ in case alone are one, written as in the newest article.
func (f *Fake) tally(ctx context.Context, server briefing.ServerID, typed string, limit int, names func(briefing.Copy) []string) ([]briefing.Tally, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	var tallies []briefing.Tally
	place := map[string]int{}
	for _, c := range f.copies(server, briefing.Live) {
		for _, name := range names(c) {
			if name == "" || !wordsBegin(name, typed) {
				continue
			}
			i, ok := place[strings.ToLower(name)]
			if !ok {
				i = len(tallies)
				place[strings.ToLower(name)] = i
				tallies = append(tallies, briefing.Tally{Name: name, Newest: c.Added})
			}
			tallies[i].Count++
		}
	}
	slices.SortFunc(tallies, func(a, b briefing.Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)))
	})
	return atMost(tallies, limit), nil
}
