package prose

import "strings"

// A layout is how an article prints speech that stands in no marks.
type layout struct {
	voices    map[string]bool // whose turns labels name: "OKORO: We will not.", by the label's last word
	lettered  bool            // "Q: Will you? A: We will not."
	asked     bool            // questions and answers in turn, told apart by their form alone
	questions int             // of an interview
}

// layoutOf finds out how body prints speech without marks.
func layoutOf(body string) layout {
	var questions, answers int
	var form survey
	parts := make(cast)
	for line := range strings.Lines(body) {
		switch n, question := letter(line); {
		case n > 0 && question:
			questions++
		case n > 0:
			answers++
		default:
			parts.take(line)
			form.take(line)
		}
	}
	if questions > 1 && answers > 1 {
		return layout{lettered: true, questions: questions}
	}
	if voices := parts.voices(body); voices != nil {
		return layout{voices: voices}
	}
	return layout{asked: form.isInterview(body), questions: form.questions}
}

// unmarked keeps the line if it is speech by its layout, or a question that
// nobody named asks, and reports whether it was either.
func (s *scanner) unmarked() bool {
	switch {
	case s.voices != nil:
		return s.turn()
	case s.lettered || s.asked:
		return s.exchange()
	}
	return false
}

// turn keeps the line as somebody's turn in a transcript, if it is one.
func (s *scanner) turn() bool {
	line := s.body[s.start:s.end]
	n := nameLabel(line)
	if n == 0 || !s.voices[voice(line, n)] {
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
