package sandbox_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEveryWordOfARefusalHasASource holds the list in errors.go to the words
// that are used: each stands there once, as documented, observed or guessed.
func TestEveryWordOfARefusalHasASource(t *testing.T) {
	listed := map[string]int{}
	text, err := os.ReadFile("errors.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range regexp.MustCompile(`(?m)^// .*[A-Z]_[A-Z].*$`).FindAllString(string(text), -1) {
		for _, word := range regexp.MustCompile(`[A-Z]+(?:_[A-Z0-9]+)+`).FindAllString(line, -1) {
			listed[word]++
		}
	}
	used := map[string]int{}
	for _, pattern := range []string{"*.go", "internal/form/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, word := range wordsIn(t, file) {
				used[word] = 1
			}
		}
	}
	if diff := cmp.Diff(used, listed); diff != "" {
		t.Errorf("words used and words listed in errors.go (-used +listed):\n%s", diff)
	}
}

// wordsIn are the words that a file gives to Fail and fault.
func wordsIn(t *testing.T, path string) (words []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		at := -1
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			if f.Sel.Name == "Fail" {
				at = 0
			}
		case *ast.Ident:
			if f.Name == "fault" {
				at = 1
			}
		}
		if at < 0 {
			return true
		}
		if lit, ok := call.Args[at].(*ast.BasicLit); ok && lit.Kind == token.STRING {
			word, _ := strconv.Unquote(lit.Value)
			words = append(words, word)
		}
		return true
	})
	return words
}
