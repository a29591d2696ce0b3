package stories

// openingWords is how many words of a piece, title first, are laid beside those
// of another to see whether both follow one pattern.
const openingWords = 200

const (
	// telling is the rarity from which a word says what its piece is about,
	// rather than how such pieces are worded.
	telling = 250
	// Below these an English word says nothing of its own, as "after" and
	// "people", or only links others, as "of" and "was".
	commonest = 50
	linking   = 30
)

// A token is a word where it stands.
type token struct {
	term   int32
	rarity int16
	kind   kind
	title  bool
	tells  bool // it is a name, a mark or rare
	small  bool // it says nothing of its own
	links  bool // it only links others
	broken bool // there is more than a space between it and the word after it
	joined bool // there is no space: "4×4"
}

// titleEnd is where the title ends in an opening.
func titleEnd(opening []token) int {
	n := 0
	for n < len(opening) && opening[n].title {
		n++
	}
	return n
}

// A label is a number that follows what it numbers: "day 7", "Harbour 2".
type label struct{ of, number int32 }

// labelsOf finds the labels of an opening.
func labelsOf(opening []token) []label {
	var labels []label
	for i := 1; i < len(opening); i++ {
		of, t := opening[i-1], opening[i]
		if t.kind.number && !of.kind.mark && !of.kind.toll && !of.small && !of.broken && !counts(opening[i:]) {
			labels = append(labels, label{of.term, t.term})
		}
	}
	return labels
}

// counts reports whether the number that tokens begin with counts or measures
// what comes next: "12 people", "15 million", "9 to 4", "4×4".
func counts(tokens []token) bool {
	if len(tokens) == 1 || tokens[0].title != tokens[1].title {
		return false
	}
	if tokens[0].joined || tokens[1].kind.number || len(tokens) > 2 && tokens[2].kind.number {
		return true
	}
	return !tokens[0].broken && !tokens[1].links
}
