// Package clients holds no program: its tests let bots made with other
// libraries live on the sandbox, each as its library makes bots, with nothing
// changed but the address. What such a bot cannot do here it could do on
// Discord, so the sandbox is wrong.
//
// It is a module of its own, so that nobody who builds Dateline downloads
// three more client libraries. The tests run without -race: disgo races with
// itself when it reconnects.
package clients
