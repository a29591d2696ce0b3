package text

import "strings"

// SmallWords are the words that are most common in a language, given by its
// BCP 47 tag: they tell the language, and little else. There are none for
// languages that are told by their script.
func SmallWords(language string) []string {
	for _, l := range smallLists {
		if l.language == language {
			return strings.Fields(l.words)
		}
	}
	return nil
}

// A languageSet is a set of those languages that smallLists has, a bit for
// each in its order.
type languageSet uint32

// smallWords gives the languages in which a word is among the most common.
var smallWords = byWord()

func byWord() lookup[languageSet] {
	words := map[string]languageSet{}
	for i, l := range smallLists {
		for word := range strings.FieldsSeq(l.words) {
			words[strings.ReplaceAll(word, "’", "'")] |= 1 << i
		}
	}
	return newLookup(words)
}

// smallLists holds, for scripts that several languages share, those that can be
// told apart by their small words. Some are there only so that their texts are
// not taken for a neighbour's. Of languages that a text fits alike, the first
// is named.
var smallLists = [...]struct {
	language string
	script   script
	words    string
}{
	{"en", latin, `the of and to in a is that for it was on with as by he at from his are be this have not had but they has were who which their said will an would been or she after`},
	{"es", latin, `de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos fue dijo según`},
	{"fr", latin, `de la le et les des en un du une que est dans qui par pour au il sur pas plus ne se ce sont avec son aux d'un d'une cette ou ont été mais elle leur à n'est c'est selon après l'a`},
	{"de", latin, `der die und in den von zu das mit sich des auf für ist im dem nicht ein die eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder`},
	{"pt", latin, `de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois são disse segundo`},
	{"it", latin, `di e il la che in un a per è una sono del non con si da le i come ma al ha della nel gli più alla dei anche delle lo su dal sul se ci questo o hanno nella era dopo dell'anno secondo stato`},
	{"nl", latin, `de van het een en in is dat op te zijn met voor die niet aan er om ook als door maar bij uit naar heeft worden nog dan over ze hij was werd wordt tot meer deze zei volgens hebben`},
	{"sv", latin, `och i att det som en på är av för med den till inte om ett har de jag var men från vi så kan när`},
	{"da", latin, `og i at det som en på er af for med den til ikke om et har de jeg var men fra vi så kan når blev efter`},
	{"pl", latin, `w i z na do się nie że to jest o jak po co ale od za tym przez jego tak być był dla są oraz`},
	{"tr", latin, `ve bir bu da de için ile olarak olan daha çok gibi en ne kadar sonra var ya mi ama`},
	{"ro", latin, `și de în a la cu pe un o că nu din pentru este mai care au fost sau dar după`},
	{"id", latin, `yang di dan ini itu dengan untuk tidak dari dalam akan pada juga ke karena ada mereka`},
	{"ca", latin, `de la i el que a en les els per amb del un una és no al va ser dels com més ha`},
	{"cs", latin, `a se v na je že s z do o i to k ve pro za by ale si po jako podle které`},
	{"ru", cyrillic, `и в не на что с по он как это его к из за но от у для был а же то так было она они бы до со все или о при год года также который была были сообщил только после более`},
	{"uk", cyrillic, `і в не на що з та до у за як від це його по для про й він але які був було я ж або а вона вони був була були також що року після під який україни й`},
	{"bg", cyrillic, `на и да за се от в с че не е са по като това си ще до той която които след обяви`},
	{"sr", cyrillic, `и у је да се на за су од са не као који то што по из али би његов`},
	{"be", cyrillic, `і ў на не што з да як у за гэта па для ад яго але пра быў`},
	{"ar", arabic, `في من على أن إلى التي عن مع هذا الذي هذه ما لا بعد كان كانت قال بين أنه ذلك وقال قد لم حيث خلال كما وفي عام أو إن ولم غير عند منذ`},
	{"fa", arabic, `در به از که این را با است برای آن یک خود تا کرد بر هم نیز شده`},
	{"ur", arabic, `کے کی ہے میں اور سے کا کو اس نے پر کہ ہیں یہ وہ بھی`},
}
