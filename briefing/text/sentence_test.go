package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each text has "|" where one sentence ends and the next begins.
var sentenceTests = []struct{ name, text string }{
	{"plain", "The vote passed.| Nobody cheered.| It was late!| Was it over?| Yes."},
	{"titles", "Mr. Ortun met Dr. Lena Vass and Sen. Pell.| They left."},
	{"country", "The U.S. President spoke.| He lives there."},
	{"country at the end", "He lives in the U.S.| The trip was short."},
	{"initials", "Ada J. Morrow won.| George W. Tallis lost."},
	{"spaced initials", "The U. S. Senate of Orland met."},
	{"company", "Harbour Light Inc. Chairman Bo Tann quit.| Shares of Tann Corp. fell.| The rest rose."},
	{"states", "She was born in Mobile, Ala., and raised near Denver, Colo.| The family moved often."},
	{"words that look like abbreviations", "The game went on.| Doctors said she fell ill.| Police searched for ore.| Nobody came."},
	{"hours", "It opened at 5 p.m. Monday.| It shut at 9 p.m.| Police came.| It shook at 4 a.m. 10 kilometres below."},
	{"decimals", "Prices rose 3.5 percent.| They had been at $1.25."},
	{"numbers begin", "The hall was full.| 45 people stood outside."},
	{"numero", "Flight No. 12 was late.| He said no.| 12 others agreed."},
	{"speech", "“We will not stop,” Ana Ruiz said.| “Why?” he asked.| “Go!” shouted the crowd."},
	{"speech by a name", "“What now?” Ana Ruiz asked the hall.| Nobody knew."},
	{"speech ends", "She said: “We will not stop.”| The hall was silent."},
	{"two sentences quoted", "“We won. |We are glad,” he said."},
	{"straight quotes", "\"The state is incredible,\" Vass told us.| \"It landed. |The pilot got out. ... |It is a capsule.\""},
	{"brackets", "He left (it was noon).| (Nobody saw him.)| She stayed."},
	{"ellipsis", "We waited… and waited.| Then … nothing.| It was over...| The end came."},
	{"shouts in names", "Yahoo! said so.| The show “Help!” opened."},
	{"addresses", "See example.com for more.| Write to a.b@example.org today."},
	{"words run together", "They counted the votes.|The mayor won."},
	{"footnotes", "It is so.[12]| It was so.[3]| Never again."},
	{"small names", "It sells phones.| iPhone sales fell."},
	{"list", "1. Buy bread.| 2. Sell bread."},
	{"paragraphs", "No stop here\n|Nor here"},
	{"Spanish", "El Sr. Vidal llegó a EE. UU. en marzo.| ¿Quién lo vio?| ¡Nadie!| «No iremos», dijo la Dra. Luna."},
	{"French", "M. Dubreuil est arrivé.| « Nous partons ! » a dit Mme. Roche.| Personne n’a répondu."},
	{"German", "Am 3. Oktober trafen sich z. B. Dr. Kolb und Hr. Lenz.| „Wir gehen nicht“, sagte sie.| „Warum?“ fragte er."},
	{"Portuguese", "O Sr. Prado chegou.| A Dra. Lima falou de 1.250 casos.| Ninguém respondeu."},
	{"Italian", "Il dott. Ferri è arrivato.| «Perché?» ha chiesto.| Nessuno ha risposto."},
	{"Dutch", "Dhr. De Wit sprak met drs. Bos.| Niemand vroeg iets."},
	{"Russian", "В 2020 г. в Зареченске жили 3 тыс. человек.| А. С. Громов уехал.| «Почему?» — спросила она.| Ответа не было."},
	{"Ukrainian", "На вул. Лісовій було тихо.| «Чому?» — спитала вона.| Відповіді не було."},
	{"Arabic", "وصل الوزير صباح اليوم.| هل يعود؟| لا أحد يعرف."},
	{"Chinese", "市长说：“我们不会停。”|会议周一举行。|“我们不会停。”林安说。|谁知道呢？|没有人。"},
	{"Japanese", "市長は「止めない。」と述べた。|会議は月曜日に開かれる。|本当ですか？|はい。"},
	{"Hindi", "मेयर ने कहा।| बैठक सोमवार को है।"},
}

func TestSentences(t *testing.T) {
	for _, test := range sentenceTests {
		t.Run(test.name, func(t *testing.T) {
			var want []string
			for part := range strings.SplitSeq(test.text, "|") {
				want = append(want, strings.TrimSpace(part))
			}
			body := strings.ReplaceAll(test.text, "|", "")
			var got []string
			for _, s := range Sentences(body) {
				got = append(got, s.Of(body))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("sentences differ (-want +got):\n%s", diff)
			}
		})
	}
}
