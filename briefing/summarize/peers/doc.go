// Package peers measures Dateline's summaries beside those of another program
// in one run, so that both meet the same machine. It is a module of its own:
// Dateline does not depend on its peers.
//
//	cd briefing/summarize/peers && GOMAXPROCS=1 go test -bench .
package peers
