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
	{"English, hard", "At 9:30 a.m. on Jan. 5, Lt. Col. J. R. Pell Jr. paid $3.5m. to No. 10 St. Orm St. in Brel.| “Is that all?”| “Yes…” said Dr. Tann.| He paid 1.2 billion (approx. 9 pct.) in the U.K. and the U.S.| Then he left."},
	{"Spanish, hard", "El 3 de enero, la Sra. Vidal pagó 1.250,50 euros a J. M. Luna, S.A., en la Av. Mayor, núm. 5.| ¿Y el resto?| «Ya veremos…», dijo.| ¡Qué día!| En EE. UU. no hubo votos."},
	{"French, hard", "Le 3 janv. 2019, M. J.-P. Dubreuil a payé 1 250,50 euros à la S.A. Roche, av. du Port.| « Pourquoi ? » a-t-elle demandé.| « On verra… »| Mme Roche s’est tue.| Était-ce vrai ?| Non !"},
	{"German, hard", "Am 3. Januar 2019 zahlte Dr. J. Kolb ca. 1.250,50 Euro an die Lenz GmbH, d. h. fast alles.| Der 1. FC Ulmhafen verlor am 12. März.| „Und nun?“, fragte sie.| „Nichts …“| Im 19. Jahrhundert war das anders.| Ja!"},
	{"Portuguese, hard", "No dia 3 de jan. de 2019, o Dr. J. M. Prado pagou R$ 1.250,50 à Luna S.A., na Av. do Porto, nº 5.| “E o resto?”, perguntou ela.| “Veremos…”| A Exma. Sra. Lima calou-se."},
	{"Italian, hard", "Il 3 feb. 2019 l’avv. Ferri pagò 1.250,50 euro alla S.p.A. di G. Luna, in via del Porto, n. 5.| «E il resto?», chiese la prof. Lima.| «Vedremo…»| Non rispose."},
	{"Dutch, hard", "Op 3 jan. 2019 betaalde mr. J. de Wit ca. 1.250,50 euro aan de N.V. Bos.| “En de rest?”, vroeg mevr. Smit.| “We zien wel…”| Dat was o.a. in het centrum zo.| Niemand lachte."},
	{"Russian, hard", "3 янв. 2019 г. проф. И. П. Громов заплатил 1,5 млн руб. за дом на ул. Лесной, д. 5.| «А остальное?» — спросила она.| «Посмотрим…»| В XIX в. было иначе, т. е. хуже.| Да!"},
	{"Ukrainian, hard", "3 січ. 2019 р. проф. І. П. Громов заплатив 1,5 млн грн за будинок на вул. Лісовій, буд. 5.| «А решта?» — спитала вона.| «Побачимо…»| Так!"},
	{"Arabic, hard", "دفع د. سالم 1.5 مليون دينار في 3 يناير 2019.| «وماذا بعد؟» سألت الوزيرة.| لم يجب أحد!| كان ذلك في الميناء…| ثم غادر."},
	{"Chinese, hard", "林安（五十岁）说：“真的吗？|我不信。”|价格上涨3.5%。|“好！”他说。|会议在U.S.大使馆举行。|后来呢？！|没有人知道。"},
	{"Japanese, hard", "林市長（50歳）は「本当か？」と尋ねた。|価格は3.5%上がった。|「はい。|もちろん。」|会議は…まだ続いている。|『港の歌。』という本だ。"},
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
