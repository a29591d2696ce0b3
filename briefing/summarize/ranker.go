package summarize

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
	"sync"
)

// Unit is one in the numbers that leaves hold.
const Unit = 4096

// A Ranker tells how well a sentence would serve in a summary. It is what
// decision trees say of it, added up; all in integers, so that every machine
// ranks alike.
type Ranker []Tree

// A Tree asks a few questions of a sentence, at most fifteen. It begins with its
// first node.
type Tree struct {
	Nodes  []Node
	Leaves []int32 // answers, in units of 1/4096 of a logit
}

// A Node asks whether a feature is below a threshold, and goes left if it is.
// Where it goes to is a node, or if negative a leaf: -1 is the first.
type Node struct {
	Feature     uint8
	Left, Right int8
	Below       int32
}

// Score adds up what all trees say of a sentence with features w, in units of
// 1/4096 of a logit.
func (r Ranker) Score(w *[Features]int32) int32 {
	sum := int32(0)
	for i := range r {
		t := &r[i]
		at := int8(0)
		for at >= 0 {
			n := &t.Nodes[at]
			if w[n.Feature] < n.Below {
				at = n.Left
			} else {
				at = n.Right
			}
		}
		sum += t.Leaves[-at-1]
	}
	return sum
}

// Encode writes r as it is embedded: for each tree the number of its nodes,
// the nodes, and one more leaf than nodes.
func (r Ranker) Encode() []byte {
	var out bytes.Buffer
	for _, t := range r {
		out.WriteByte(byte(len(t.Nodes)))
		for _, n := range t.Nodes {
			out.Write([]byte{n.Feature, byte(n.Left), byte(n.Right)})
			out.Write(binary.LittleEndian.AppendUint32(nil, uint32(n.Below)))
		}
		for _, l := range t.Leaves {
			out.Write(binary.LittleEndian.AppendUint32(nil, uint32(l)))
		}
	}
	return out.Bytes()
}

const (
	nodeBytes = 7
	maxLeaves = 16 // of a tree, so that four binary digits number them
	maxNodes  = maxLeaves - 1
)

// decode reads what Encode wrote. It refuses trees that are too big, or that lead
// nowhere, in circles, two ways to one place or to a feature that there is not.
func decode(data []byte) (Ranker, error) {
	var r Ranker
	for len(data) > 0 {
		nodes := int(data[0])
		size := 1 + nodes*nodeBytes + (nodes+1)*4
		if nodes == 0 || nodes > maxNodes || len(data) < size {
			return nil, fmt.Errorf("tree %d of the ranker is cut short or too big", len(r))
		}
		t := Tree{Nodes: make([]Node, nodes), Leaves: make([]int32, nodes+1)}
		for i := range t.Nodes {
			b := data[1+i*nodeBytes:]
			t.Nodes[i] = Node{Feature: b[0], Left: int8(b[1]), Right: int8(b[2]), Below: int32(binary.LittleEndian.Uint32(b[3:]))}
			if !t.leadsOn(i) {
				return nil, fmt.Errorf("node %d in tree %d of the ranker leads nowhere", i, len(r))
			}
		}
		if !t.parts() {
			return nil, fmt.Errorf("tree %d of the ranker leads two ways to one place", len(r))
		}
		for i := range t.Leaves {
			t.Leaves[i] = int32(binary.LittleEndian.Uint32(data[1+nodes*nodeBytes+i*4:]))
		}
		r = append(r, t)
		data = data[size:]
	}
	return r, nil
}

// leadsOn reports whether node i asks for a feature that there is, and leads
// to later nodes and to leaves alone.
func (t *Tree) leadsOn(i int) bool {
	n := t.Nodes[i]
	for _, next := range []int8{n.Left, n.Right} {
		if next >= 0 && (int(next) <= i || int(next) >= len(t.Nodes)) || next < 0 && int(-next) > len(t.Leaves) {
			return false
		}
	}
	return int(n.Feature) < Features
}

// parts reports whether no two ways lead to the same node or leaf.
func (t *Tree) parts() bool {
	reached := group(0)
	for _, n := range t.Nodes {
		both := group(1)<<t.number(n.Left) | group(1)<<t.number(n.Right)
		if n.Left == n.Right || reached&both != 0 {
			return false
		}
		reached |= both
	}
	return true
}

// number is the number among nodes, and then leaves, of what a node names.
func (t *Tree) number(next int8) uint8 {
	if next < 0 {
		return uint8(len(t.Nodes) - int(next) - 1)
	}
	return uint8(next)
}

// The ranker is trained by the program in train.
//
//go:embed ranker.bin
var rankerData []byte

// learned is the embedded ranker as a panel; an empty one when it is damaged,
// and sentences are then taken as they come.
var learned = sync.OnceValue(func() *panel {
	r, err := decode(rankerData)
	if err != nil {
		return newPanel(nil)
	}
	return newPanel(r)
})
