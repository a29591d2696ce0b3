package briefing

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// readWords reads "08:00, 18:00 weekdays".
func (s *Schedule) readWords(spec string) error {
	times, days := splitWords(spec)
	clock, err := readTimes(times)
	if err != nil {
		return err
	}
	week, named, err := readDays(days)
	if err != nil {
		return err
	}
	var shown []string
	for _, t := range clock {
		fields, err := parseCron(fmt.Sprintf("%d %d * * %s", t.minute, t.hour, week))
		if err != nil {
			return err
		}
		s.fields = append(s.fields, fields)
		shown = append(shown, fmt.Sprintf("%02d:%02d", t.hour, t.minute))
	}
	s.Spec = strings.Join(shown, ", ") + " " + named
	return nil
}

// splitWords parts the times from the days, which begin at the first letter
// that stands at the beginning of a word.
func splitWords(spec string) (times, days string) {
	at := daysBegin.FindStringIndex(spec)
	if at == nil {
		return spec, ""
	}
	return spec[:at[0]], spec[at[0]:]
}

var (
	daysBegin = regexp.MustCompile(`(^|[\s,])[A-Za-z]`)
	clockTime = regexp.MustCompile(`^([0-9]{1,2}):([0-9]{2})$`)
)

type wallTime struct{ hour, minute int }

func readTimes(words string) ([]wallTime, error) {
	var times []wallTime
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		m := clockTime.FindStringSubmatch(word)
		if m == nil {
			return nil, notATime(word)
		}
		hour, _ := strconv.Atoi(m[1])
		minute, _ := strconv.Atoi(m[2])
		if hour > 23 || minute > 59 {
			return nil, notATime(word)
		}
		times = append(times, wallTime{hour, minute})
	}
	if len(times) == 0 {
		return nil, notATime(strings.TrimSpace(words))
	}
	slices.SortFunc(times, func(a, b wallTime) int { return a.hour*60 + a.minute - b.hour*60 - b.minute })
	return slices.Compact(times), nil
}

func notATime(word string) error {
	return Errorf(Invalid, "%q is not a time I can read. Use 24-hour times such as 20:30, several with commas.", clip(word))
}

// readDays gives the days as cron's weekday field and as people write them.
func readDays(words string) (field, named string, err error) {
	words = strings.ToLower(strings.Trim(words, " ,\t"))
	switch words {
	case "", "every day", "daily":
		return "*", "every day", nil
	case "weekdays":
		return "mon-fri", words, nil
	case "weekends":
		return "sat,sun", words, nil
	}
	var days []string
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		day, ok := weekday(word)
		if !ok {
			return "", "", Errorf(Invalid, "%q is not a day I can read. Use every day, weekdays, weekends, or days such as mon, thu.", clip(word))
		}
		days = append(days, day)
	}
	return strings.Join(days, ","), strings.Join(days, ", "), nil
}

// weekday is cron's name of a day, from at least its first three letters.
func weekday(word string) (string, bool) {
	for _, day := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if len(word) >= 3 && strings.HasPrefix(day, word) {
			return day[:3], true
		}
	}
	return "", false
}
