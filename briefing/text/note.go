package text

import "strings"

// IsNote reports whether a paragraph is an editor's word about the article and
// no part of it: "Editor's note: …", "Correction: …",
// "For immediate release".
func IsNote(paragraph string) bool {
	paragraph = strings.TrimLeft(paragraph, "([*_ \t")
	if paragraph == "" {
		return false
	}
	for _, beginning := range notesByFirst[paragraph[0]|0x20] {
		if len(paragraph) >= len(beginning) && strings.EqualFold(paragraph[:len(beginning)], beginning) {
			return true
		}
	}
	return false
}

var noteBeginnings = []string{
	"editor's note", "editor’s note", "editors' note", "editors’ note", "correction:", "clarification:", "this story has been",
	"this article has been", "this story was originally", "this article was originally", "update:", "warning: this", "disclaimer",
	"about the author", "for immediate release", "contact:", "media contact", "press contact", "embargoed until", "nota del editor", "note de la rédaction", "anmerkung der redaktion",
}

// notesByFirst holds the beginnings by their first byte, in small letters.
var notesByFirst = byFirst(noteBeginnings)

func byFirst(beginnings []string) (table [256][]string) {
	for _, beginning := range beginnings {
		table[beginning[0]] = append(table[beginning[0]], beginning)
	}
	return table
}
