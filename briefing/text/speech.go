package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// attributes reports whether the words from i on give speech to a speaker:
// "Ruiz asked", "President Ana Ruiz told reporters". Up to four words of a
// name are read before the verb.
func attributes(line string, i int) bool {
	for range 5 {
		word := wordAfter(line, i)
		if word == "" {
			return false
		}
		if speechVerbs.has(word) {
			return true
		}
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLower(r) || starters.has(word) && !pronouns.has(word) && !strings.EqualFold(word, "the") {
			return false
		}
		if i += len(word); i >= len(line) {
			return false
		}
		if line[i] == '.' { // an initial or a title
			i++
		}
		i = skipBlank(line, i)
	}
	return false
}

// speechGoesOn reports whether, in Chinese or Japanese, a quotation that ends
// at s is only a part of its sentence, which goes on at next.
func (s stop) speechGoesOn(next int) bool {
	if !s.quoted || next != s.end {
		return false
	}
	r, _ := runeAt(s.line, next)
	if unicode.Is(unicode.Hiragana, r) {
		return true // a particle: 「…。」と述べた
	}
	if first, _ := runeAt(s.line, s.start); !isQuote(first) {
		return false // 他说：“…。” is whole
	}
	clause := s.line[next:min(len(s.line), next+2*farthest)]
	if end := strings.IndexAny(clause, "，。！？：、“「"); end >= 0 {
		clause = clause[:end]
	}
	for _, verb := range chineseSpeech {
		if strings.Contains(clause, verb) {
			return true
		}
	}
	return false
}

var chineseSpeech = []string{"说", "說", "表示", "称", "稱", "指出", "强调", "強調", "问道", "問道", "写道", "寫道"}

var pronouns = set("he she they i we you it he's он она они він вона вони él ella ellos er sie")

var speechVerbs = set(`
	said says say asked asks added adds told tells replied replies wrote writes tweeted posted shouted yelled cried
	exclaimed answered continued explained recalled wondered joked quipped declared demanded insisted warned noted
	dijo preguntó añadió afirmó señaló respondió
	sagte fragte erklärte betonte rief
	demande déclare ajoute lance interroge affirme
	disse perguntou afirmou respondeu chiede ha
	zei vroeg
	сказал сказала спросил спросила заявил заявила добавил добавила
	сказав спитав заявив додав
	قال قالت وقال وقالت أضاف وأضاف وأضافت أضافت سأل سألت تساءل تساءلت صرح صرحت أعلن أعلنت`)
