package command_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/command"
	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
)

var update = flag.Bool("update", false, "write docs/commands.md from the commands")

// A command that is written but not listed in All does not exist, and nobody
// would notice.
func TestAllListsEveryCommand(t *testing.T) {
	files := sources(t)
	called := map[string]bool{}
	var makers []string
	for _, file := range files {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if f.Recv == nil && givesCommand(f) {
				makers = append(makers, f.Name.Name)
			}
			if f.Name.Name == "All" {
				ast.Inspect(f.Body, func(n ast.Node) bool {
					if call, ok := n.(*ast.CallExpr); ok {
						if name, ok := call.Fun.(*ast.Ident); ok {
							called[name.Name] = true
						}
					}
					return true
				})
			}
		}
	}
	if len(makers) < 10 {
		t.Fatalf("found only %v; the test looks in the wrong place", makers)
	}
	for _, name := range makers {
		if !called[name] {
			t.Errorf("%s makes a command and is not called in All", name)
		}
	}
}

func sources(t *testing.T) []*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func givesCommand(f *ast.FuncDecl) bool {
	if f.Type.Results == nil || len(f.Type.Results.List) != 1 {
		return false
	}
	result, ok := f.Type.Results.List[0].Type.(*ast.SelectorExpr)
	return ok && result.Sel.Name == "Command"
}

// A button that leads to no action looks right and does nothing.
func TestEveryActionThatIsReferredToIsThere(t *testing.T) {
	n := openNewsroom(t)
	there := actions(command.All(n.deps), "")
	for _, name := range []string{render.DigestRead, render.DigestAll, render.DigestQuotes, render.DigestWhy} {
		if !slices.Contains(there, name) {
			t.Errorf("there is no action %q", name)
		}
	}
	for _, file := range sources(t) {
		ast.Inspect(file, func(node ast.Node) bool {
			pair, ok := node.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			key, isName := pair.Key.(*ast.Ident)
			value, isText := pair.Value.(*ast.BasicLit)
			if isName && isText && key.Name == "Action" && !slices.Contains(there, strings.Trim(value.Value, `"`)) {
				t.Errorf("there is no action %s", value.Value)
			}
			return true
		})
	}
}

func TestHelpTextsReadAlike(t *testing.T) {
	n := openNewsroom(t)
	router, err := slash.NewRouter(slash.RouterOptions{}, command.All(n.deps)...)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range router.Declarations() {
		if d.Type == discordgo.MessageApplicationCommand {
			continue
		}
		readsAlike(t, "/"+d.Name, d.Description)
		eachOption(d.Options, "/"+d.Name, func(path string, o *discordgo.ApplicationCommandOption) {
			readsAlike(t, path, o.Description)
		})
	}
}

// readsAlike wants a sentence that begins with a verb of ours and has no full
// stop. Most of Discord's own commands read so.
func readsAlike(t *testing.T, path, help string) {
	t.Helper()
	verbs := []string{"Show", "Tell", "Read", "Keep", "Set", "List", "Find", "Save", "Remove", "Restore", "Post", "Pause", "Resume", "End",
		"Name", "Choose", "Give", "Say", "Attach", "Look", "Let"}
	first, _, _ := strings.Cut(help, " ")
	if len(help) > 100 || strings.HasSuffix(help, ".") || !slices.Contains(verbs, first) {
		t.Errorf("%s: %q should begin with a verb (%s), have at most 100 characters and no full stop", path, help, strings.Join(verbs, ", "))
	}
}

// The page on commands is written from the commands, so that it is never
// behind them.
func TestCommandsDocument(t *testing.T) {
	n := openNewsroom(t)
	router, err := slash.NewRouter(slash.RouterOptions{}, command.All(n.deps)...)
	if err != nil {
		t.Fatal(err)
	}
	want := document(router.Declarations())
	const path = "../../docs/commands.md"
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/commands.md is behind the commands; run go test ./bot/command -run Document -update (-want +got):\n%s", diff)
	}
}

func document(declared []*discordgo.ApplicationCommand) string {
	var b strings.Builder
	b.WriteString("# Commands\n\nWritten from the commands themselves by `go test ./bot/command -run Document -update`.\n")
	for _, d := range declared {
		title := "/" + d.Name
		if d.Type == discordgo.MessageApplicationCommand {
			title = "Apps › " + d.Name
		}
		fmt.Fprintf(&b, "\n## %s\n\n", title)
		if d.Description != "" {
			fmt.Fprintf(&b, "%s. ", d.Description)
		} else {
			b.WriteString("A message command: open a message's menu and choose Apps. ")
		}
		fmt.Fprintf(&b, "For %s.\n", who(d.DefaultMemberPermissions))
		writeOptions(&b, d.Options)
		eachOption(d.Options, "/"+d.Name, func(path string, o *discordgo.ApplicationCommandOption) {
			if o.Type == discordgo.ApplicationCommandOptionSubCommand {
				fmt.Fprintf(&b, "\n### %s\n\n%s.\n", path, o.Description)
				writeOptions(&b, o.Options)
			}
		})
	}
	return b.String()
}

func who(permissions *int64) string {
	switch {
	case permissions == nil:
		return "everyone"
	case *permissions == discordgo.PermissionManageMessages:
		return "members with Manage Messages"
	case *permissions == discordgo.PermissionManageGuild:
		return "members with Manage Server"
	}
	return fmt.Sprintf("members with the permissions %d", *permissions)
}

func writeOptions(b *strings.Builder, options []*discordgo.ApplicationCommandOption) {
	if len(options) == 0 || options[0].Type == discordgo.ApplicationCommandOptionSubCommand {
		return
	}
	b.WriteString("\n| option | takes | |\n|---|---|---|\n")
	for _, o := range options {
		notes := []string{o.Description}
		if o.Required {
			notes = append(notes, "required")
		}
		if o.Autocomplete {
			notes = append(notes, "suggests while you type")
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", o.Name, takes(o), strings.Join(notes, "; "))
	}
}

// takes is what an option takes, with its limits.
func takes(o *discordgo.ApplicationCommandOption) string {
	switch o.Type {
	case discordgo.ApplicationCommandOptionString:
		if len(o.Choices) > 0 {
			var names []string
			for _, c := range o.Choices {
				names = append(names, c.Name)
			}
			return strings.Join(names, ", ")
		}
		return fmt.Sprintf("%d–%d characters", *o.MinLength, o.MaxLength)
	case discordgo.ApplicationCommandOptionInteger:
		return fmt.Sprintf("%d–%d", int(*o.MinValue), int(o.MaxValue))
	case discordgo.ApplicationCommandOptionBoolean:
		return "true or false"
	case discordgo.ApplicationCommandOptionChannel:
		return "a channel"
	case discordgo.ApplicationCommandOptionUser:
		return "a member"
	case discordgo.ApplicationCommandOptionAttachment:
		return "a file"
	}
	return o.Type.String()
}

// eachOption calls f for every option and subcommand, with its path.
func eachOption(options []*discordgo.ApplicationCommandOption, above string, f func(string, *discordgo.ApplicationCommandOption)) {
	for _, o := range options {
		f(above+" "+o.Name, o)
		eachOption(o.Options, above+" "+o.Name, f)
	}
}
