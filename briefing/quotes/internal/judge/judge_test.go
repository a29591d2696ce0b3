package judge_test

import (
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// mostAllocations is how many an article of 700 words may cost while its
// candidates are weighed.
const mostAllocations = 40

func TestWeighingCandidatesAllocatesLittle(t *testing.T) {
	paragraph := "Mayor Ana Ruiz met Pavel Okoro, the harbour commissioner, on the old quay in Port Talven before the gates were opened. " +
		"“We will not pause the auction for anybody at all,” she told him. “It was promised to the people of this town.” " +
		"He answered that the northern quay was “a wall of wet paper,” and the mayor went home without another word to him.\n\n"
	body := strings.Repeat(paragraph, 11)
	if words := len(strings.Fields(body)); words < 700 {
		t.Fatalf("the article has %d words, want 700 or more", words)
	}
	r, model := prose.Read(body, nil), sample()
	if got := testing.AllocsPerRun(20, func() { judge.Open(r, model).Decide() }); got > mostAllocations {
		t.Errorf("got %v allocations for %d quotations, want at most %d", got, len(r.Quotations), mostAllocations)
	} else {
		t.Logf("%v allocations for %d quotations", got, len(r.Quotations))
	}
}
