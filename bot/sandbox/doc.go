// Package sandbox is a Discord small enough to run inside a test.
//
// A [Server] speaks Discord's REST API and Gateway to bots, in any language,
// and lets people be played: in Go by [Person], and over HTTP by the calls
// under /sandbox/ that docs/sandbox.md describes. It refuses what Discord
// refuses, with Discord's status, code and words, and keeps Discord's
// deadlines. It knows nothing of any particular bot.
//
// Everything happens under one lock, so that what a bot and the people see is
// one story in one order; nothing that waits is done while holding it.
package sandbox
