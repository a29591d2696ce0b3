package prose

// mostNamesakes is how many people of one name are told apart.
const mostNamesakes = 40

// sameSurname is the person whom a single name means, or -1 for a new one.
func (g *registry) sameSurname(m *Mention) int32 {
	name := keyOf(g.r.Text(m.First))
	if p, ok := g.surnames[name]; ok {
		if best := g.foremost(p, m, func(p *Person) int32 { return p.sibling }); best >= 0 {
			return best
		}
	}
	if p, ok := g.givens[name]; ok && !m.Class.Is(Title) {
		return g.foremost(p, m, func(p *Person) int32 { return p.second })
	}
	return -1
}

// foremost is whom of the namesakes from p on m means, -1 for none: the one
// who was spoken of most so far, or of two spoken of about as often the one
// spoken of last.
func (g *registry) foremost(p int32, m *Mention, next func(*Person) int32) int32 {
	best, rival := int32(-1), int32(-1)
	for n := 0; p >= 0 && n < mostNamesakes; n, p = n+1, next(&g.r.People[p]) {
		q := &g.r.People[p]
		if q.Org || m.Doubt && q.words < 2 || m.Class.Is(Male) && g.gender(q) < 0 || m.Class.Is(Female) && g.gender(q) > 0 {
			continue
		}
		switch {
		case best < 0 || g.ahead(q, &g.r.People[best], m):
			best, rival = p, best
		case rival < 0 || g.ahead(q, &g.r.People[rival], m):
			rival = p
		}
	}
	if rival < 0 || g.fits(&g.r.People[best], m) && !g.fits(&g.r.People[rival], m) || g.r.People[rival].Count*dominance <= g.r.People[best].Count {
		return best
	}
	return g.nearer(best, rival, m)
}

// ahead reports whether m is likelier to mean p than q: p surely has the
// gender of its title and q may not, or p was spoken of more often so far, or
// first.
func (g *registry) ahead(p, q *Person, m *Mention) bool {
	if g.fits(p, m) != g.fits(q, m) {
		return g.fits(p, m)
	}
	return p.Count > q.Count || p.Count == q.Count && p.Fullest.First < q.Fullest.First
}

// fits reports whether p surely has the gender of the title of m.
func (g *registry) fits(p *Person, m *Mention) bool {
	return m.Class.Is(Male) && g.gender(p) > 0 || m.Class.Is(Female) && g.gender(p) < 0
}

// nearer is the one of two people that was spoken of last before m. When both
// were in one paragraph, the name is noted to be shared.
func (g *registry) nearer(a, b int32, m *Mention) int32 {
	r := g.r
	if m.Quotation >= 0 {
		return a
	}
	x, y := r.People[a].seen, r.People[b].seen
	if y < 0 {
		return a
	}
	m.Shared = x >= 0 && r.Words[x].Line == r.Words[y].Line
	if !m.Shared && y > x {
		return b
	}
	return a
}

// gender is positive for a man, negative for a woman, as far as is known.
func (g *registry) gender(p *Person) int32 {
	if p.votes != 0 {
		return p.votes
	}
	switch c := g.r.Words[p.Fullest.First].Class & (GivenMale | GivenFemale); {
	case p.words < 2:
		return 0
	case c == GivenMale:
		return 1
	case c == GivenFemale:
		return -1
	}
	return 0
}
