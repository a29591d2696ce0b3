package prose

import "strings"

// skipOpeners passes over the words at the head of a run that owe their
// capital to the sentence.
func (r *Reading) skipOpeners(i, end int32) int32 {
	for i < end {
		w := &r.Words[i]
		opener := w.Class.Is(Stop) || w.Class.Is(Speech|Subordinate|Conjunction|Preposition|Auxiliary|Pronouns|Adverb)
		if !opener && !r.describes(i, end) || w.Shape == Initial || w.Class.Is(GivenMale|GivenFemale) && i+1 < end {
			break
		}
		i++
	}
	return i
}

// skipCompounds passes over what a compound in a run describes:
// "Oscar-winner Ana Ruiz", "Los Angeles-area Ana Ruiz".
func (r *Reading) skipCompounds(first, end int32) int32 {
	for j := first; j < end-1; j++ {
		if _, tail, ok := strings.Cut(r.Text(j), "-"); ok && len(tail) > 3 && tail == strings.ToLower(tail) {
			first = j + 1
		}
	}
	return first
}

// describes reports whether word i, the first of a run, only describes
// whoever the rest of the run names: "Beaming Ruiz" at the head of a sentence,
// "Oscar-winner Ana Ruiz" anywhere.
func (r *Reading) describes(i, end int32) bool {
	rest := end - i - 1
	if rest < 1 || rest > 3 || r.Words[i].Class.Is(GivenMale|GivenFemale) || r.anyOrg(i, end) {
		return false
	}
	if rest > 1 && !r.Words[i+1].Class.Is(GivenMale|GivenFemale) {
		return false
	}
	return r.opens(i) && participle(r.Text(i))
}

// opens reports whether word i is the first of its sentence.
func (r *Reading) opens(i int32) bool {
	return i == 0 || r.Words[i-1].Sentence != r.Words[i].Sentence
}

// participle reports whether the word ends like a participle or an adverb.
func participle(word string) bool {
	return len(word) > 4 && (strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ly") || strings.HasSuffix(word, "ed"))
}

// skipTitles moves the start of a name behind the titles, parties and places
// that come before it, and keeps what they tell.
func (r *Reading) skipTitles(m *Mention) {
	for j := m.First; j < m.Last-1; j++ {
		w := &r.Words[j]
		isTitle := w.Class.Is(Title|Role|People) && !r.Words[j+1].Class.Is(Suffix) && r.Words[j+1].Shape != Mark
		if j+1 == m.Last-1 && r.Words[j+1].Class.Is(Org) && r.mayHead(j) {
			return
		}
		short := r.Body[w.End-1] == '.'
		if isTitle && (short || j == m.First || !r.isGiven(j-1) || r.isGiven(j+1)) && (r.Words[j+1].Named() || r.Words[j+1].Class.Is(Particle)) {
			m.Class |= w.Class&(Male|Female) | Title
			m.First = j + 1
		}
	}
	for j := m.First + 1; j < m.Last-1; j++ {
		if r.Words[j].Class.Is(GivenMale|GivenFemale) && r.Words[j-1].Class.Is(Org|Nation|Place) && !r.Words[j-1].Class.Is(GivenMale|GivenFemale) {
			m.First = j
			return
		}
	}
	for m.Last-m.First > 2 && r.Words[m.First].Class.Is(Nation) && !r.anyOrg(m.First, m.Last) {
		m.First++
	}
}

// mayHead reports whether word i is a title that names of organisations begin
// with, too: "Justice Department", "General Motors".
func (r *Reading) mayHead(i int32) bool {
	word := r.Text(i)
	return word == "Justice" || word == "General"
}

func (r *Reading) anyOrg(first, last int32) bool {
	for j := first; j < last; j++ {
		if r.Words[j].Class.Is(Org) {
			return true
		}
	}
	return false
}
