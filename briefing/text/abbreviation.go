package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// farthest bounds, in bytes, how far back or ahead a word is read: far enough
// for every word in the tables below, near enough to keep reading linear.
const farthest = 32

// abbreviates reports whether the full stop s belongs to the word before it
// and ends no sentence, though a word that may begin one stands at next.
func (s stop) abbreviates(next int) bool {
	word := wordBefore(s.line[s.start:s.at])
	if word == "" {
		return false
	}
	after := wordAfter(s.line, next)
	if isNumber(word) {
		return s.counts(word, after)
	}
	first, n := utf8.DecodeRuneInString(word)
	if unicode.IsLower(first) && alsoWords.has(word) {
		return false
	}
	begins := starters.has(after)
	switch {
	case unicode.IsUpper(first) && n == len(word) && !isNumber(after):
		return s.initials(word, after, next+len(after))
	case titles.has(word):
		return true
	case hours.has(word):
		return afterHour.has(after) || isNumber(after)
	case beforeNumber.has(word):
		return isNumber(after) || isRoman(after)
	case shortened.has(word), strings.Contains(word, "."):
		return !begins
	case utf8.RuneCountInString(word) == 1:
		return s.initials(word, after, next+len(after))
	}
	return false
}

// initials reports whether the one letter before s stands for a name or a
// word: "J. Morrow", "U. S. Senate", "z. B.". What follows it ends at end.
func (s stop) initials(letter, after string, end int) bool {
	if r, _ := runeAt(s.line, end); r == '.' && utf8.RuneCountInString(after) == 1 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(letter)
	return !starters.has(after) && !unicode.IsLower(r) && !unicode.Is(unicode.Han, r)
}

// counts reports whether a number and its full stop are an ordinal, as German
// writes them, or the number of a list's item.
func (s stop) counts(number, after string) bool {
	if len(number) > 3 {
		return false
	}
	at := s.at - len(number)
	if at == s.start {
		return true
	}
	if germanMonths.has(after) {
		return true
	}
	return beforeOrdinal.has(wordBefore(strings.TrimRight(s.line[s.start:at], " ")))
}

// wordBefore is the word that ends text, with the full stops inside it:
// "U.S", "Calif", "23". It is "" when the word is longer than any abbreviation.
func wordBefore(text string) string {
	i := len(text)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' {
			break
		}
		if i -= n; len(text)-i > farthest {
			return ""
		}
	}
	return strings.TrimLeft(text[i:], ".")
}

// wordAfter is the word that begins at i, cut off where it is very long.
func wordAfter(text string, i int) string {
	end := i
	for end < len(text) && end-i < farthest {
		r, n := runeAt(text, end)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += n
	}
	return text[i:end]
}

func isNumber(word string) bool {
	for i := range len(word) {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return word != ""
}

func isRoman(word string) bool {
	return word != "" && strings.Trim(word, "IVXLC") == ""
}

// titles never end a sentence: a name or what they introduce must follow.
var titles = set(`
	mr mrs ms mx dr prof profs sen sens rep reps gov govs gen lt col sgt capt cmdr cpl pvt adm maj rev hon fr
	const cllr brig
	pres supt det insp atty msgr amb sec asst dep messrs mt ft st ste vs v e.g i.e cf viz
	av avda sra srta dra excmo exmo exma ilmo dña d.ª lic ing arq
	mme mlle mgr
	z.b d.h u.a hr hrn fr dipl hl bzw ca sog
	sig dott dott.ssa avv on geom
	dhr mevr drs ir bijv
	ул им акад проф т.е т.н см напр
	вул ім тов проф акад т.зв`)

// alsoWords are abbreviations with a capital, and words without one.
var alsoWords = set(`on no ill miss mass wash ore mo ind hon rep mar art fig la pa va del col gen ms det ga me`)

// beforeNumber end no sentence when a number follows.
var beforeNumber = set(`no nos nr núm num n art abs sect fig vol ch pp p pg arts nº jan feb mar apr jun jul aug sept sep oct nov dec approx ст п рис
	ene abr ago dic janv févr avr juil gen mag giu lug set ott mrt mei okt
	янв фев февр апр авг сент окт нояб дек д січ лют бер квіт трав черв лип серп вер жовт лист груд буд`)

// shortened end a sentence only when a word follows that likes to begin one.
var shortened = set(`
	inc co corp ltd llc plc bros jr sr ph.d m.d esq ave blvd rd dept univ assn est intl natl govt
	ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore
	pa penn tenn tex va vt wash wis wyo
	ee uu cía mio mrd tsd str usw g гг млн млрд тыс руб г р рр тис грн др`)

var hours = set("a.m p.m")

// afterHour continue a time of day: "at 5 p.m. Monday".
var afterHour = set(`
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
	january february march april may june july august september october november december
	et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet ist eastern central mountain pacific`)

var germanMonths = set(`januar februar märz april mai juni juli august september oktober november dezember jänner`)

// beforeOrdinal stand before an ordinal number in German and its neighbours.
var beforeOrdinal = set(`am der die das dem des den vom zum zur im beim bis seit ab ihr sein ihre seine ihrem seinem ihren seinen jeder jede`)

// starters like to begin a sentence and seldom follow an abbreviation as part
// of a name.
var starters = set(`
	the a an he she it they we i you this that these those there here in on at for from with by as but and or so if
	when while after before since though although however meanwhile still yet also now then what who how why where
	not no some many most several his her its their our my your both each all another nor once until despite during
	el los las lo un una unos en del al por para con pero y se su sus este esta ese esa él ella ellos cuando
	der die das ein eine er sie es wir und aber im am nach bei mit auf für doch dies diese dieser
	le les il elle ils elles une dans mais et ce cette ces selon pour avec
	o os as um uma em mas ele ela eles na nas ao
	gli uno nel nella ma lui lei loro secondo
	het een hij zij maar op voor met volgens
	он она они это в на но и по с как что к о а из за при его её их мы
	він вона вони це у але і та з до за при його її їх ми як що`)
