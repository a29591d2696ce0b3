package briefingtest

import (
	"fmt"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// add keeps a new subscription of a server.
func add(t *testing.T, s Store, sub briefing.Subscription) briefing.Subscription {
	t.Helper()
	return must[briefing.Subscription](t)(s.AddSubscription(t.Context(), sub, Entry("ordered a digest", sub.Name)))
}

func ordering() []promise {
	return []promise{
		{"AddSubscription gives an ID over all servers and a Number in its own", func(t *testing.T, s Store) {
			first, other, second := add(t, s, Daily(Home, "Morning")), add(t, s, Daily(Away, "Morning")), add(t, s, Daily(Home, "Evening"))
			got := fmt.Sprintf("%s %d, %s %d, %s %d", first.ID, first.Number, other.ID, other.Number, second.ID, second.Number)
			same(t, "ids and numbers", got, "s1 1, s2 1, s3 2")
			want := Daily(Home, "Evening")
			want.ID, want.Number = "s3", 2
			same(t, "the subscription", must[briefing.Subscription](t)(s.Subscription(t.Context(), Home, 2)), want)
			same(t, "its next slot", second.Schedule.Next(Morning), Morning.Add(24*time.Hour))
			kept := must[briefing.Subscription](t)(s.Subscription(t.Context(), Home, 2))
			same(t, "its next slot as kept", kept.Schedule.Next(Morning), Morning.Add(24*time.Hour))
			same(t, "all", must[[]briefing.Subscription](t)(s.Subscriptions(t.Context(), Home)), []briefing.Subscription{first, second})
			same(t, "the audit", len(must[[]briefing.AuditEntry](t)(s.Audit(t.Context(), Home, 0))), 2)
		}},
		{"two digests of one server do not share a name", func(t *testing.T, s Store) {
			add(t, s, Daily(Home, "Morning"))
			_, err := s.AddSubscription(t.Context(), Daily(Home, " mORNING"), Entry("ordered a digest", ""))
			wantKind(t, err, briefing.Conflict)
			evening := add(t, s, Daily(Home, "Evening"))
			same(t, "the next number", evening.Number, 2)
			_, err = s.SetSubscription(t.Context(), Home, 2, Entry("renamed a digest", "D-2"), change(func(s *briefing.Subscription) { s.Name = "morning" }))
			wantKind(t, err, briefing.Conflict)
			_, err = s.SetSubscription(t.Context(), Home, 2, Entry("renamed a digest", "D-2"), change(func(s *briefing.Subscription) { s.Name = "evening" }))
			if err != nil {
				t.Errorf("got error %v for a digest that keeps its name, want none", err)
			}
		}},
		{"SetSubscription changes all but ID, Number and server", func(t *testing.T, s Store) {
			old := add(t, s, Daily(Home, "Morning"))
			got := must[briefing.Subscription](t)(s.SetSubscription(t.Context(), Home, 1, Entry("changed a digest", "D-1"), change(func(s *briefing.Subscription) {
				s.ID, s.Number, s.Channel = "s99", 99, briefing.Channel{Server: Away, ID: "701"}
				s.Topics, s.Stories, s.Told = []string{"winter"}, 3, 40
			})))
			want := old
			want.Channel.ID, want.Topics, want.Stories, want.Told = "701", []string{"winter"}, 3, 40
			same(t, "the subscription", got, want)
			same(t, "the subscription later", must[briefing.Subscription](t)(s.Subscription(t.Context(), Home, 1)), want)
			same(t, "the other server's", must[[]briefing.Subscription](t)(s.Subscriptions(t.Context(), Away)), []briefing.Subscription{})
		}},
		{"SetSubscription changes nothing when the change fails", func(t *testing.T, s Store) {
			old := add(t, s, Daily(Home, "Morning"))
			_, err := s.SetSubscription(t.Context(), Home, 1, Entry("changed a digest", "D-1"), func(s *briefing.Subscription) error {
				s.Topics[0], s.Paused = "spoilt", true
				return errChange
			})
			if err != errChange {
				t.Errorf("got error %v, want %v", err, errChange)
			}
			same(t, "the subscription", must[briefing.Subscription](t)(s.Subscription(t.Context(), Home, 1)), old)
		}},
		{"Due gives those whose time has come, the longest due first", func(t *testing.T, s Store) {
			same(t, "NextDue of none", must[time.Time](t)(s.NextDue(t.Context())), time.Time{})
			for i, hours := range []int{3, 1, 2, 5} {
				sub := Daily(Home, fmt.Sprint("Digest ", i))
				sub.Next = Morning.Add(time.Duration(hours) * time.Hour)
				add(t, s, sub)
			}
			due := func(after time.Duration, limit int) []briefing.SubscriptionID {
				return collect(must[[]briefing.Subscription](t)(s.Due(t.Context(), Morning.Add(after), limit)), func(s briefing.Subscription) briefing.SubscriptionID { return s.ID })
			}
			same(t, "due a moment early", due(time.Hour-1, 0), []briefing.SubscriptionID{})
			same(t, "due to the moment", due(3*time.Hour, 0), []briefing.SubscriptionID{"s2", "s3", "s1"})
			same(t, "the two longest due", due(9*time.Hour, 2), []briefing.SubscriptionID{"s2", "s3"})
			same(t, "NextDue", must[time.Time](t)(s.NextDue(t.Context())), Morning.Add(time.Hour))
		}},
		{"one that is paused is never due", func(t *testing.T, s Store) {
			add(t, s, Daily(Home, "Morning"))
			set := func(f func(*briefing.Subscription)) briefing.Subscription {
				t.Helper()
				return must[briefing.Subscription](t)(s.SetSubscription(t.Context(), Home, 1, Entry("paused a digest", "D-1"), change(f)))
			}
			got := set(func(s *briefing.Subscription) { s.Paused, s.Next = true, Morning })
			same(t, "its Next", got.Next, time.Time{})
			same(t, "NextDue", must[time.Time](t)(s.NextDue(t.Context())), time.Time{})
			set(func(s *briefing.Subscription) { s.Paused, s.Next = false, Morning })
			same(t, "NextDue then", must[time.Time](t)(s.NextDue(t.Context())), Morning)
		}},
		{"one that is removed is gone, and its number with it", func(t *testing.T, s Store) {
			add(t, s, Daily(Home, "Morning"))
			if err := s.RemoveSubscription(t.Context(), Home, 1, Entry("ended a digest", "D-1")); err != nil {
				t.Fatal(err)
			}
			_, err := s.Subscription(t.Context(), Home, 1)
			wantKind(t, err, briefing.NotFound)
			wantKind(t, s.RemoveSubscription(t.Context(), Home, 1, Entry("ended a digest", "D-1")), briefing.NotFound)
			same(t, "NextDue", must[time.Time](t)(s.NextDue(t.Context())), time.Time{})
			next := add(t, s, Daily(Home, "Morning"))
			same(t, "the next number", fmt.Sprintf("%s %d", next.ID, next.Number), "s2 2")
		}},
	}
}

// edition is an edition of sub for the slot some days after tests begin.
func edition(sub briefing.Subscription, days int, status briefing.Status) briefing.Edition {
	slot := Morning.Add(time.Duration(days) * 24 * time.Hour)
	return briefing.Edition{
		ID: briefing.EditionID(fmt.Sprintf("%s/%s/1", sub.ID, slot.Format(time.DateOnly))), Channel: sub.Channel,
		Digest: briefing.Digest{
			Subscription: sub.ID, Name: sub.Name, Zone: "UTC", Slot: slot, ToSeq: 7, From: slot.Add(-24 * time.Hour), To: slot, New: 3,
			Entries: []briefing.Entry{{
				Story: "A-00001", Lead: briefing.Reference{ID: "A-00001", Title: ferry, Published: Morning}, Topics: []string{"islands"},
				Summary: briefing.Summary{Sentences: []briefing.Sentence{{Text: "It runs.", Article: "A-00001", Span: briefing.Span{Start: 3, End: 11}}}, Of: 4},
				Reasons: []string{"pinned"},
			}},
			Quote: &briefing.KeyQuote{Quote: briefing.Quote{ID: "A-00001.1", Text: packed, Speaker: "Tobias Renn"}},
		},
		Status: status, At: slot, Tries: 1,
	}
}

func recording() []promise {
	record := func(t *testing.T, s Store, entries ...briefing.Entered) {
		t.Helper()
		if err := s.Record(t.Context(), entries); err != nil {
			t.Fatalf("Record: %v", err)
		}
	}
	ids := func(editions []briefing.Edition) []briefing.EditionID {
		return collect(editions, func(e briefing.Edition) briefing.EditionID { return e.ID })
	}
	return []promise{
		{"Record keeps an edition in place of its earlier state", func(t *testing.T, s Store) {
			sub := add(t, s, Daily(Home, "Morning"))
			e := edition(sub, 1, briefing.Sending)
			record(t, s, briefing.Entered{Edition: &e})
			same(t, "the open ones", must[[]briefing.Edition](t)(s.OpenEditions(t.Context(), sub.ID)), []briefing.Edition{e})
			e.Status, e.Receipt = briefing.Sent, briefing.Receipt{Message: "900", At: Morning}
			record(t, s, briefing.Entered{Edition: &e})
			same(t, "the open ones then", must[[]briefing.Edition](t)(s.OpenEditions(t.Context(), sub.ID)), []briefing.Edition{})
			same(t, "the edition", must[briefing.Edition](t)(s.Edition(t.Context(), Home, e.ID)), e)
			e.Digest.Slot = e.Digest.Slot.Add(time.Minute)
			record(t, s, briefing.Entered{Edition: &e})
			same(t, "all editions", must[[]briefing.Edition](t)(s.Editions(t.Context(), sub.ID, time.Time{}, 0)), []briefing.Edition{e})
		}},
		{"Editions and OpenEditions go by slot", func(t *testing.T, s Store) {
			sub, other := add(t, s, Daily(Home, "Morning")), add(t, s, Daily(Home, "Evening"))
			var all []briefing.Entered
			for _, days := range []int{2, 1, 12, 3} {
				e := edition(sub, days, briefing.Planned)
				all = append(all, briefing.Entered{Edition: &e})
			}
			foreign := edition(other, 2, briefing.Planned)
			record(t, s, append(all, briefing.Entered{Edition: &foreign})...)
			newest := []briefing.EditionID{"s1/2026-12-05/1", "s1/2026-11-26/1", "s1/2026-11-25/1", "s1/2026-11-24/1"}
			same(t, "all", ids(must[[]briefing.Edition](t)(s.Editions(t.Context(), sub.ID, time.Time{}, 0))), newest)
			same(t, "two", ids(must[[]briefing.Edition](t)(s.Editions(t.Context(), sub.ID, time.Time{}, 2))), newest[:2])
			same(t, "since", ids(must[[]briefing.Edition](t)(s.Editions(t.Context(), sub.ID, Morning.Add(48*time.Hour), 0))), newest[:3])
			same(t, "open", ids(must[[]briefing.Edition](t)(s.OpenEditions(t.Context(), sub.ID))), reversed(newest))
			same(t, "of none", ids(must[[]briefing.Edition](t)(s.Editions(t.Context(), "s9", time.Time{}, 0))), []briefing.EditionID{})
		}},
		{"Record moves a subscription along", func(t *testing.T, s Store) {
			sub := add(t, s, Daily(Home, "Morning"))
			e := edition(sub, 1, briefing.Sent)
			m := briefing.Move{Subscription: sub.ID, Slot: e.Digest.Slot, Told: 7, From: e.Digest.Slot, Next: e.Digest.Slot.Add(24 * time.Hour)}
			record(t, s, briefing.Entered{Edition: &e, Move: &m})
			want := sub
			want.Slot, want.Told, want.From, want.Next = m.Slot, m.Told, m.From, m.Next
			same(t, "the subscription", must[briefing.Subscription](t)(s.Subscription(t.Context(), Home, 1)), want)
			same(t, "NextDue", must[time.Time](t)(s.NextDue(t.Context())), m.Next)
		}},
		{"one that was paused meanwhile stays paused", func(t *testing.T, s Store) {
			sub := add(t, s, Daily(Home, "Morning"))
			_, err := s.SetSubscription(t.Context(), Home, 1, Entry("paused a digest", "D-1"), change(func(s *briefing.Subscription) { s.Paused = true }))
			if err != nil {
				t.Fatal(err)
			}
			record(t, s, briefing.Entered{Move: &briefing.Move{Subscription: sub.ID, Slot: Morning, Told: 7, Next: Morning}})
			got := must[briefing.Subscription](t)(s.Subscription(t.Context(), Home, 1))
			if !got.Paused || !got.Next.IsZero() || got.Told != 7 {
				t.Errorf("got %+v, want it paused, without Next, and moved", got)
			}
		}},
		{"one whose channel is gone is paused", func(t *testing.T, s Store) {
			sub := add(t, s, Daily(Home, "Morning"))
			record(t, s, briefing.Entered{Move: &briefing.Move{Subscription: sub.ID, Slot: Morning, Told: 7, Next: Morning, Pause: true}})
			got := must[briefing.Subscription](t)(s.Subscription(t.Context(), Home, 1))
			if !got.Paused || !got.Next.IsZero() {
				t.Errorf("got %+v, want it paused and without Next", got)
			}
			same(t, "NextDue", must[time.Time](t)(s.NextDue(t.Context())), time.Time{})
		}},
		{"one that was removed meanwhile stays removed, and its edition is kept", func(t *testing.T, s Store) {
			sub := add(t, s, Daily(Home, "Morning"))
			if err := s.RemoveSubscription(t.Context(), Home, 1, Entry("ended a digest", "D-1")); err != nil {
				t.Fatal(err)
			}
			e := edition(sub, 1, briefing.Sent)
			record(t, s, briefing.Entered{Edition: &e, Move: &briefing.Move{Subscription: sub.ID, Next: Morning}})
			same(t, "subscriptions", must[[]briefing.Subscription](t)(s.Subscriptions(t.Context(), Home)), []briefing.Subscription{})
			same(t, "NextDue", must[time.Time](t)(s.NextDue(t.Context())), time.Time{})
			same(t, "the edition", must[briefing.Edition](t)(s.Edition(t.Context(), Home, e.ID)), e)
		}},
		{"Record keeps all entries or none", func(t *testing.T, s Store) {
			sub := add(t, s, Daily(Home, "Morning"))
			good, bad := edition(sub, 1, briefing.Sent), edition(sub, 2, briefing.Sent)
			bad.ID = "s2/2026-11-25/1"
			if err := s.Record(t.Context(), []briefing.Entered{{Edition: &good}, {Edition: &bad}}); err == nil {
				t.Error("an edition of another subscription's id was taken")
			}
			same(t, "editions", must[[]briefing.Edition](t)(s.Editions(t.Context(), sub.ID, time.Time{}, 0)), []briefing.Edition{})
		}},
	}
}
