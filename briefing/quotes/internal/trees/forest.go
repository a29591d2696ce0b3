// Package trees scores by a forest of small decision trees, in integers, so
// that every machine gives the same bytes.
package trees

import "fmt"

// Depth is how many questions every tree asks.
const Depth = 6

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

// Score is how well the features fit; 0 is as likely as not. Every feature
// that a tree asks for must be there.
func (f Forest) Score(features []uint8) int32 {
	score := int32(0)
	for i := range f {
		t := &f[i]
		leaf := 0
		for level := range Depth {
			leaf <<= 1
			if features[t.Feature[level]] > t.Threshold[level] {
				leaf |= 1
			}
		}
		score += int32(t.Leaves[leaf])
	}
	return score
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
