package stories

import (
	"math/bits"
	"strings"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A moment is a day of the week, a month, or a year by its last two digits: 0
// is none, 1 a Monday, 8 a January, 20 the year 2000.
type moment uint8

const (
	firstMonth  moment = 8
	firstYear   moment = 20
	lastMoments        = 120 // how many moments there are, with none
)

// momentNames are the names of the days of the week and the months in English,
// Spanish, French, German, Portuguese, Italian and Dutch, in the order of the
// moments. Names that are other words as well are left out: May, Mars, Jan.
var momentNames = [...]string{
	"monday lunes lundi montag lunedì maandag",
	"tuesday martes mardi dienstag martedì dinsdag",
	"wednesday miércoles mercredi mittwoch mercoledì woensdag",
	"thursday jueves jeudi donnerstag giovedì donderdag",
	"friday viernes vendredi freitag venerdì vrijdag",
	"saturday sábado samedi samstag sonnabend sabato zaterdag",
	"sunday domingo dimanche sonntag domenica zondag",
	"january enero janvier januar janeiro gennaio januari",
	"february feb febrero février februar fevereiro febbraio februari",
	"march marzo märz março maart",
	"april apr abril avril aprile",
	"",
	"june junio juin juni junho giugno",
	"july jul julio juillet juli julho luglio",
	"august aug agosto août augustus",
	"september sept sep septiembre septembre setembro settembre",
	"october oct octubre octobre oktober outubro ottobre",
	"november nov noviembre novembre novembro",
	"december dec diciembre décembre dezember dezembro dicembre",
}

// yearOf is the year that a number gives, as news means it, or none.
func yearOf(word string) moment {
	if len(word) != 4 || !strings.HasPrefix(word, "19") && !strings.HasPrefix(word, "20") {
		return 0
	}
	ten, one := word[2]-'0', word[3]-'0'
	if ten > 9 || one > 9 {
		return 0
	}
	return firstYear + moment(10*ten+one)
}

// moments are those that a text names, each as a bit.
type moments [2]uint64

// Sorts of moments are told apart, since a piece may name the year alone.
const sorts = 3

// ofSort are all moments of each sort: days of the week, months, years.
var ofSort = [sorts]moments{{0x7f << 1}, {0xfff << firstMonth}, {^uint64(1<<firstYear - 1), 1<<(lastMoments-64) - 1}}

func (m *moments) add(t moment) { m[t/64] |= 1 << (t % 64) }

// addHead adds the month and year of a stamp that says when a piece was
// published. The day of the week in it is not yet that of the news.
func (m *moments) addHead(head string) {
	for w := range text.Words(head) {
		word := w.Of(head)
		if t := kindOf(word, text.Key(word)).when; t >= firstMonth {
			m.add(t)
		}
	}
}

// among are those of m that are among n.
func (m moments) among(n moments) moments { return moments{m[0] & n[0], m[1] & n[1]} }

func (m moments) count() int { return bits.OnesCount64(m[0]) + bits.OnesCount64(m[1]) }
