package quotes

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
)

// weights is what the program in folder train learned.
//
//go:embed weights.bin
var weights []byte

// model reads the weights once. They are part of the program: when they do
// not fit it, it was built wrong.
var model = sync.OnceValue(func() judge.Model {
	m, err := judge.Decode(weights)
	if err != nil {
		panic(fmt.Sprintf("quotes: read the weights: %v", err))
	}
	return m
})
