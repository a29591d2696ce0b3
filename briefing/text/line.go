package text

import "strings"

// lineMarks end lines.
var lineMarks = [...]string{"\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}

// A lineEnds finds where the lines of a text end. It remembers where each mark
// comes next, so that most of them are sought once in the whole text.
type lineEnds struct {
	text string
	next [len(lineMarks)]int
}

func newLineEnds(text string) *lineEnds {
	l := &lineEnds{text: text}
	for k := range lineMarks {
		l.seek(k, 0)
	}
	return l
}

// seek finds mark k from i on; the end of the text stands for none.
func (l *lineEnds) seek(k, i int) {
	l.next[k] = len(l.text)
	if at := strings.Index(l.text[i:], lineMarks[k]); at >= 0 {
		l.next[k] = i + at
	}
}

// from finds where the line that begins at start ends, and where the next one
// begins. It is called with rising places.
func (l *lineEnds) from(start int) (end, next int) {
	end, next = len(l.text), len(l.text)
	for k, mark := range lineMarks {
		if l.next[k] < start {
			l.seek(k, start)
		}
		if l.next[k] < end {
			end, next = l.next[k], l.next[k]+len(mark)
		}
	}
	return end, next
}
