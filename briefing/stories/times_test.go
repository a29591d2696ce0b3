package stories

import (
	"testing"

	"github.com/dateline-bot/dateline/briefing"
)

// named are the moments of an article that has only a body.
func named(body string) moments {
	return pieces(briefing.Copy{Article: briefing.Article{Body: body}})[0].times
}

func momentsOf(all ...moment) moments {
	var m moments
	for _, t := range all {
		m.add(t)
	}
	return m
}

func TestMomentsAreNamedInSeveralLanguages(t *testing.T) {
	const (
		tuesday, sunday, april, december = 2, 7, 11, 19
	)
	tests := []struct {
		name, body string
		want       moments
	}{
		{"English", "The ferry to Osk ran aground on Tuesday, and again on Sunday. It was built in April 1987.", momentsOf(tuesday, sunday, april, firstYear+87)},
		{"short forms", "The harbour of Pell will be closed on Dec. 4 and opened again when the wall is mended.", momentsOf(december)},
		{"Spanish", "El transbordador de la isla no llegó el martes porque los vientos eran muy fuertes en diciembre.", momentsOf(tuesday, december)},
		{"French", "Le bac de la ville ne viendra pas mardi, et les habitants de la côte attendent depuis le mois de décembre 2019.", momentsOf(tuesday, december, firstYear+19)},
		{"German", "Die Fähre der Insel kommt am Dienstag und am Sonntag nicht, weil der Sturm im Dezember den Hafen zerstört hat.", momentsOf(tuesday, sunday, december)},
		{"a march is no March", "They will march through Orland until the council of the town listens to them and opens the bridge.", momentsOf()},
		{"May may be no month", "May they march? They may, said Rosa Kemp, who leads the town.", momentsOf()},
		{"a number is no year", "It cost 1987.50 crowns, 20,190 people came, and room 3019 stayed empty through 19x7.", momentsOf()},
	}
	for _, test := range tests {
		if got := named(test.body); got != test.want {
			t.Errorf("%s: got %b, want %b", test.name, got, test.want)
		}
	}
}

func TestAStampTellsTheMonthAndTheYear(t *testing.T) {
	got := named("Tuesday, April 7, 1987 4:16 PM\nThe ferry to Osk ran aground at noon. Nobody was hurt, said Captain Vera Lund, who had warned of the sands.")
	if want := momentsOf(11, firstYear+87); got != want {
		t.Errorf("got %b, want %b", got, want)
	}
}
