package eval

import (
	"regexp"
	"strings"
)

// A SummaryScore is how well a summary covers one that people wrote, by the
// words that both have after Porter's stemming: ROUGE as its program version
// 1.5.5 counts it with -m.
type SummaryScore struct {
	Words Score // ROUGE-1
	Pairs Score // ROUGE-2: pairs of neighbouring words
	Order Score // ROUGE-L of the whole summary: words in the order of the reference's sentences
}

// ScoreSummary compares a summary with a reference, both one sentence an
// element. Nothing covers nothing: all scores of an empty text are 0.
func ScoreSummary(reference, summary []string) SummaryScore {
	wanted, have := stemmed(reference), stemmed(summary)
	return SummaryScore{
		Words: scoreGrams(words(wanted), words(have)),
		Pairs: scoreGrams(pairsIn(words(wanted)), pairsIn(words(have))),
		Order: scoreOrder(wanted, have),
	}
}

func scoreGrams[K comparable](wanted, have []K) Score {
	return scoreOf(common(counts(wanted), counts(have)), len(have), len(wanted))
}

// plainWord is what ROUGE takes for a word.
var plainWord = regexp.MustCompile(`[a-z0-9]+`)

func stemmed(sentences []string) [][]string {
	all := make([][]string, len(sentences))
	for i, s := range sentences {
		all[i] = plainWord.FindAllString(strings.ToLower(s), -1)
		for j, word := range all[i] {
			if len(word) > 3 {
				all[i][j] = stem(word)
			}
		}
	}
	return all
}

func words(sentences [][]string) []string {
	var all []string
	for _, s := range sentences {
		all = append(all, s...)
	}
	return all
}

func pairsIn(words []string) [][2]string {
	var pairs [][2]string
	for i := 1; i < len(words); i++ {
		pairs = append(pairs, [2]string{words[i-1], words[i]})
	}
	return pairs
}

// scoreOrder counts for each sentence of the reference those of its words that
// are in a longest common subsequence with any sentence of the summary, no
// word more often than it is in either text.
func scoreOrder(wanted, have [][]string) Score {
	left, due := counts(words(have)), counts(words(wanted))
	hits := 0
	for _, sentence := range wanted {
		for i, in := range inOrder(sentence, have) {
			word := sentence[i]
			if in && left[word] > 0 && due[word] > 0 {
				hits++
				left[word]--
				due[word]--
			}
		}
	}
	return scoreOf(hits, len(words(have)), len(words(wanted)))
}

// inOrder marks the words of the sentence that are in a longest common
// subsequence with any of the others.
func inOrder(sentence []string, others [][]string) []bool {
	marked := make([]bool, len(sentence))
	for _, other := range others {
		lengths := subsequences(sentence, other)
		for i, j := len(sentence), len(other); i > 0 && j > 0; {
			switch {
			case sentence[i-1] == other[j-1]:
				i, j = i-1, j-1
				marked[i] = true
			case lengths[i][j-1] > lengths[i-1][j]:
				j--
			default:
				i--
			}
		}
	}
	return marked
}

// subsequences is the length of the longest common subsequence of the first i
// words of a and the first j of b, at [i][j].
func subsequences(a, b []string) [][]int {
	lengths := make([][]int, len(a)+1)
	lengths[0] = make([]int, len(b)+1)
	for i := range a {
		lengths[i+1] = make([]int, len(b)+1)
		for j := range b {
			if a[i] == b[j] {
				lengths[i+1][j+1] = lengths[i][j] + 1
			} else {
				lengths[i+1][j+1] = max(lengths[i][j+1], lengths[i+1][j])
			}
		}
	}
	return lengths
}
