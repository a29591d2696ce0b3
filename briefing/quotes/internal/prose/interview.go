package prose

import (
	"regexp"
	"strings"
)

// longestQuestion bounds a paragraph that is one question, in bytes.
const longestQuestion = 400

var (
	// meeting are words of an introduction that promise an interview.
	meeting = regexp.MustCompile(`(?i)\b(?:interview(?:ed)?|spoke|speaks|talk(?:s|ed)?|sat down|conversation|caught up)\b`)
	// myself is what people call themselves when they answer.
	myself = regexp.MustCompile(`\b(?:I|[Mm]y|me)\b`)
	// edited is an editor's note about an interview, or leads elsewhere.
	edited = regexp.MustCompile(`(?i)\b(?:interview|conversation|transcript)\b.*\b(?:edited|condensed)\b|^(?:read more|related|watch|see also)\b`)
)

// A survey counts what an article must have to be an interview that is told
// by nothing but the form of its paragraphs.
type survey struct {
	questions int
	others    int // paragraphs after the first question that are none
	personal  int // of these, those in which somebody speaks of themselves
	marked    int // of these, those with quotation marks
	opening   int // bytes before the first question, about
}

const (
	fewestQuestions = 4
	longestAnswer   = 4 // paragraphs, on average
)

// take counts a line.
func (s *survey) take(line string) {
	switch {
	case isQuestion(line):
		s.questions++
	case s.questions == 0:
		s.opening += len(line)
	case strings.TrimSpace(line) != "":
		s.others++
		if strings.ContainsAny(line, "\"“”„«") {
			s.marked++
		}
		if myself.MatchString(line) {
			s.personal++
		}
	}
}

// isInterview reports whether questions and answers take turns in body, its
// opening promises that, and those who answer speak of themselves most of the
// time. A column may ask, too, but it seldom does all of this.
func (s *survey) isInterview(body string) bool {
	if s.questions < fewestQuestions || s.others < s.questions || s.others > s.questions*longestAnswer {
		return false
	}
	if s.marked*2 > s.others || s.personal*2 < s.others {
		return false
	}
	return meeting.MatchString(body[:min(s.opening, len(body))])
}

// letter is how many bytes at the head of line mark it as a question or an
// answer, "Q: ", "A. " or a "Q" that has lost its mark, and which of the two;
// 0 when none do.
func letter(line string) (n int, question bool) {
	if len(line) < 4 || line[0] != 'Q' && line[0] != 'A' {
		return 0, false
	}
	if line[0] == 'Q' && 'A' <= line[1] && line[1] <= 'Z' && 'a' <= line[2] && line[2] <= 'z' {
		return 1, true
	}
	if line[1] != ':' && line[1] != '.' || line[2] != ' ' {
		return 0, false
	}
	return 3, line[0] == 'Q'
}

// isQuestion reports whether a paragraph is a question as interviews print it.
func isQuestion(line string) bool {
	line = strings.TrimRight(line, "*_ \r\n")
	return len(line) < longestQuestion && strings.HasSuffix(line, "?") && !strings.ContainsAny(line, "\"“”„«»")
}

// exchange keeps the line if it answers in an interview, and reports whether
// it is a question or an answer. What follows the first paragraph of the last
// answer may be the writer's again.
func (s *scanner) exchange() bool {
	line := s.body[s.start:s.end]
	n, question := letter(line)
	named := 0
	if s.asked {
		n, question, named = 0, isQuestion(line), nameLabel(line)
	}
	switch {
	case question:
		s.asking++
		s.answering = true
		return true
	case n == 0 && (!s.answering || strings.TrimSpace(line) == "" || edited.MatchString(line)):
		return false
	}
	s.answering = s.asking < s.questions
	found := len(s.out)
	if strings.ContainsAny(line, "\"“„«") {
		s.scan()
	} else {
		s.whole(n + named)
	}
	for i := range s.out[found:] {
		s.out[found+i].Answer, s.out[found+i].Named = named == 0, named > 0
	}
	return true
}
