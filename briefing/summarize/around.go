package summarize

// near is how many sentences before and after one are compared with it.
const near = 3

// compare fills in how alike sentence i and the few after it are, on both
// sides.
func (ix *index) compare(rows []row, i int) {
	ix.markTerms(i)
	w := &rows[i]
	for j := i + 1; j <= i+near && j < len(rows); j++ {
		like := ix.likeMarked(i, j)
		w[likeAhead] = max(w[likeAhead], like)
		rows[j][likeBack] = max(rows[j][likeBack], like)
		if j == i+1 {
			w[likeNext], rows[j][likeBefore] = like, like
		}
	}
}

// describeAround fills in what stands around each sentence. All else has been
// filled in.
func (r *reading) describeAround(rows []row) {
	standing := int32(0)
	for i := range rows {
		w := &rows[i]
		w[leadLinked] = rows[0][linked]
		w[leadWords] = rows[0][words]
		w[leadQuoted] = rows[0][quotedShare]
		w[overLead] = w[central] - rows[0][central]
		w[aloneBefore] = standing
		if i > 0 {
			back := &rows[i-1]
			w[beforeWords], w[backQuoted], w[backCentral] = back[words], back[quotedShare], back[central]
			w[backRank] = int32(r.sentences[i-1].rank)
		}
		if i+1 < len(rows) {
			next := &r.sentences[i+1]
			w[nextPersons] = truth(next.profile.first&(person|thing) != 0)
			w[nextQuoted], w[nextWords] = rows[i+1][quotedShare], rows[i+1][words]
			w[nextRank] = int32(next.rank)
		}
		if r.sentences[i].rank == alone {
			standing = min(standing+1, 200)
		}
	}
}
