package quotes

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// weights is what the program in folder train learned.
//
//go:embed weights.bin
var weights []byte

// model reads the weights once. They are part of the program: when they do
// not fit it, it was built wrong.
var model = sync.OnceValue(func() judge.Model {
	m, err := decode(weights)
	if err != nil {
		panic(fmt.Sprintf("quotes: read the weights: %v", err))
	}
	return m
})

func decode(data []byte) (judge.Model, error) {
	forests, err := trees.Decode(data, evidence.Speeches)
	if err != nil {
		return judge.Model{}, err
	}
	if len(forests) != 3 {
		return judge.Model{}, fmt.Errorf("%d forests instead of 3", len(forests))
	}
	return judge.Model{Source: forests[0], Referent: forests[1], Speech: forests[2]}, nil
}
