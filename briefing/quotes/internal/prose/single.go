package prose

import (
	"strings"
	"unicode/utf8"
)

// lookahead bounds, in bytes, how far ahead a plural's apostrophe is told from
// a closing mark.
const lookahead = 400

// singleStyle reports whether body prints speech in single marks: it has more
// of these than of double ones, or as many and a single one first.
func singleStyle(body string) bool {
	single := strings.Count(body, "‘")
	for i := strings.IndexByte(body, '\''); i >= 0 && i+1 < len(body); {
		if (i == 0 || body[i-1] == ' ' || body[i-1] == '\n') && body[i+1] > ' ' {
			single++
		}
		next := strings.IndexByte(body[i+1:], '\'')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	if single == 0 {
		return false
	}
	double := strings.Count(body, "“") + strings.Count(body, "\"")/2 + strings.Count(body, "«") + strings.Count(body, "„")
	if single == double {
		return firstIsSingle(body)
	}
	return single > double
}

// firstIsSingle reports whether the first mark of body is a single one.
func firstIsSingle(body string) bool {
	i := strings.IndexAny(body, "‘“\"«„")
	return i >= 0 && strings.HasPrefix(body[i:], "‘")
}

// single reports whether r is an opening single mark.
func single(r rune) bool { return r == '‘' || r == '\'' }

// lastSingle is where the line's last closing single mark stands.
func (s *scanner) lastSingle() int {
	if s.last >= 0 {
		return s.last
	}
	s.last = 0
	for i, r := range s.body[s.start:s.end] {
		if at := s.start + i; (r == '’' || r == '\'') && !letterAfter(s.body, at+utf8.RuneLen(r), s.end) {
			s.last = at
		}
	}
	return s.last
}

// closesSingle reports whether the single mark at [at, next) closes what is
// open and is no apostrophe. Behind an "s" it may be a plural's: then a later
// mark behind punctuation, before anything opens again, is the closing one.
func (s *scanner) closesSingle(at, next int) bool {
	if letterAfter(s.body, next, s.end) {
		return false
	}
	if s.body[at-1] != 's' {
		return true
	}
	ahead := s.body[next:min(s.end, next+lookahead)]
	for i, r := range ahead {
		switch {
		case r == '‘' || r == '\'' && i > 0 && ahead[i-1] == ' ':
			return true
		case (r == '’' || r == '\'') && i > 0 && strings.IndexByte(",.?!", ahead[i-1]) >= 0:
			return false
		}
	}
	return true
}
