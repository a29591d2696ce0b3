package eval

import (
	"regexp"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
)

// A Finding is a quote as the program under test found it.
type Finding struct {
	Text       string
	Start      int // where Text begins, in code points of the article
	End        int // where it ends
	Speaker    string
	Confidence float64 // that Speaker is right; only the order matters
}

// ScoreQuotes compares what was found in the article with its annotations.
// Findings without a letter or a digit do not count. Each is matched with at
// most one annotation, one that has nearly the same words.
func ScoreQuotes(article string, annotated []Annotation, found []Finding) QuoteTally {
	found = wordy(found)
	matches := match(found, annotated)
	t := verbatim(article, found)
	finding := make(map[int]Finding, len(found)) // by annotation
	for i, f := range found {
		if matches[i] >= 0 {
			finding[matches[i]] = f
		}
		if matches[i] < 0 || annotated[matches[i]].Label == NoSpeech {
			t.kind(kindOf(f.Text)).addFalse(f)
		}
	}
	for j, a := range annotated {
		if a.Label != Speech {
			continue
		}
		k := t.kind(a.Kind)
		k.Wanted++
		k.Known += one(a.Source != Unknown)
		if f, ok := finding[j]; ok {
			k.Found++
			t.judge(k, a, f)
		}
	}
	return t
}

// judge counts who was named for a quote that was found.
func (t *QuoteTally) judge(k *KindTally, a Annotation, f Finding) {
	if a.Source == Unknown {
		return
	}
	named, right := f.Speaker != "", samePerson(a.Speaker, f.Speaker)
	t.sureness = append(t.sureness, sureness{named: named, confidence: f.Confidence, right: right})
	k.Named += one(named)
	k.speakers[a.Source].add(SpeakerTally{
		Asked: 1, Right: one(right), Strict: one(right && sameFullName(fuller(a), f.Speaker)),
		Wrong: one(named && !right), Abstained: one(!named),
	})
}

func fuller(a Annotation) string {
	if a.FullName != "" {
		return a.FullName
	}
	return a.Speaker
}

// verbatim counts which findings stand in the article, and where they say.
func verbatim(article string, found []Finding) QuoteTally {
	points, squeezed := []rune(article), squeeze(article)
	t := QuoteTally{Findings: len(found)}
	for _, f := range found {
		t.Verbatim += one(strings.Contains(squeezed, squeeze(f.Text)))
		t.Placed += one(Stands(points, f.Text, f.Start, f.End))
	}
	return t
}

// Stands reports whether text is exactly what stands from start to end in the
// code points of an article. Neither need be within it.
func Stands(article []rune, text string, start, end int) bool {
	return 0 <= start && start <= end && end <= len(article) && string(article[start:end]) == text
}

// squeeze makes one space of all white space between words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func wordy(found []Finding) []Finding {
	var kept []Finding
	for _, f := range found {
		if len(tokens(f.Text)) > 0 {
			kept = append(kept, f)
		}
	}
	return kept
}

// fullWords is how many words a full quote has at least.
const fullWords = 5

// printedWord is a word as people count them: "Ruiz's" and "twenty-two" are one each.
var printedWord = regexp.MustCompile(`[\p{L}\p{N}]+(?:['’.\-][\p{L}\p{N}]+)*`)

func kindOf(text string) briefing.QuoteKind {
	if len(printedWord.FindAllStringIndex(text, fullWords)) == fullWords {
		return briefing.FullQuote
	}
	return briefing.PartialQuote
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
