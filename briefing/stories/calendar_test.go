package stories

import "testing"

// calendarOf is that of so many pieces that name the same moments.
func calendarOf(pieces int, all ...moment) *calendar {
	var c calendar
	for range pieces {
		c.add(momentsOf(all...))
	}
	return &c
}

func TestCalendarsSpeakForOrAgainstGroups(t *testing.T) {
	const tuesday, sunday, april, december = 2, 7, 11, 19
	tests := []struct {
		name       string
		one, other *calendar
		low, high  int
	}{
		{"no times", calendarOf(5), calendarOf(5, tuesday), 0, 0},
		{"only another sort", calendarOf(5, april), calendarOf(5, tuesday), 0, 0},
		{"the same day, twice", calendarOf(1, tuesday), calendarOf(1, tuesday), 20, 40},
		{"the same day, often", calendarOf(8, tuesday), calendarOf(8, tuesday), 70, 100},
		{"another day, once each", calendarOf(1, tuesday), calendarOf(1, sunday), -40, -20},
		{"another day, often", calendarOf(8, tuesday), calendarOf(8, sunday), -100, -70},
		{"a month that all have", calendarOf(8, april), calendarOf(8, april), 20, 40},
		{"another month", calendarOf(8, april), calendarOf(8, december), -160, -110},
		{"another year and month", calendarOf(8, april, firstYear+3), calendarOf(8, december, firstYear+8), -320, -220},
		{"one of several days", calendarOf(4, tuesday, sunday), calendarOf(4, tuesday), 10, 40},
	}
	for _, test := range tests {
		got, back := test.one.agreement(test.other), test.other.agreement(test.one)
		if got < test.low || got > test.high {
			t.Errorf("%s: got %d, want %d to %d", test.name, got, test.low, test.high)
		}
		if got != back {
			t.Errorf("%s: %d one way and %d the other", test.name, got, back)
		}
	}
}

func TestAJoinedCalendarIsThatOfAllPieces(t *testing.T) {
	got, want := calendarOf(3, 2, 11), calendarOf(5, 2, 11)
	got.join(calendarOf(2, 2, 11))
	if *got != *want {
		t.Errorf("got %v, want %v", *got, *want)
	}
}

func TestACalendarMayNameEveryYear(t *testing.T) {
	var every moments
	for year := range moment(100) {
		every.add(firstYear + year)
	}
	var c calendar
	c.add(every)
	if got := c.cosine(&c, 2); got < 990 {
		t.Errorf("a calendar is like itself by %d thousandths", got)
	}
}

// linked is how many stories come of two pieces that are so much alike.
func linked(likeness int32, one, other moments) int {
	p, q := &piece{id: "A-1", seq: 1, times: one}, &piece{id: "A-2", seq: 2, times: other}
	p.alike, q.alike = map[*piece]int32{q: likeness}, map[*piece]int32{p: likeness}
	return len(link([]group{{members: []*piece{p}}, {members: []*piece{q}}}))
}

func TestTimesTipTheBalance(t *testing.T) {
	none, sunday := momentsOf(), momentsOf(7)
	spring, autumn := momentsOf(2, 10, firstYear+9), momentsOf(6, 17, firstYear+14)
	tests := []struct {
		name       string
		likeness   int32
		one, other moments
		want       int
	}{
		{"hardly alike enough, of no time", enoughAlone, none, none, 1},
		{"hardly alike enough, of other times", enoughAlone, spring, autumn, 2},
		{"quite alike, of other times", enoughAlone + 100, spring, autumn, 2},
		{"very much alike, of other times", enoughAlone + 200, spring, autumn, 1},
		{"not quite alike enough, of no time", enoughAlone - 20, none, none, 2},
		{"not quite alike enough, of one day", enoughAlone - 20, sunday, sunday, 1},
		{"not alike, of one day", enoughAlone - 60, sunday, sunday, 2},
		{"not alike, of one day, month and year", enoughAlone - 80, spring, spring, 2},
	}
	for _, test := range tests {
		if got := linked(test.likeness, test.one, test.other); got != test.want {
			t.Errorf("%s: got %d stories, want %d", test.name, got, test.want)
		}
	}
}
