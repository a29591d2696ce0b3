package stories

const (
	// farthest is how many words, of both openings together, may stand between
	// two places where they run alike.
	farthest = 32
	// fewestAlike words in a row are such a place, and one more for each
	// stride words that were passed over.
	fewestAlike = 2
	stride      = 8
)

// A slot is a place of a pattern that two openings fill with different words:
// first[a:b] and second[c:d].
type slot struct{ a, b, c, d int }

// layBeside finds how many words two openings have in common, in runs and in
// the same order, and the slots between these runs. It takes the nearest run
// first, and gives up when there is none near.
func layBeside(first, second []token) (common int, slots []slot) {
	i, j := 0, 0
	for i < len(first) && j < len(second) {
		if n := alike(first[i:], second[j:]); n > 0 {
			common, i, j = common+n, i+n, j+n
			continue
		}
		a, c, ok := meet(first[i:], second[j:])
		if !ok {
			break
		}
		slots = append(slots, slot{i, i + a, j, j + c})
		i, j = i+a, j+c
	}
	if common > 0 && len(first)-i <= farthest && len(second)-j <= farthest {
		slots = append(slots, slot{i, len(first), j, len(second)})
	}
	return common, slots
}

// meet finds the nearest place from which first and second run alike.
func meet(first, second []token) (a, c int, ok bool) {
	for passed := 1; passed <= farthest; passed++ {
		for a := max(0, passed-len(second)+1); a <= passed && a < len(first); a++ {
			c := passed - a
			n := alike(first[a:], second[c:])
			toEnd := n > 0 && a+n == len(first) && c+n == len(second)
			if n >= fewestAlike+passed/stride || toEnd {
				return a, c, true
			}
		}
	}
	return 0, 0, false
}

// alike counts the words that first and second have in common from where they
// begin.
func alike(first, second []token) int {
	n := 0
	for n < len(first) && n < len(second) && first[n].term == second[n].term {
		n++
	}
	return n
}
