package judge

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// A Model is what was learned.
type Model struct {
	Source   trees.Forest // whether a mention is a quotation's source
	Referent trees.Forest // whether "he" or "she" means a person
	Speech   trees.Forest // whether what stands in quotation marks was said
	Leanings map[uint32]evidence.Feature
}

// Lean is how far a word leans towards speech.
func (m Model) Lean(key uint32) evidence.Feature {
	if lean, ok := m.Leanings[key]; ok {
		return lean
	}
	return evidence.Upright
}

// leaning is a line of the table of leanings as it is written.
type leaning struct {
	Key  uint32
	Lean evidence.Feature
}

// Encode writes the model to be read by [Decode].
func (m Model) Encode() []byte {
	var buf bytes.Buffer
	write := func(size int, data any) {
		// Writing fixed-size values to a buffer cannot go wrong.
		_ = binary.Write(&buf, binary.LittleEndian, uint32(size))
		_ = binary.Write(&buf, binary.LittleEndian, data)
	}
	for _, f := range []trees.Forest{m.Source, m.Referent, m.Speech} {
		write(len(f), []trees.Tree(f))
	}
	table := make([]leaning, 0, len(m.Leanings))
	for _, key := range slices.Sorted(maps.Keys(m.Leanings)) {
		table = append(table, leaning{key, m.Leanings[key]})
	}
	write(len(table), table)
	return buf.Bytes()
}

// Decode reads a model and checks that its trees ask only for what there is.
func Decode(data []byte) (Model, error) {
	r := bytes.NewReader(data)
	var m Model
	for _, part := range []struct {
		forest   *trees.Forest
		features uint8
	}{{&m.Source, evidence.Sources}, {&m.Referent, evidence.Referents}, {&m.Speech, evidence.Speeches}} {
		forest, err := list[trees.Tree](r)
		if err != nil {
			return Model{}, fmt.Errorf("read the trees: %w", err)
		}
		if err := trees.Forest(forest).Check(part.features); err != nil {
			return Model{}, err
		}
		*part.forest = forest
	}
	table, err := list[leaning](r)
	if err != nil {
		return Model{}, fmt.Errorf("read the leanings: %w", err)
	}
	if r.Len() > 0 {
		return Model{}, errors.New("the model goes on behind its end")
	}
	m.Leanings = make(map[uint32]evidence.Feature, len(table))
	for _, l := range table {
		m.Leanings[l.Key] = l.Lean
	}
	return m, nil
}

// list reads a list of fixed-size values with its length before it.
func list[T any](r *bytes.Reader) ([]T, error) {
	var n uint32
	if err := binary.Read(r, binary.LittleEndian, &n); err != nil {
		return nil, err
	}
	var one T
	if int64(n)*int64(binary.Size(one)) > int64(r.Len()) {
		return nil, io.ErrUnexpectedEOF
	}
	out := make([]T, n)
	return out, binary.Read(r, binary.LittleEndian, out)
}
