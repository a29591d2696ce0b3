package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A class is what a word does in a sentence, as far as it matters to whether
// the sentence can be read alone. A word may do several things.
type class int16

const (
	small    class = 1 << iota // says little by itself: "of", "the"
	person                     // stands for a person named before: "he"
	thing                      // stands for something named before: "it"
	pointing                   // points at something said before: "these"
	linking                    // carries on from the sentence before: "but"
	self                       // the writer or, in a quotation, the speaker: "I", "our"
	reader                     // whoever is spoken to: "you"
	saying                     // gives speech to somebody: "said"
	dated                      // a day or a month
	article                    // stands before a noun: "the"
	page                       // stands in the notices of a page: "newsletter"
)

// A lexicon knows the classes of a language's words.
type lexicon struct{ classes text.KeyTable }

// longestKnown bounds, in bytes, the words that are looked up.
const longestKnown = 16

// of is the class of word, 0 when nothing is known of it.
func (l lexicon) of(word string) class {
	if len(word) > longestKnown {
		return 0
	}
	return class(l.classes.Of(wholeKey(word)))
}

// wholeKey is a number for word in small letters. Unlike [text.Key] it keeps
// all of the word: "its" is not "it".
func wholeKey(word string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r == '’':
			r = '\''
		case r >= utf8.RuneSelf:
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h
}

// lexiconOf is the lexicon of a language, English where there is none.
func lexiconOf(language string) lexicon {
	if l, ok := lexicons[language]; ok {
		return l
	}
	return lexicons["en"]
}

var lexicons = makeLexicons()

func makeLexicons() map[string]lexicon {
	all := map[string]lexicon{}
	for language, lists := range wordLists {
		classes := map[uint64]int16{}
		for _, word := range text.SmallWords(language) {
			classes[wholeKey(word)] |= int16(small)
		}
		for c, list := range lists {
			for word := range strings.FieldsSeq(list) {
				classes[wholeKey(word)] |= int16(c)
			}
		}
		for word := range strings.FieldsSeq(noticeWords) {
			classes[wholeKey(word)] |= int16(page)
		}
		all[language] = lexicon{text.NewKeyTable(classes, 0)}
	}
	return all
}

// Where no space parts words, each character is one; what such a sentence leans
// on is told by its beginning: see dangling.
var wordLists = map[string]map[class]string{
	"en": {
		small: `a about above after again against all am an and any are as at be because been before being below between both but by
			can could did do does doing down during each few for from further had has have having here how if in into is just more most
			no nor not now of off on once only or other out over own same should so some such than that the then there to too under until
			up very was were what when where which while who whom why will with would may might must one two also said s t
			he she they it his her their its i we you me my our your him them us this these those`,
		person: `he she him his her hers himself herself they them their theirs themselves
			he's she's they're they've they'd he'd she'd he'll she'll they'll`,
		thing:    `it its itself it's it'd it'll`,
		pointing: `this these that those such that's`,
		linking: `but and or so yet still however meanwhile also then thus therefore instead otherwise nevertheless nonetheless moreover
			furthermore besides hence again additionally likewise similarly too nor plus alternatively consequently rather indeed
			else afterward afterwards later elsewhere yes another others both neither either such`,
		article: `the a an`,
		self:    `i we me us my our mine ours myself ourselves i'm i've i'd i'll we're we've we'd we'll let's`,
		reader:  `you your yours yourself yourselves you're you've you'd you'll`,
		saying: `said says say saying told tells added adds asked asks wrote writes tweeted explained noted replied recalled insisted
			argued warned stated announced declared testified according`,
		dated: `monday tuesday wednesday thursday friday saturday sunday january february march april june july august
			september october november december today tonight yesterday tomorrow`,
	},
	"es": {
		article:  `el la los las un una`,
		person:   `él ella ellos ellas le les lo su sus`,
		thing:    `ello`,
		pointing: `esto eso este esta estos estas ese esa esos esas aquello dicho dicha tal`,
		linking: `pero y o aunque sin embargo además también entonces así luego mientras tanto asimismo incluso por eso sino pues
			tampoco después allí aquí ahí`,
		self:   `yo nosotros nos me mi mis nuestro nuestra`,
		reader: `tú usted ustedes te tu tus`,
		saying: `dijo afirmó señaló añadió explicó aseguró declaró indicó agregó según`,
		dated:  `lunes martes miércoles jueves viernes sábado domingo`,
	},
	"fr": {
		article:  `le la les un une l'`,
		person:   `il elle ils elles lui leur leurs eux son sa ses celui-ci celle-ci`,
		thing:    `cela ça c'est`,
		pointing: `ce cette ces cet ceci ceux celui celle`,
		linking: `mais et ou or donc car ainsi cependant toutefois pourtant aussi ensuite puis alors enfin par ailleurs néanmoins
			d'ailleurs également là ici`,
		self:   `je nous moi mon ma mes notre nos j'ai`,
		reader: `vous tu votre vos`,
		saying: `dit déclaré affirmé expliqué ajouté indiqué précisé assuré estimé selon`,
		dated:  `lundi mardi mercredi jeudi vendredi samedi dimanche`,
	},
	"de": {
		article:  `der die das den dem ein eine einer`,
		person:   `er sie ihm ihr ihn ihnen sein seine seinen seinem seiner ihre ihren ihrem ihrer`,
		thing:    `es`,
		pointing: `dies diese dieser dieses diesen diesem solche`,
		linking: `aber und oder doch denn jedoch dennoch trotzdem außerdem zudem auch dann deshalb daher darum damit dabei dazu so
			allerdings dagegen dort hier stattdessen inzwischen unterdessen daraufhin danach sondern`,
		self:   `ich wir uns mich mir mein meine unser unsere`,
		reader: `du euch`,
		saying: `sagte erklärte teilte betonte fügte laut zufolge berichtete`,
		dated:  `montag dienstag mittwoch donnerstag freitag samstag sonntag`,
	},
	"pt": {
		article:  `o a os as um uma`,
		person:   `ele ela eles elas lhe lhes seu sua seus suas dele dela deles`,
		thing:    `isso isto`,
		pointing: `este esta estes estas esse essa esses essas aquele aquela tal`,
		linking: `mas e ou porém contudo entretanto também então assim além disso depois enquanto portanto ainda já pois
			todavia aliás ali aqui`,
		self:   `eu nós nos me meu minha nosso nossa`,
		reader: `você vocês te teu tua`,
		saying: `disse afirmou declarou explicou acrescentou segundo`,
		dated:  `segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo`,
	},
	"it": {
		article:  `il lo la i gli le un una uno l'`,
		person:   `lui lei loro egli ella essi gli suo sua suoi sue`,
		thing:    `esso essa ciò`,
		pointing: `questo questa questi queste quello quella quelli quelle tale`,
		linking: `ma e o però anche inoltre poi quindi dunque così infine tuttavia invece intanto mentre infatti perciò pertanto
			allora qui lì`,
		self:   `io noi ci mi mio mia nostro nostra`,
		reader: `tu voi tuo vostro`,
		saying: `detto dichiarato affermato spiegato aggiunto secondo`,
		dated:  `lunedì martedì mercoledì giovedì venerdì sabato domenica`,
	},
	"nl": {
		article:  `de het een`,
		person:   `hij zij ze hem haar hen hun zijn`,
		thing:    `ervan`,
		pointing: `dit dat deze die zulke`,
		linking: `maar en of dus ook echter toch want daarom daarnaast bovendien verder dan toen vervolgens inmiddels intussen
			daarna hier daar`,
		self:   `ik wij we ons mij me mijn onze`,
		reader: `jij je u jullie uw`,
		saying: `zei zegt vertelde verklaarde volgens aldus`,
		dated:  `maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`,
	},
	"ru": {
		person:   `он она они его её ее их ему ей им него неё нее них`,
		thing:    `оно это`,
		pointing: `этот эта эти этого этой этих такой такая такие тот та те`,
		linking: `но и а или однако также кроме поэтому затем потом тогда при этом зато тем временем так там здесь впрочем ведь
			причём притом`,
		self:   `я мы нас нам мне меня мой наш наша наши`,
		reader: `вы вас вам ты ваш`,
		saying: `сказал сказала заявил заявила сообщил сообщила отметил отметила добавил добавила подчеркнул рассказал словам`,
		dated:  `понедельник вторник среду четверг пятницу субботу воскресенье`,
	},
	"uk": {
		person:   `він вона вони його її їх йому їй їм нього неї них`,
		thing:    `воно це`,
		pointing: `цей ця ці цього цієї цих такий така такі той та ті`,
		linking:  `але і та а або однак також крім тому потім тоді при цьому проте тим часом так там тут втім адже`,
		self:     `я ми нас нам мені мене мій наш наша наші`,
		reader:   `ви вас вам ти ваш`,
		saying:   `сказав сказала заявив заявила повідомив повідомила зазначив зазначила додав додала словами`,
		dated:    `понеділок вівторок середу четвер п'ятницю суботу неділю`,
	},
	"zh": {
		small: `的 了 在 是 和 与 及 或 也 都 就 而 但 不 有 为 将 于 以 对 从 到 被 把 等 个 这 那 其 该 已 会 要 说 年 月 日 一`,
	},
	"ja": {
		small: `の は が を に で と も か ら れ た る し な い す あ っ く り さ て こ そ う よ ま き つ け え や め み ば だ ど げ む ぶ へ ほ お
			ん せ わ ろ ね 年 月 日`,
	},
	"ar": {
		person:   `هو هي هم هن`,
		pointing: `هذا هذه ذلك تلك هؤلاء`,
		linking:  `لكن ولكن كما أيضا لذلك ثم بينما وأضاف وأضافت وتابع وأوضح وأشار وقال وقالت وهو وهي وهذا وهذه كذلك`,
		self:     `أنا نحن`,
		reader:   `أنت أنتم`,
		saying:   `قال قالت وقال وقالت أضاف أعلن أعلنت صرح`,
	},
}
