package prose

import (
	"regexp"
	"strings"
)

// marks are what quotations and tags are set in.
const marks = "\"“”„«»「」<>"

// introduction is the end of a paragraph that announces somebody's words.
var introduction = regexp.MustCompile(`(?i)\b(?:said|says|wrote|writes|reads?|posted|statement|letter|tweeted|added|stated|declared|note)\b[^.?!:]*:\s*$`)

// excerpt keeps the line as somebody's words if it is set off like Markdown's
// block quotes, "> We will not sell.", or is a paragraph of its own after one
// that announces it, and has no marks of its own.
func (s *scanner) excerpt() bool {
	text, quoted := strings.CutPrefix(s.body[s.start:s.end], "> ")
	if !quoted && !s.announced(text) || strings.TrimSpace(text) == "" || strings.ContainsAny(text, marks) {
		return false
	}
	s.opener, s.content = 0, s.end-len(text)
	s.emit(s.end, false)
	return true
}

// announced reports whether the paragraph before announces text, which begins
// and ends like sentences.
func (s *scanner) announced(text string) bool {
	before := s.body[:s.before]
	if !strings.HasSuffix(before, ":") {
		return false
	}
	last := strings.TrimRight(text, " \r")
	if !strings.HasSuffix(last, ".") && !strings.HasSuffix(last, "!") && !strings.HasSuffix(last, "?") || strings.Count(text, " ") < fewestWords {
		return false
	}
	return introduction.MatchString(before[max(0, len(before)-longestIntroduction):])
}

const (
	longestIntroduction = 160 // bytes before the colon
	fewestWords         = 5   // in what is announced
)
