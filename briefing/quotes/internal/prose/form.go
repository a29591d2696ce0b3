package prose

// fuller reports whether a is a fuller form of a name than b. What comes
// before the given name in only one of two forms is no part of it: "Crooked
// Ana Ruiz".
func (r *Reading) fuller(a, b *Mention) bool {
	if r.prefixed(a, b) {
		return false
	}
	return r.prefixed(b, a) || a.Last-a.First > b.Last-b.First
}

// prefixed reports whether long is short, which begins with a given name, with
// other words before it.
func (r *Reading) prefixed(long, short *Mention) bool {
	first := long.Last - (short.Last - short.First)
	if first <= long.First || short.Last-short.First < 2 || r.isGiven(long.First) || !r.isGiven(short.First) {
		return false
	}
	for i := first; i < long.Last; i++ {
		if r.Text(i) != r.Text(short.First+i-first) {
			return false
		}
	}
	return true
}

func (r *Reading) isGiven(word int32) bool { return r.Words[word].Class.Is(GivenMale | GivenFemale) }

// nameText is the name as printed.
func (r *Reading) nameText(m *Mention) string {
	return r.Body[r.Words[m.First].Start:r.Words[m.Last-1].End]
}
