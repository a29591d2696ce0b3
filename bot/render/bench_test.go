package render

import (
	"strings"
	"testing"
)

func BenchmarkDigest(b *testing.B) {
	e := edition()
	for b.Loop() {
		Digest(e)
	}
}

// The longest article there is: the archive takes 2 MiB of text.
func BenchmarkPageOfTheLongestArticle(b *testing.B) {
	long := grid
	long.Body = strings.Repeat("The harbour closes on *Friday*, says the port. ", 2<<20/47)
	for b.Loop() {
		Page(long, 1)
	}
}
