package prose

import "strings"

// A layout is how an article prints speech that stands in no marks.
type layout struct {
	turns     bool            // "OKORO: We will not."
	voices    map[string]bool // "Pavel Okoro: " and other labels in small letters
	lettered  bool            // "Q: Will you? A: We will not."
	asked     bool            // questions and answers in turn, told apart by their form alone
	questions int             // of an interview
}

const (
	fewestQuestions = 3 // that make an article an interview when nothing but their form tells
	longestAnswer   = 8 // paragraphs, on average
)

// layoutOf finds out how body prints speech without marks.
func layoutOf(body string) layout {
	var turns, named, questions, answers int
	var form survey
	for line := range strings.Lines(body) {
		switch n, question := letter(line); {
		case n > 0 && question:
			questions++
		case n > 0:
			answers++
		case label(line) > 0:
			turns++
		case nameLabel(line) > 0:
			named++
		default:
			form.take(line)
		}
	}
	switch {
	case questions > 1 && answers > 1:
		return layout{lettered: true, questions: questions}
	case turns >= fewestTurns:
		return layout{turns: true}
	case named > fewestTurns:
		return layout{voices: voices(body)}
	case form.isInterview(body):
		return layout{asked: true, questions: form.questions}
	}
	return layout{}
}

// unmarked keeps the line if it is speech by its layout, or a question that
// nobody named asks, and reports whether it was either.
func (s *scanner) unmarked() bool {
	switch {
	case s.turns || s.voices != nil:
		return s.turn()
	case s.lettered || s.asked:
		return s.exchange()
	}
	return false
}

// turn keeps the line as somebody's turn in a transcript, if it is one.
func (s *scanner) turn() bool {
	line := s.body[s.start:s.end]
	n := label(line)
	if s.voices != nil {
		if n = nameLabel(line); !s.voices[line[:n]] {
			return false
		}
	}
	if n == 0 {
		return false
	}
	for i := s.whole(n); i < len(s.out); i++ {
		s.out[i].Named = true
	}
	return true
}

// whole keeps the line from its byte n on as speech, and is the first of the
// quotations that makes.
func (s *scanner) whole(n int) int {
	found := len(s.out)
	s.opener, s.content = 0, s.start+n
	s.emit(s.end, true)
	for i := range s.out[found:] {
		s.out[found+i].Turn = true
	}
	return found
}
