package prose

const (
	longestName = 5  // words in a person's name
	longestRun  = 12 // words in any name; more of them in capitals are none
)

// nameRun takes the run of capitalised words that begins at word i, finds
// the name in it and is the word after the run.
func (r *Reading) nameRun(i int32) int32 {
	end := r.runEnd(i)
	first := r.skipOpeners(i, end)
	if first == end {
		if end-i == 1 && i > 0 && r.Words[i-1].Sentence == r.Words[i].Sentence && !r.Words[i].Class.Is(Pronouns|Calendar) {
			r.add(Mention{First: i, Last: end, Lead: i, Kind: Name, Doubt: true})
		}
		return end
	}
	m := Mention{First: r.skipCompounds(first, end), Last: end, Lead: i, Kind: Name}
	m.Article = first > i && r.classOf(r.Text(first-1)).Is(Definite) || first == i && i > 0 && r.Words[i-1].Class.Is(Definite)
	r.skipTitles(&m)
	switch {
	case r.titleAlone(&m):
		if r.Words[i].Quotation < 0 {
			r.noun(end - 1)
		}
		return end
	case r.noName(&m):
		if m.Doubt = m.Last-m.First == 1 && r.Words[m.First].Class.Is(Nation|Place); m.Doubt {
			r.add(m)
		}
		return end
	}
	r.judgeOrg(&m)
	r.lookAround(&m)
	r.add(m)
	return m.Last
}

// runEnd is the end of the run of words from i that may form one name.
func (r *Reading) runEnd(i int32) int32 {
	for {
		next := r.adjacent(i)
		if after := r.nickname(i); after > 0 {
			i = after
			continue
		}
		if next == nil {
			return i + 1 + r.suffix(i+1)
		}
		if n := r.particles(i); n > 0 {
			i += n + 1
			continue
		}
		if !next.Named() || next.Shape != Initial && next.Class.Is(Pronouns|Determiner|Subordinate|Auxiliary|Calendar) {
			return i + 1
		}
		i++
	}
}

// nickname is the first word behind the quotation that begins right behind
// word i, if a name goes on over it: "Marek ‘Tiny’ Halloran"; else 0.
func (r *Reading) nickname(i int32) int32 {
	if int(i)+2 >= len(r.Words) || r.Words[i].Quotation >= 0 || r.Words[i+1].Quotation < 0 || !r.Words[i].Named() {
		return 0
	}
	q := &r.Quotations[r.Words[i+1].Quotation]
	if q.Last-q.First > 2 || int(q.Last) >= len(r.Words) || !r.Words[q.First].Named() {
		return 0
	}
	next, marks := &r.Words[q.Last], len(" “")
	near := next.Start-r.Words[q.Last-1].End <= int32(marks) && r.Words[q.First].Start-r.Words[i].End <= int32(marks)
	if !near || !next.Named() || next.Sentence != r.Words[i].Sentence || next.Line != r.Words[i].Line {
		return 0
	}
	return q.Last
}

// particles is how many small words of a name come after word i, before its
// next capital: 2 in "Ludwig van der Meer".
func (r *Reading) particles(i int32) int32 {
	for n := int32(0); n < 4; n++ {
		next := r.adjacent(i + n)
		if next == nil {
			return 0
		}
		if next.Shape != Lower || !next.Class.Is(Particle) {
			if next.Named() {
				return n
			}
			return 0
		}
	}
	return 0
}

// suffix is 2 if the words from i are a comma and "Jr.", else 0.
func (r *Reading) suffix(i int32) int32 {
	if int(i)+1 >= len(r.Words) || r.Words[i].Sign != ',' || r.Words[i].Quotation != r.Words[i+1].Quotation {
		return 0
	}
	if w := &r.Words[i+1]; w.Class.Is(Suffix) && w.Start == r.Words[i].End+1 {
		return 2
	}
	return 0
}

// titleAlone reports whether nothing is left but a title: "the President".
func (r *Reading) titleAlone(m *Mention) bool {
	w := &r.Words[m.Last-1]
	if !w.Class.Is(Title | Role | People) {
		return false
	}
	return m.Last-m.First == 1 && m.Class == 0 || m.Last-m.First > 1 && !r.Words[m.Last-2].Class.Is(GivenMale|GivenFemale)
}

// noName reports whether the run is no name of anybody after all.
func (r *Reading) noName(m *Mention) bool {
	count := m.Last - m.First
	w := &r.Words[m.First]
	if r.state(m) || m.Last-m.First > longestRun {
		return true
	}
	if count == 1 {
		return w.Shape == Initial || w.End-w.Start < 2 || w.Class.Is(Stop|Nation|Place|Abbrev) && m.Class == 0
	}
	upper, plain := int32(0), int32(0)
	for j := m.First; j < m.Last; j++ {
		w := &r.Words[j]
		if w.Shape == Upper {
			upper++
		}
		if w.Class.Is(Place | Nation | Stop) {
			plain++
		}
	}
	if last := &r.Words[m.Last-1]; last.Class.Is(Place) && !w.Class.Is(GivenMale|GivenFemale) && m.Class == 0 && !r.speaks(m) {
		return true // "New York", "El Salvador", but not "said Jillian York"
	}
	return plain == count || upper == count && count > 3
}

// speaks reports whether "said" stands right beside the name.
func (r *Reading) speaks(m *Mention) bool {
	if m.First > 0 && r.Words[m.First-1].Class.Is(Said) && r.Words[m.First-1].Shape == Lower {
		return true
	}
	return int(m.Last) < len(r.Words) && r.Words[m.Last].Class.Is(Said) && r.Words[m.Last].Sentence == r.Words[m.First].Sentence
}

// state reports whether the run is a party and a state, "D-Vt.".
func (r *Reading) state(m *Mention) bool {
	text := r.Text(m.First)
	return len(text) > 2 && text[1] == '-' && (text[0] == 'R' || text[0] == 'D' || text[0] == 'I')
}

// judgeOrg tells organisations from people by the words of the name.
func (r *Reading) judgeOrg(m *Mention) {
	count := m.Last - m.First
	given := r.Words[m.First].Class.Is(GivenMale | GivenFemale)
	switch {
	case m.Class.Is(Title), count == 2 && given && !m.Article && !r.Words[m.First].Class.Is(Place): // "Jo Park"
	case count > longestName, r.Words[m.Last-1].Class.Is(Org), m.Article && !given:
		m.Org = true
	case count == 1 && r.Words[m.First].Shape == Upper:
		m.Org = r.Words[m.First].End-r.Words[m.First].Start <= longestAcronym && !r.labels(m)
	case !given && r.anyOrg(m.First, m.Last):
		m.Org = true
	}
	if m.Org {
		r.joinOf(m)
	}
}

// longestAcronym is how many bytes a name in capitals has at most if it is an
// organisation's.
const longestAcronym = 5

// labels reports whether the name is a label in a transcript.
func (r *Reading) labels(m *Mention) bool {
	return int(m.Last) < len(r.Words) && r.Words[m.Last].Sign == ':' && (m.Lead == 0 || r.Words[m.Lead-1].Line != r.Words[m.Lead].Line)
}

// joinOf takes "of Justice" into "the Department of Justice".
func (r *Reading) joinOf(m *Mention) {
	of := r.adjacent(m.Last - 1)
	if of == nil || of.Class&Preposition == 0 || r.Text(m.Last) != "of" || !r.Words[m.Last-1].Class.Is(Org) {
		return
	}
	last := m.Last
	next := r.adjacent(last)
	if next != nil && next.Class.Is(Definite) { // "Ministry of the Sea"
		last++
		next = r.adjacent(last)
	}
	if next != nil && next.Named() && !next.Class.Is(Stop) {
		m.Last = r.runEnd(last + 1)
	}
}

// lookAround widens the mention by the small-letter words about it: roles
// before it, and "campaign" behind it.
func (r *Reading) lookAround(m *Mention) {
	for j := m.Lead - 1; j >= 0 && j >= m.Lead-3 && r.adjacent(j) != nil; j-- {
		w := &r.Words[j]
		if w.Shape != Lower || !w.Class.Is(Role) {
			break
		}
		m.Class |= w.Class&(Male|Female) | Title
		m.Lead = j
	}
	next := r.adjacent(m.Last - 1)
	if next != nil && next.Shape == Lower && next.Class.Is(OrgNext) && next.Class.Is(Org) {
		m.Org = true
		m.Last++
	}
}
