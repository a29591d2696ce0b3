package eval

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline-bot/dateline/briefing"
)

// A QuoteTally counts what became of the quotes of one article or of several.
type QuoteTally struct {
	Full, Partial KindTally
	Findings      int // quotes found, of both kinds
	Verbatim      int // of these, whose words stand in the article
	Placed        int // of these, whose words stand exactly where they were said to
	sureness      []sureness
}

// A KindTally counts quotes of one kind.
type KindTally struct {
	Wanted int // annotated as speech
	Found  int // of these, found
	False  int // found, and no speech
	Known  int // wanted, and the speaker is known
	Named  int // given a speaker, of those found whose speaker is known and of the false ones

	speakers [sources]SpeakerTally
}

// A SpeakerTally counts who was named for quotes that were found and whose
// speaker is known.
type SpeakerTally struct {
	Asked     int
	Right     int // the surname agrees
	Strict    int // of these, first names do not disagree
	Wrong     int
	Abstained int // nobody was named
}

// A sureness is how sure the program under test was of a speaker, and whether
// it was right.
type sureness struct {
	named      bool
	confidence float64
	right      bool
}

// Add counts u's quotes too.
func (t *QuoteTally) Add(u QuoteTally) {
	t.Full.add(u.Full)
	t.Partial.add(u.Partial)
	t.Findings += u.Findings
	t.Verbatim += u.Verbatim
	t.Placed += u.Placed
	t.sureness = append(t.sureness, u.sureness...)
}

func (t *QuoteTally) kind(k briefing.QuoteKind) *KindTally {
	if k == briefing.FullQuote {
		return &t.Full
	}
	return &t.Partial
}

// Surest is the share of right speakers among those named in the half of the
// quotes for whose speakers the program under test was most sure, NaN when
// there are none. Of quotes that it was equally sure of, as many count as
// belong to the half, each with an equal part.
func (t QuoteTally) Surest() float64 {
	ranked := slices.Clone(t.sureness)
	slices.SortFunc(ranked, func(a, b sureness) int { return -compareSureness(a, b) })
	half := len(ranked) / 2
	var named, right float64
	for start := 0; start < half; {
		end := start
		var tied, tiedRight float64
		for ; end < len(ranked) && compareSureness(ranked[start], ranked[end]) == 0; end++ {
			tied += float64(one(ranked[end].named))
			tiedRight += float64(one(ranked[end].right))
		}
		part := float64(min(end, half)-start) / float64(end-start)
		named, right = named+part*tied, right+part*tiedRight
		start = end
	}
	if named == 0 {
		return math.NaN()
	}
	return right / named
}

// ShareOf is n as a share of the quotes found, NaN when there are none.
func (t QuoteTally) ShareOf(n int) float64 { return shareOrNaN(n, t.Findings) }

// compareSureness puts those first in which nobody was named.
func compareSureness(a, b sureness) int {
	return cmp.Or(cmp.Compare(one(a.named), one(b.named)), cmp.Compare(a.confidence, b.confidence))
}

func (k *KindTally) add(u KindTally) {
	k.Wanted += u.Wanted
	k.Found += u.Found
	k.False += u.False
	k.Known += u.Known
	k.Named += u.Named
	for i, s := range u.speakers {
		k.speakers[i].add(s)
	}
}

// addFalse counts a finding that is no speech.
func (k *KindTally) addFalse(f Finding) {
	k.False++
	k.Named += one(f.Speaker != "")
}

// Extraction scores the words alone.
func (k KindTally) Extraction() Score { return scoreOf(k.Found, k.Found+k.False, k.Wanted) }

// Attributed scores words together with their speakers: what is found counts
// when the right person is named for it. To name nobody costs recall alone.
func (k KindTally) Attributed() Score {
	return scoreOf(k.Speakers().Right, k.Named, k.Known)
}

// Speakers counts the speakers of quotes with these kinds of sources, or of
// all when none is given.
func (k KindTally) Speakers(of ...Source) SpeakerTally {
	var t SpeakerTally
	for source, s := range k.speakers {
		if len(of) == 0 || slices.Contains(of, Source(source)) {
			t.add(s)
		}
	}
	return t
}

func (s *SpeakerTally) add(u SpeakerTally) {
	s.Asked += u.Asked
	s.Right += u.Right
	s.Strict += u.Strict
	s.Wrong += u.Wrong
	s.Abstained += u.Abstained
}

// ShareOf is n as a share of the quotes asked about, NaN when there are none.
func (s SpeakerTally) ShareOf(n int) float64 { return shareOrNaN(n, s.Asked) }

func shareOrNaN(part, whole int) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return share(part, whole)
}
