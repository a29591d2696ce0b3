package quotes_test

import (
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes"
)

// report is an invented article of about 700 words with eleven quotations.
var report = strings.Join([]string{
	"PORT TALVEN — Energy Minister Ana Ruiz said on Monday that the auction of the old harbour would go ahead in spring, in spite of a protest by shipowners that has kept forty vessels at their moors since October. “We will not pause the auction,” she told reporters after a meeting with the town’s council that lasted until midnight. “It was promised to the people of this town, and they have waited for nine years.”",
	"The sale, which the ministry expects to bring in 240 million talers, has divided the government. Harbour Commissioner Pavel Okoro, whose office runs the port, had asked for a delay until the new breakwater is finished. Mr. Okoro described the plan as “reckless” and warned that the smaller firms would be pushed out by companies that have never sailed these waters. “The ships have nowhere else to go,” he said.",
	"Ms. Ruiz, who took office in June, rejected that. She argued that the breakwater had been delayed three times under her predecessor and that nobody could say when it would be done. According to a report that the ministry published last week, repairs to the quays alone will cost eleven million talers a year if nothing is sold.",
	"“Eleven million would pay for two schools,” said Lena Halloran, the mayor of Port Talven. “I would rather have the schools.” Mayor Halloran, an independent, is standing for a third term in May, and the harbour has become the first question at each of her meetings.",
	"Not everybody agrees. On Saturday several hundred people marched along Quay Street with lanterns and a brass band. Some carried a banner made from a sail. “My grandfather built half of these boats,” Jonas Brandt, a retired carpenter, said as he walked past the closed fish market. “Now they want to sell the water that they float on.”",
	"The march ended in front of the old customs house, where the auction is to be held. Police officers kept the square free and reported no arrests. Inside, clerks were measuring the rooms for new carpets. A painting of the founder of the port, which had hung over the stairs since the great fire, had already been taken to the museum.",
	"Analysts are divided over who will bid. The Meridian Institute, which studies ports and railways, counted five companies that have shown interest, two of them from abroad. Its director, Tomas Weir, said that the price would depend on the state of the northern quay more than on anything the council might decide. “Nobody buys a wall that is about to fall down,” Mr. Weir said. “They buy what stands behind it.”",
	"The government has until March to publish its terms. In parliament the opposition has asked for an inquiry into how the nine parcels were drawn, and a committee will hear the commissioner and the minister next week. Until then the forty vessels will stay where they are, at a cost to their owners of about nine hundred talers a day each, which the guild has begun to pay from a fund that was meant for widows.",
	"Pavel Okoro was not at the march. He spent the day on the water with two of his inspectors, looking at moorings, and came back after dark with wet boots and a list of eighteen rotten piles. Asked whether he would resign if the auction went ahead, he laughed. “Somebody has to count the ships,” he said.",
	"Ana Ruiz said the list would be attended to. The ministry has set money aside for the worst of the piles, and divers will begin with the northern quay as soon as the ice allows it, probably in the last days of February. By then the catalogue should be printed, and those who wish to bid will be shown around.",
	"In the meantime the town waits. The bakery on Quay Street has put a calendar in its window on which a child crosses out the days until spring, and in the Anchor, where the crews drink, the landlord keeps a list of bets on who will own the water by summer. The council is ahead of the foreign companies, three to one, and nobody has put money on the widows’ fund.",
}, "\n\n")

func BenchmarkQuotes(b *testing.B) {
	article := briefing.Article{Body: report}
	b.ReportAllocs()
	for b.Loop() {
		(quotes.Finder{}).Quotes(article)
	}
	b.ReportMetric(float64(len(strings.Fields(report))), "words")
}

func BenchmarkQuotesOf2MB(b *testing.B) {
	article := briefing.Article{Body: strings.Repeat(report+"\n\n", 2<<20/len(report))}
	b.ReportAllocs()
	for b.Loop() {
		(quotes.Finder{}).Quotes(article)
	}
}

func TestBenchmarkedReportIsReadRight(t *testing.T) {
	want := []said{
		{"Ana Ruiz", "We will not pause the auction,"},
		{"Ana Ruiz", "It was promised to the people of this town, and they have waited for nine years."},
		{"Pavel Okoro", "reckless"},
		{"Pavel Okoro", "The ships have nowhere else to go,"},
		{"Lena Halloran", "Eleven million would pay for two schools,"},
		{"Lena Halloran", "I would rather have the schools."},
		{"Jonas Brandt", "My grandfather built half of these boats,"},
		{"Jonas Brandt", "Now they want to sell the water that they float on."},
		{"Tomas Weir", "Nobody buys a wall that is about to fall down,"},
		{"Tomas Weir", "They buy what stands behind it."},
		{"Pavel Okoro", "Somebody has to count the ships,"},
	}
	got := find(report)
	for i := range max(len(want), len(got)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("quote %d: got %v, want %v", i, got, want)
		}
	}
}
