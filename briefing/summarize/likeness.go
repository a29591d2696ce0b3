package summarize

// describe fills in what sentence i has in common with the rest.
func (ix *index) describe(w *row, i int) {
	norm, n := ix.norms[i], int64(len(ix.norms))
	var dot, lead, top, twice, sum int64
	for _, number := range ix.sentence(i) {
		t := &ix.terms[number]
		square := t.rarity * t.rarity
		dot += t.rarity * t.weight()
		twice += t.rarity * t.twice / norm
		sum += t.rarity
		if t.first == 0 {
			lead += square
		}
		if t.inTop > 1 || t.inTop == 1 && i >= 3 {
			top += square
		}
	}
	w[central] = int32(dot / norm * 1000 / ix.norm)
	w[linked] = int32(ix.linked[i] / n * 1000 / 1024)
	w[linkedTwice] = int32(twice * 100 / (n * n))
	w[likeLead] = int32(lead / norm * 1000 / ix.norms[0])
	w[likeTop] = int32(top * 1000 / (norm * norm))
	w[weight] = int32(sum)
	ix.describeTerms(w, i)
}

// describeTerms fills in what the terms of sentence i are to the article.
func (ix *index) describeTerms(w *row, i int) {
	var times, newHere, later, heavy, known, once int64
	for _, number := range ix.sentence(i) {
		t := &ix.terms[number]
		times += often(t.times)
		if int(t.first) == i {
			newHere++
		}
		if int(t.last) > i {
			later++
		}
		if t.weight() >= ix.top[4] {
			heavy++
		}
		if t.named >= max(2, ix.famous[2]) {
			known++
		}
		if t.named == 1 {
			once++
		}
	}
	w[topWords] = int32(heavy)
	w[knownNames] = int32(known)
	w[newNames] = int32(once)
	if count := int64(len(ix.sentence(i))); count > 0 {
		w[frequency] = int32(times * 100 / count)
		w[fresh] = int32(newHere * 1000 / count)
		w[lasting] = int32(later * 1000 / count)
		w[rareness] = w[weight] / int32(count)
	}
}

// markTerms marks the terms of sentence i, so that others can be compared with
// it by likeMarked.
func (ix *index) markTerms(i int) {
	for _, n := range ix.sentence(i) {
		ix.marks[n] = int32(i + 1)
	}
}

// likeMarked tells in thousandths how alike sentence j and sentence i are,
// whose terms were the last to be marked.
func (ix *index) likeMarked(i, j int) int32 {
	dot := int64(0)
	for _, n := range ix.sentence(j) {
		if ix.marks[n] == int32(i+1) {
			rarity := ix.terms[n].rarity
			dot += rarity * rarity
		}
	}
	return int32(dot / ix.norms[i] * 1000 / ix.norms[j])
}
