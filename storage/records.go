package storage

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"github.com/dateline-bot/dateline/briefing"
)

// The shapes of stored values, where they differ from briefing's types.

// A head is an article without its words and without what its key says.
type head struct {
	URL, Title, Byline, Dateline, Publisher, Language, AddedBy string `json:",omitzero"`

	Published, Added time.Time
	Reach            time.Time // the latest Added among its source's articles up to this one
}

func headOf(a briefing.Article) head {
	return head{
		URL: a.URL, Title: a.Title, Byline: a.Byline, Dateline: a.Dateline, Publisher: a.Publisher, Language: a.Language,
		AddedBy: a.AddedBy, Published: a.Published.UTC(), Added: a.Added.UTC(),
	}
}

func (h head) article() briefing.Article {
	return briefing.Article{
		URL: h.URL, Title: h.Title, Byline: h.Byline, Dateline: h.Dateline, Publisher: h.Publisher, Language: h.Language,
		AddedBy: h.AddedBy, Published: h.Published, Added: h.Added,
	}
}

// A quoteRecord is a quote without its text, which is what stands at Start to
// End, and without ids, which its place tells.
type quoteRecord struct {
	Start, End         int
	Kind               briefing.QuoteKind
	Speaker, Role      string  `json:",omitzero"`
	Attribution        string  `json:",omitzero"`
	Confidence         float64 `json:",omitzero"`
	Carried            bool    `json:",omitzero"`
	ClueStart, ClueEnd int     `json:",omitzero"`
}

func quoteRecords(quotes []briefing.Quote) []quoteRecord {
	records := make([]quoteRecord, len(quotes))
	for i, q := range quotes {
		records[i] = quoteRecord{
			Start: q.Span.Start, End: q.Span.End, Kind: q.Kind, Speaker: q.Speaker, Role: q.Role,
			Attribution: q.Attribution, Confidence: q.Confidence, Carried: q.Carried,
			ClueStart: q.Clue.Start, ClueEnd: q.Clue.End,
		}
	}
	return records
}

// quote is the record as a quote of an article, at its place there.
func (r quoteRecord) quote(article briefing.ArticleID, body string, place int) (briefing.Quote, error) {
	span := briefing.Span{Start: r.Start, End: r.End}
	if !within(span, body) {
		return briefing.Quote{}, damaged(fmt.Errorf("quote %d of article %s stands at %v", place, article, span))
	}
	return briefing.Quote{
		ID: quoteID(article, place), Article: article, Span: span, Text: span.Of(body), Kind: r.Kind,
		Speaker: r.Speaker, Role: r.Role, Attribution: r.Attribution, Confidence: r.Confidence,
		Carried: r.Carried, Clue: briefing.Span{Start: r.ClueStart, End: r.ClueEnd},
	}, nil
}

func within(s briefing.Span, body string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(body)
}

type sourceRecord struct {
	Number uint32
	Kind   briefing.SourceKind
	Name   string `json:",omitzero"`
	URL    string `json:",omitzero"`
	Added  time.Time
}

func (r sourceRecord) source(id briefing.SourceID) briefing.Source {
	return briefing.Source{ID: id, Kind: r.Kind, Name: r.Name, URL: r.URL, Added: r.Added}
}

type serverRecord struct {
	Number        uint32
	Put           bool   // by PutServer; others were only heard of
	Name, Zone    string `json:",omitzero"`
	Left          time.Time
	Subscriptions int // ever made; numbers do not come again
}

type subscriptionRecord struct {
	Number                  int
	Name                    string
	Server                  briefing.ServerID
	Channel                 string
	Spec, Zone              string
	Topics                  []string `json:",omitzero"`
	Stories                 int
	Paused                  bool `json:",omitzero"`
	By                      string
	Since, Slot, From, Next time.Time
	Told                    uint64
}

func subscriptionRecordOf(s briefing.Subscription) subscriptionRecord {
	return subscriptionRecord{
		Number: s.Number, Name: s.Name, Server: s.Channel.Server, Channel: s.Channel.ID,
		Spec: s.Schedule.Spec, Zone: s.Schedule.Zone, Topics: s.Topics, Stories: s.Stories, Paused: s.Paused, By: s.By,
		Since: s.Since, Slot: s.Slot, From: s.From, Next: s.Next, Told: s.Told,
	}
}

// subscription is the record as the subscription with that number, on that
// schedule.
func (r subscriptionRecord) subscription(number uint64, schedule briefing.Schedule) briefing.Subscription {
	return briefing.Subscription{
		ID: subscriptionID(number), Number: r.Number, Name: r.Name, Channel: briefing.Channel{Server: r.Server, ID: r.Channel},
		Schedule: schedule, Topics: r.Topics, Stories: r.Stories, Paused: r.Paused, By: r.By,
		Since: r.Since, Slot: r.Slot, From: r.From, Next: r.Next, Told: r.Told,
	}
}

// put keeps v as JSON.
func put(b *bbolt.Bucket, key []byte, v any) error {
	value, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode a value: %w", err)
	}
	return b.Put(key, value)
}

// get reads the JSON at key into v. It reports whether there was any.
func get(b *bbolt.Bucket, key []byte, v any) (bool, error) {
	value := b.Get(key)
	if value == nil {
		return false, nil
	}
	return true, decode(value, v)
}

func decode(value []byte, v any) error {
	if err := json.Unmarshal(value, v); err != nil {
		return damaged(fmt.Errorf("decode a value: %w", err))
	}
	return nil
}

func number32(value []byte) uint32 { return binary.BigEndian.Uint32(value) }
