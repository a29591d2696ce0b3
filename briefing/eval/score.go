// Package eval measures how well the newsroom reads.
//
// What a careful person found in a text stands against what was found by the
// program under test. Measures are shares between 0 and 1. All of them come
// from tallies of single articles, which can be added up over any choice of
// articles; [Intervals] uses that to tell chance from progress.
package eval

// A Score is how well what was found covers what was to be found.
type Score struct {
	Precision float64 // how much of what was found is right
	Recall    float64 // how much of what was to be found was found
	F1        float64 // their harmonic mean, 0 when both are 0
}

// scoreOf is the score of hits among found and wanted things. Where there is
// nothing to divide by, a share is 0.
func scoreOf(hits, found, wanted int) Score {
	return balanced(share(hits, found), share(hits, wanted))
}

func balanced(precision, recall float64) Score {
	s := Score{Precision: precision, Recall: recall}
	if sum := precision + recall; sum > 0 {
		s.F1 = 2 * precision * recall / sum
	}
	return s
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
