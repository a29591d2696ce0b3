package storage

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/dateline-bot/dateline/briefing"
)

func newScrambler(t testing.TB, key string) *scrambler {
	t.Helper()
	secret, err := newScramble([]byte(key))
	if err != nil {
		t.Fatal(err)
	}
	return &scrambler{secret: secret}
}

func TestAnIDLeadsBackToItsSeq(t *testing.T) {
	s := newScrambler(t, "sixteen bytes ok")
	rapid.Check(t, func(t *rapid.T) {
		seq := rapid.OneOf(rapid.Uint64Range(1, 1<<26), rapid.Uint64Range(1, 1<<59)).Draw(t, "seq")
		if got := s.seqOf(s.articleID(seq)); got != seq {
			t.Fatalf("%s leads to %d, want %d", s.articleID(seq), got, seq)
		}
	})
}

func TestNoTwoArticlesShareAnID(t *testing.T) {
	s := newScrambler(t, "sixteen bytes ok")
	seen := map[briefing.ArticleID]uint64{}
	for _, from := range []uint64{1, 1<<25 - 5000} {
		for seq := from; seq < from+10_000; seq++ {
			id := s.articleID(seq)
			if other, ok := seen[id]; ok {
				t.Fatalf("%d and %d are both %s", other, seq, id)
			}
			seen[id] = seq
		}
	}
}

func TestIDsGrowWhenFiveDigitsAreUsedUp(t *testing.T) {
	s := newScrambler(t, "sixteen bytes ok")
	for seq, want := range map[uint64]int{1: 5, 1<<25 - 1: 5, 1 << 25: 6, 1<<25 + 1<<30 - 1: 6, 1<<25 + 1<<30: 7} {
		if got := len(s.articleID(seq)) - len("A-"); got != want {
			t.Errorf("article %d has %d digits, want %d", seq, got, want)
		}
	}
}

func TestTwoNewsroomsNumberApart(t *testing.T) {
	a, b := newScrambler(t, "sixteen bytes ok"), newScrambler(t, "another sixteen!")
	same := 0
	for seq := range uint64(1000) {
		if a.articleID(seq) == b.articleID(seq) {
			same++
		}
	}
	if same > 5 {
		t.Errorf("%d of 1000 ids are the same under two keys", same)
	}
}

func TestWhatIsNoIDLeadsNowhere(t *testing.T) {
	s := newScrambler(t, "sixteen bytes ok")
	good := s.articleID(7)
	for _, id := range []briefing.ArticleID{
		"", "A-", "A-7K3Q", "7K3QF", "a-7k3qf", "A-7K3QI", "A-7K3Q-", "A-7K3QU", "A-0000000000000", good + " ", " " + good, good[:2] + "é000",
	} {
		if got := s.seqOf(id); got != 0 {
			t.Errorf("%q leads to %d, want nowhere", id, got)
		}
	}
}

func FuzzIDsReadOnlyAsTheyAreWritten(f *testing.F) {
	f.Add("A-7K3QF")
	f.Add("A-ZZZZZZZZZZZZ")
	f.Fuzz(func(t *testing.T, id string) {
		s := newScrambler(t, "sixteen bytes ok")
		if seq := s.seqOf(briefing.ArticleID(id)); seq > 0 && string(s.articleID(seq)) != id {
			t.Errorf("%q leads to %d, which is %q", id, seq, s.articleID(seq))
		}
		if article, n := quotePlace(briefing.QuoteID(id)); n >= 0 && string(quoteID(article, n)) != id {
			t.Errorf("%q is read as quote %d of %q", id, n, article)
		}
	})
}

func BenchmarkArticleID(b *testing.B) {
	s := newScrambler(b, "sixteen bytes ok")
	for b.Loop() {
		s.seqOf(s.articleID(123_456))
	}
}
