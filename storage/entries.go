package storage

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// What the indexes say about an article follows from the article alone. Save
// puts it, PurgeRemoved deletes it, and Check compares it with what is there.

// A card is what the indexes need to know of an article. Making one takes
// time, so it is made outside of transactions.
type card struct {
	title     string // folded
	publisher string // lower case
	adder     string
	url       []byte // hash, nil when the article has no URL
	text      []byte // hash of the folded words
	speakers  []speaker
	terms     map[string]mark
}

// A speaker is somebody quoted in an article.
type speaker struct {
	name  string // folded
	place int    // of the first of the quotes
}

func cardOf(s stemmer, a briefing.Article, quotes []quoteRecord) card {
	body := text.Fold(a.Body)
	c := card{
		title: text.Fold(a.Title), publisher: strings.ToLower(a.Publisher), adder: a.AddedBy,
		speakers: speakersOf(quotes),
	}
	c.text = hash(cmp.Or(body, c.title))
	if a.URL != "" {
		c.url = hash(a.URL)
	}
	c.terms = weigh(s, languageOf(a.Language), c, body, a.Body, quotes)
	return c
}

func speakersOf(quotes []quoteRecord) []speaker {
	var found []speaker
	for i, q := range quotes {
		name := cutName(text.Fold(q.Speaker))
		known := func(s speaker) bool { return s.name == name }
		if name != "" && !slices.ContainsFunc(found, known) {
			found = append(found, speaker{name, i})
		}
	}
	return found
}

func hash(s string) []byte {
	sum := sha256.Sum256([]byte(s))
	return sum[:16]
}

// An entry is one key of an index, and its value.
type entry struct{ bucket, key, value []byte }

// entries are all that the indexes hold of an article, but for its postings.
func (c card) entries(source uint32, seq uint64, reach time.Time) []entry {
	own := key32(nil, source)
	key := func(bucket []byte, part []byte) entry {
		return entry{bucket: bucket, key: key64(slices.Concat(own, part), seq)}
	}
	found := []entry{
		key(reachBucket, keyTime(nil, reach)),
		key(textBucket, c.text),
		key(titleBucket, keyName(nil, c.title)),
	}
	if c.url != nil {
		found = append(found, key(urlBucket, c.url))
	}
	if c.publisher != "" {
		found = append(found, key(publisherBucket, keyName(nil, c.publisher)))
	}
	if c.adder != "" {
		found = append(found, key(adderBucket, keyName(nil, c.adder)))
	}
	for _, word := range wordsOf(c.title) {
		found = append(found, key(titleWordsBucket, keyName(nil, word)))
	}
	for _, s := range c.speakers {
		for _, word := range wordsOf(s.name) {
			e := key(speakerBucket, keyName(keyName(nil, word), s.name))
			e.value = key32(nil, uint32(s.place))
			found = append(found, e)
		}
	}
	return found
}

// wordsOf are the different words of a folded name or headline.
func wordsOf(folded string) []string {
	words := strings.Fields(folded)
	slices.Sort(words)
	return slices.Compact(words)
}

// overlayEntries are all that the indexes hold of a server's overlay.
func overlayEntries(server uint32, at place, onShelf bool, o briefing.Overlay) []entry {
	here := pair(at.number, at.seq)
	if o.Removed.IsZero() {
		var found []entry
		for _, topic := range o.Topics {
			found = append(found, entry{bucket: topicBucket, key: slices.Concat(keyName(key32(nil, server), topic), here)})
		}
		return found
	}
	owned := slices.Concat(key32(nil, server), here)
	found := []entry{{bucket: removedBucket, key: owned}}
	if onShelf {
		found = append(found, entry{bucket: removedOnBucket, key: slices.Concat(keyTime(nil, o.Removed), owned)})
	}
	return found
}

// put keeps entries in the order of their keys, in which bbolt takes them
// fastest.
func (t tx) put(entries []entry) error {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(bytes.Compare(a.bucket, b.bucket), bytes.Compare(a.key, b.key))
	})
	for _, e := range entries {
		if err := t.Bucket(e.bucket).Put(e.key, e.value); err != nil {
			return err
		}
	}
	return nil
}

func (t tx) delete(entries []entry) error {
	for _, e := range entries {
		if err := t.Bucket(e.bucket).Delete(e.key); err != nil {
			return err
		}
	}
	return nil
}
