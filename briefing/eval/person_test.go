package eval

import "testing"

func TestPeopleAreComparedByTheirNames(t *testing.T) {
	for _, tt := range []struct {
		name             string
		annotated, found string
		same, strict     bool
	}{
		{"the same surname", "Ana Ruiz", "Pia Ruiz", true, false},
		{"no first name", "Ana Ruiz", "Ruiz", true, true},
		{"a title", "Ruiz", "Mrs. Ruiz", true, true},
		{"capitals and a possessive", "Ana Ruiz", "RUIZ’s", true, true},
		{"a suffix", "Tomas Weir Jr.", "Weir", true, true},
		{"a short form", "Mike Holt", "Michael Holt", true, true},
		{"a shorter form", "Tim Holt", "Timothy Holt", true, true},
		{"an initial", "T. Holt", "Timothy Holt", true, true},
		{"one of two", "Ann Lee & Bob Ray", "Ray", true, true},
		{"the surname first", "Ban", "Ban Ki-moon", true, true},
		{"a first name alone", "Ana Ruiz", "Ana", true, true},
		{"a body named for a person", "Holt campaign", "Holt", false, false},
		{"another person", "Ana Ruiz", "Ana Holt", false, false},
		{"nobody", "Ana Ruiz", "", false, false},
	} {
		if got := samePerson(tt.annotated, tt.found); got != tt.same {
			t.Errorf("%s: %q and %q the same: got %v, want %v", tt.name, tt.annotated, tt.found, got, tt.same)
		}
		if got := sameFullName(tt.annotated, tt.found); got != tt.strict {
			t.Errorf("%s: %q and %q in full: got %v, want %v", tt.name, tt.annotated, tt.found, got, tt.strict)
		}
	}
}
