package stories

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
)

// Things that a pattern is filled with. None is a name.
var things = strings.Fields("accordion barley chimney dolphin emerald feather gravel hedgehog icicle jigsaw kiosk lobster mosaic nectar otter " +
	"parsley quilt raft saffron tulip urn vanilla wagon yacht zither almond bonfire compass drum escalator flute glacier hammock")

var people = []string{"Rosa Kemp", "Jan Ostrow", "Mila Berg", "Tom Hale", "Vera Lund"}

// patterns make the n-th article of a kind: of one wording, each of different
// news.
var patterns = []struct {
	name string
	fill func(n int) (title, body string)
}{
	{"daily reports", func(n int) (string, string) {
		return fmt.Sprintf("Bulletin %d: The assembly sat on day %d", n, n),
			fmt.Sprintf("The assembly sat on day %d and listened to its committees. It agreed on point %d of the agenda and rose at dusk. "+
				"“We are done with point %d and shall go on tomorrow,” said Rosa Kemp, who leads the assembly. No one objected.", n, n, n)
	}},
	{"daily reports under one headline", func(n int) (string, string) {
		return "Bulletin: The assembly sat",
			fmt.Sprintf("The assembly sat on day %d and listened to its committees. It agreed on a point of the agenda and rose at dusk. "+
				"“We are done with it and shall go on tomorrow,” said Rosa Kemp, who leads the assembly. No one objected.", n)
	}},
	{"one of a row", func(n int) (string, string) {
		return fmt.Sprintf("Quay %d opens again after repairs", n),
			fmt.Sprintf("Quay %d opened again to the fishing fleet on Monday after repairs to its wall. Boats had been sent elsewhere since "+
				"the spring. “The boats can come back,” said the harbour master, Jan Ostrow.", n)
	}},
	{"talk of a town", func(n int) (string, string) {
		thing := things[n%len(things)] + " " + things[(n*5+3)%len(things)]
		return "Neighbours argue over the " + thing,
			fmt.Sprintf("Neighbours in the old quarter argued over the %s all evening. The %s has divided them since last year, and nobody gave way. "+
				"“I never thought a %s could do this,” said %s, who lives there. Officials set no date for the %s.", thing, thing, thing, people[n%len(people)], thing)
	}},
	{"things at random", func(n int) (string, string) {
		dice := rand.New(rand.NewPCG(3, uint64(n)))
		var t [10]any
		for i, at := range dice.Perm(len(things))[:len(t)] {
			t[i] = things[at]
		}
		title := fmt.Sprintf("A %s and a %s turn up behind %s hall", t[:3]...)
		return title, fmt.Sprintf("Sellers of %s marched against the %s of %s lane. “A %s is dearer now than the %s ever was,” said ", t[3:8]...) +
			people[dice.IntN(len(people))] + fmt.Sprintf(", who keeps a %s. The %s market stayed empty.", t[8:]...)
	}},
	{"deaths", func(n int) (string, string) {
		name := "Ada Corm" + strings.Repeat("en", n%3) + things[n%len(things)]
		return name + " has died", fmt.Sprintf("%s, who made the town known for its %s, has died, the family said. The funeral is on Friday. "+
			"“There was no one like her in %s,” said a friend.", name, things[n%len(things)], things[(n+9)%len(things)])
	}},
	{"matches", func(n int) (string, string) {
		one, other := strings.ToUpper(things[n%len(things)][:1])+things[n%len(things)][1:]+"ton", "Port "+strings.ToUpper(things[(n+7)%len(things)])
		return fmt.Sprintf("%s beat %s", one, other),
			fmt.Sprintf("%s beat %s by %d to %d on Sunday and are through to the next round of the cup. The goals fell after the break. "+
				"“We wanted it more,” said the trainer of %s.", one, other, n%5+3, n%3, one)
	}},
}

func made(n int, fill func(int) (string, string)) []briefing.Copy {
	var all []briefing.Copy
	for i := range n {
		title, body := fill(i)
		all = append(all, article(i+1, "Orland Press", title, body))
	}
	return all
}

func TestArticlesOfOnePatternStayApart(t *testing.T) {
	for _, p := range patterns {
		for _, n := range []int{2, 7, 30} {
			t.Run(fmt.Sprintf("%s, %d", p.name, n), func(t *testing.T) {
				for _, s := range together(made(n, p.fill), nil) {
					if len(s.Articles) > 1 {
						t.Errorf("one story: %q and %q", s.Articles[0].Title, s.Articles[1].Title)
					}
				}
			})
		}
	}
}

func TestAnotherOfOnePatternIsNoUpdate(t *testing.T) {
	for _, p := range patterns {
		all := made(30, p.fill)
		for i := 1; i < len(all); i++ {
			s := together(all[i:i+1], all[:i])
			if s[0].Update || s[0].Told {
				t.Errorf("%s: %q after those before it: update %v, told %v", p.name, all[i].Title, s[0].Update, s[0].Told)
			}
		}
	}
}

func TestCopiesOfOnePatternAreStillOneStory(t *testing.T) {
	for _, p := range patterns {
		all := made(12, p.fill)
		for i, a := range made(12, p.fill) {
			a.ID, a.Seq, a.Publisher = briefing.ArticleID(fmt.Sprint("B-", i)), uint64(i+100), "Coast Daily"
			a.Body = strings.Replace(a.Body, " said", " has said", 1)
			all = append(all, a)
		}
		for _, s := range together(all, nil) {
			if len(s.Articles) != 2 {
				t.Errorf("%s: %q is told %d times, want 2", p.name, s.Articles[0].Title, len(s.Articles))
			}
		}
	}
}

func TestAGrowingTollIsTheSameNews(t *testing.T) {
	fire := func(n, dead int, more string) briefing.Copy {
		return article(n, "Orland Press", fmt.Sprintf("Fire in Osk kills %d", dead),
			fmt.Sprintf("A fire in the cannery of Osk has killed %d workers, the fire brigade of the Tarn valley said. It broke out in the boiler room "+
				"during the night shift. Captain Vera Lund said that the doors had been locked.%s", dead, more))
	}
	got := together([]briefing.Copy{fire(2, 14, " The owner, Tom Hale, was arrested.")}, []briefing.Copy{fire(1, 12, "")})
	if !got[0].Update {
		t.Error("a higher toll is no update")
	}
}
