package stories

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

// arrests makes four accounts of one arrest, from n on.
func arrests(n int, player, club, street, hour string) []briefing.Copy {
	accounts := []string{
		"Police stopped %[1]s, a striker of %[2]s, in %[3]s at %[4]s and took him to the cells, drunk at the wheel of his car.",
		"Drunk at the wheel: the striker %[1]s spent the night in the cells. %[2]s said it would wait for the police, who had stopped his car in %[3]s at %[4]s.",
		"The car came down %[3]s too fast, police said, and at %[4]s they stopped it. In it was %[1]s, the striker whom %[2]s bought last year, and he was drunk.",
		"A night in the cells ended for %[1]s with an apology. The striker of %[2]s had been stopped by police in %[3]s at %[4]s, drunk in his car.",
	}
	var all []briefing.Copy
	for i, account := range accounts {
		all = append(all, article(n+i, fmt.Sprint("Paper ", i), "", fmt.Sprintf(account, player, club, street, hour)))
	}
	return all
}

func TestGroupsThatNameOthersAreParted(t *testing.T) {
	one := arrests(1, "Hugo Brandt", "Orland Rovers", "Linden Lane", "3:15")
	other := arrests(5, "Pavel Stone", "Miro United", "Quarry Road", "1:40")
	again := arrests(9, "Hugo Brandt", "Orland Rovers", "Linden Lane", "3:15")
	all := pieces(slices.Concat(one, other, again)...)
	first, second, third := &group{members: all[:4]}, &group{members: all[4:8]}, &group{members: all[8:]}
	if !parted(first, second) {
		t.Error("two arrests are not parted")
	}
	if parted(first, third) {
		t.Error("one arrest is parted from itself")
	}
	if parted(first, &group{members: second.members[:fewestPieces-1]}) {
		t.Error("a group too small to tell is parted")
	}
}

func TestLabelsAreNumbersThatFollowWhatTheyNumber(t *testing.T) {
	tests := []struct {
		title, body string
		want        int
	}{
		{"Bulletin 7", "", 1},
		{"", "They met on day 7 and agreed on item twelve.", 2},
		{"Harbour 2", "Boats came back.", 1},
		{"", "The council voted 9 to 4.", 0},
		{"", "It will cost 15 million crowns, and 12 people left.", 0},
		{"", "The fire killed 12.", 0},
		{"", "They drove a large 4×4 car.", 0},
		{"", "They met in July, 2019.", 0},
	}
	for _, test := range tests {
		all := pieces(article(1, "", test.title, test.body))
		if got := len(all[0].labels); got != test.want {
			t.Errorf("%q %q: got %d labels, want %d", test.title, test.body, got, test.want)
		}
	}
}

func TestOpeningsAreLaidBesideEachOther(t *testing.T) {
	tests := []struct {
		name, one, other string
		common           int
		slots            []slot
	}{
		{"alike", "they met at dusk", "they met at dusk", 4, []slot{{4, 4, 4, 4}}},
		{"one slot", "the boat to Osk was late again", "the boat to Pell was late again", 6, []slot{{3, 4, 3, 4}, {7, 7, 7, 7}}},
		{"slots of several words", "she spoke of bees and honey to the press", "she spoke of rain to the press", 6, []slot{{3, 6, 3, 4}, {9, 9, 7, 7}}},
		{"nothing", "they met at dusk", "boats came back", 0, nil},
	}
	for _, test := range tests {
		all := pieces(article(1, "", "", test.one), article(2, "", "", test.other))
		common, slots := layBeside(all[0].opening, all[1].opening)
		if diff := cmp.Diff(test.slots, slots, cmp.AllowUnexported(slot{})); diff != "" || common != test.common {
			t.Errorf("%s: %d words in common, want %d; slots (-want +got):\n%s", test.name, common, test.common, diff)
		}
	}
}
