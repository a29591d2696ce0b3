// Package trees scores by a forest of small decision trees, in integers, so
// that every machine gives the same bytes.
package trees

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

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

// Encode writes forests to be read by [Decode].
func Encode(forests ...Forest) []byte {
	var buf bytes.Buffer
	for _, f := range forests {
		// Writing fixed-size values to a buffer cannot go wrong.
		_ = binary.Write(&buf, binary.LittleEndian, uint32(len(f)))
		_ = binary.Write(&buf, binary.LittleEndian, []Tree(f))
	}
	return buf.Bytes()
}

// Decode reads the forests that [Encode] wrote, each of whose trees must ask
// only for features below the given number.
func Decode(data []byte, features uint8) ([]Forest, error) {
	var out []Forest
	r := bytes.NewReader(data)
	for r.Len() > 0 {
		var n uint32
		if err := binary.Read(r, binary.LittleEndian, &n); err != nil {
			return nil, fmt.Errorf("read the size of forest %d: %w", len(out), err)
		}
		if int64(n)*int64(binary.Size(Tree{})) > int64(r.Len()) {
			return nil, fmt.Errorf("forest %d is cut short", len(out))
		}
		f := make(Forest, n)
		if err := binary.Read(r, binary.LittleEndian, []Tree(f)); err != nil {
			return nil, fmt.Errorf("read forest %d: %w", len(out), err)
		}
		for i := range f {
			for _, asked := range f[i].Feature {
				if asked >= features {
					return nil, fmt.Errorf("tree %d of forest %d asks for feature %d of %d", i, len(out), asked, features)
				}
			}
		}
		out = append(out, f)
	}
	return out, nil
}
