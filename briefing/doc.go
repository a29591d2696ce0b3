// Package briefing holds the newsroom: articles, the quotes in them, the
// stories they tell together, and the digests made from those stories. It
// knows nothing of Discord or of the file the news is kept in.
//
// # The wall between servers
//
// Every article belongs to one [Source]. A server reads from the sources it
// follows and from its own shelf, and from nothing else; so every query in
// this package names the server that asks. What a server decides about an
// article is an [Overlay] of that server alone.
//
// # What a reader is told can be checked
//
// A [Quote] and a [Sentence] carry the [Span] of the article's Body that they
// are, byte for byte. Nothing that is shown was written by Dateline.
//
// # A digest flows one way
//
// [Desk.Publish] takes what is due through gathering, grouping, ranking and
// composing to delivery, and keeps an [Edition] on record before and after it
// is posted. It is in desk.go and reads from top to bottom.
package briefing
