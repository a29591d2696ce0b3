package summarize

import (
	_ "embed"
	"sync"

	"github.com/dateline-bot/dateline/briefing/text"
)

// pull tells how much more (or less, when it is negative) a sentence belongs
// into a summary because a word stands in it, in 1/64 of a logit. It takes the
// word's key. Only common English words that are no names pull.
func pull(key uint64) int32 { return int32(pulls().Of(key)) }

// pullUnit is 1/64 in the units of [Unit].
const pullUnit = Unit / 64

// The pulls are learned by the program in train.
//
//go:embed pulls.txt
var pullTable string

var pulls = sync.OnceValue(func() text.KeyTable { return text.ReadKeyTable(pullTable, 0) })
