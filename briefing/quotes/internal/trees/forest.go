// Package trees scores by a forest of small decision trees, in integers, so
// that every machine gives the same bytes.
package trees

import "fmt"

// Depth is how many questions every tree asks.
const Depth = 6

// Features is how many features a row has room for.
const Features = 64

// A Row is what is seen of a candidate: features from 0 to 63.
type Row [Features]uint8

// Unit is how far scores lie apart when one is twice as likely as the other.
const Unit = 256

// A Tree asks the same question at every node of a level, "is this feature
// above that threshold", and has a score for every row of answers.
type Tree struct {
	Feature   [Depth]uint8
	Threshold [Depth]uint8
	Leaves    [1 << Depth]int16
}

// A Forest adds up the scores of its trees.
type Forest []Tree

// Score is how well the features fit; 0 is as likely as not.
func (f Forest) Score(row *Row) int32 {
	score := int32(0)
	for i := range f {
		t := &f[i]
		leaf := t.above(row, 0)<<5 | t.above(row, 1)<<4 | t.above(row, 2)<<3 | t.above(row, 3)<<2 | t.above(row, 4)<<1 | t.above(row, 5)
		score += int32(t.Leaves[leaf%(1<<Depth)])
	}
	return score
}

// above is 1 when the feature that the level asks for is above its threshold,
// else 0. The difference is negative then, so its highest bit set: no branch
// to be guessed wrong.
func (t *Tree) above(row *Row, level int) uint32 {
	return (uint32(t.Threshold[level]) - uint32(row[t.Feature[level]%Features])) >> 31
}

// Odds turns a score into a weight in proportion to the likelihood: 1<<20 for
// 0, twice that for Unit. It goes straight from one power of two to the next.
func Odds(score int32) int64 {
	score = max(-16*Unit, min(score, 16*Unit)) + 20*Unit
	return int64(Unit+score%Unit) << (score / Unit) / Unit
}

// Check reports a tree that asks for a feature at or above the given number.
func (f Forest) Check(features uint8) error {
	for i := range f {
		for _, asked := range f[i].Feature {
			if asked >= features {
				return fmt.Errorf("tree %d asks for feature %d of %d", i, asked, features)
			}
		}
	}
	return nil
}
