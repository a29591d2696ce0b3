package text

import (
	"testing"
	"unicode/utf8"
)

func TestClause(t *testing.T) {
	tests := []struct{ name, sentence, want string }{
		{"fits", "The council voted on Monday.", "The council voted on Monday"},
		{"ends with an abbreviation", "The bridge opens on Saturday from 10 a.m. to 4 p.m.", "The bridge opens on Saturday from 10 a.m. to 4 p.m."},
		{"ends with an ellipsis", "The council voted, and then...", "The council voted, and then..."},
		{"a question", "Who pays?", "Who pays?"},
		{"a clause that can be left out",
			"The council of Elmhaven voted on Monday to keep the old bridge over the river, which has been closed since the flood of 2019.",
			"The council of Elmhaven voted on Monday to keep the old bridge over the river"},
		{"a clause put in between",
			"The council of the small harbour town of Elmhaven in the north, which had put the vote off, voted on Monday to keep the bridge.",
			"The council of the small harbour town of Elmhaven in the north, which had put the vote off, voted on Monday to keep…"},
		{"a clause put in at the end",
			"Six pairs of herons have built their nests on the old gasworks, the first since records began, which was in 1880, the city said.",
			"Six pairs of herons have built their nests on the old gasworks, the first since records began"},
		{"what was said has a clause put in",
			"Police in the northern harbour town of Elmhaven said the suspect in the theft of the bell, who was held on Monday, had not fled.",
			"Police in the northern harbour town of Elmhaven said the suspect in the theft of the bell, who was held on Monday…"},
		{"a remark between dashes",
			"The plan for a second bridge over the Lune at Elmhaven — the third in nine years — was turned down by the council on Monday night.",
			"The plan for a second bridge over the Lune at Elmhaven — the third in nine years — was turned down by the council…"},
		{"a second main clause",
			"The council of Elmhaven voted on Monday to keep the old bridge over the Lune, and the engineers will begin to work on it in May.",
			"The council of Elmhaven voted on Monday to keep the old bridge over the Lune"},
		{"what takes it back is not left out",
			"A court in Brel decided on Wednesday that the railway had hired the guard without asking for his papers, but that it was not to blame.",
			"A court in Brel decided on Wednesday that the railway had hired the guard without asking for his papers, but that it…"},
		{"a participle",
			"A storm from the north tore the roofs off forty houses in the old town of Pell on Tuesday night, driving three hundred people out.",
			"A storm from the north tore the roofs off forty houses in the old town of Pell on Tuesday night"},
		{"a circumstance without a comma",
			"Soldiers of the northern brigade have begun to pull down the old sea wall at Pell after the harbour office found cracks in its foot.",
			"Soldiers of the northern brigade have begun to pull down the old sea wall at Pell"},
		{"a circumstance of somebody else",
			"The fisherman from Pell who was found alive after six days on an empty island in the cold north of the country has left the hospital.",
			"The fisherman from Pell who was found alive after six days on an empty island in the cold north of the country…"},
		{"a list",
			"The mayor of Elmhaven, the harbour master of Pell Island, the governor of Orland, and the head of the railway signed the paper.",
			"The mayor of Elmhaven, the harbour master of Pell Island, the governor of Orland, and the head of the railway signed…"},
		{"after an introduction",
			"After nine years of talk about money, the council of Elmhaven voted on Monday to keep its old bridge, while Pell will lose its own.",
			"After nine years of talk about money, the council of Elmhaven voted on Monday to keep its old bridge"},
		{"somebody's word for it",
			"A magnitude 5.8 earthquake shook the Tarn valley early on Wednesday and damaged about 60 houses, the Geological Office said.",
			"A magnitude 5.8 earthquake shook the Tarn valley early on Wednesday and damaged about 60 houses…"},
		{"somebody's word for it, and when",
			"The lake of Miro will be let out in the autumn so that the leaks in its dam can be mended at last, the province said on Monday.",
			"The lake of Miro will be let out in the autumn so that the leaks in its dam can be mended at last…"},
		{"according to somebody",
			"The former treasurer took three million crowns from the fund for widows over seven years, according to the auditors of Orland.",
			"The former treasurer took three million crowns from the fund for widows over seven years…"},
		{"what was said comes after",
			"Police in the northern harbour town of Elmhaven said that the suspect had not been near the bridge at any time on Monday night.",
			"Police in the northern harbour town of Elmhaven said that the suspect had not been near the bridge at any time…"},
		{"what was said comes after a colon",
			"The president of the union of fishermen of Orland said to the council: we will not leave the harbour before the money has come.",
			"The president of the union of fishermen of Orland said to the council: we will not leave the harbour before…"},
		{"a quotation is kept whole",
			"“We have waited for this bridge for nine long and lonely years, and now it is here, and nobody can take it away,” the mayor said.",
			"“We have waited for this bridge for nine long and lonely years, and now it is here, and nobody can take it away,”…"},
		{"Spanish",
			"El Ayuntamiento de Valdemora aprobó el lunes por amplia mayoría la reparación del puente viejo, que está cerrado desde 2019.",
			"El Ayuntamiento de Valdemora aprobó el lunes por amplia mayoría la reparación del puente viejo"},
		{"German",
			"Der Stadtrat von Ulmhafen hat am Montag mit knapper Mehrheit beschlossen, die alte Brücke zu erhalten, die seit 2019 gesperrt ist.",
			"Der Stadtrat von Ulmhafen hat am Montag mit knapper Mehrheit beschlossen, die alte Brücke zu erhalten"},
		{"French",
			"Le conseil municipal de Montreval a voté lundi soir à une courte majorité la réparation du vieux pont, qui est fermé depuis 2019.",
			"Le conseil municipal de Montreval a voté lundi soir à une courte majorité la réparation du vieux pont"},
		{"Russian",
			"Городской совет Зареченска в понедельник после долгого спора решил отремонтировать старый мост, который закрыт с 2019 года.",
			"Городской совет Зареченска в понедельник после долгого спора решил отремонтировать старый мост"},
		{"no clause and no space", "ถ้อยคำ", "ถ้อยคำ"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Clause(test.sentence, 118)
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if n := utf8.RuneCountInString(got); n > 118 {
				t.Errorf("%q has %d code points", got, n)
			}
		})
	}
}
