package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/dateline-bot/dateline/"

// directions says which of our packages each package may lean on. What is
// not in the table may lean on nothing of ours.
var directions = map[string][]string{
	"briefing":                {},
	"briefing/text":           {"briefing"},
	"briefing/quotes":         {"briefing", "briefing/text"},
	"briefing/summarize":      {"briefing", "briefing/text"},
	"briefing/stories":        {"briefing", "briefing/text"},
	"briefing/extract":        {"briefing", "briefing/text"},
	"briefing/fetch":          {"briefing"},
	"briefing/eval":           {"briefing"},
	"briefing/briefingtest":   {"briefing", "briefing/text"},
	"storage":                 {"briefing", "briefing/text"},
	"bot/slash":               {},
	"bot/slash/slashtest":     {"bot/slash"},
	"bot/render":              {"briefing", "briefing/text", "bot/slash"},
	"bot/command":             {"briefing", "briefing/text", "bot/slash", "bot/render"},
	"bot":                     {"briefing", "bot/slash", "bot/render", "briefing/text"},
	"bot/sandbox":             {"bot/sandbox/web"},
	"bot/sandbox/web":         {},
	"bot/sandbox/web/webtest": {},
}

// strangers are libraries that a room must not know.
var strangers = map[string][]string{
	"briefing":        {"github.com/bwmarrin/discordgo", "go.etcd.io/bbolt"},
	"storage":         {"github.com/bwmarrin/discordgo"},
	"bot":             {"go.etcd.io/bbolt"},
	"bot/sandbox":     {"github.com/bwmarrin/discordgo", "go.etcd.io/bbolt"},
	"briefing/quotes": {"github.com/bwmarrin/discordgo", "go.etcd.io/bbolt"},
}

func TestRoomsLeanTheRightWay(t *testing.T) {
	for _, room := range ourPackages(t) {
		if strings.HasPrefix(room, "cmd/") || strings.HasSuffix(room, "/train") {
			continue // programs may know all
		}
		may := directions[outer(room)]
		for _, dep := range deps(t, room) {
			ours, isOurs := strings.CutPrefix(dep, module)
			switch {
			case slices.Contains(strangers[outer(room)], dep):
				t.Errorf("%s knows %s", room, dep)
			case !isOurs, ours == room, inside(ours, outer(room)):
			case !slices.Contains(may, outer(ours)):
				t.Errorf("%s leans on %s", room, ours)
			}
		}
	}
}

// outer is the room that a package is in: internal packages are part of it.
func outer(pkg string) string {
	room, _, _ := strings.Cut(pkg, "/internal")
	return room
}

func inside(pkg, room string) bool { return outer(pkg) == room }

func ourPackages(t *testing.T) []string {
	t.Helper()
	var rooms []string
	for _, pkg := range golist(t, module+"...") {
		rooms = append(rooms, strings.TrimPrefix(pkg, module))
	}
	if len(rooms) < 10 {
		t.Fatalf("found only %v", rooms)
	}
	return rooms
}

func deps(t *testing.T, room string) []string { return golist(t, "-deps", module+room) }

func golist(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	return strings.Fields(string(out))
}
