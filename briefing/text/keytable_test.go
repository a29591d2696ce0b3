package text

import "testing"

func TestKeyTablesTellNumbersAndWhatIsAbsent(t *testing.T) {
	numbers := map[uint64]int16{}
	for n := range uint64(1000) {
		numbers[n<<40|1] = int16(n) // keys that have much in common
	}
	table := NewKeyTable(numbers, -1)
	for n := range uint64(2000) {
		want := int16(-1)
		if n < 1000 {
			want = int16(n)
		}
		if got := table.Of(n<<40 | 1); got != want {
			t.Errorf("key %d: got %d, want %d", n, got, want)
		}
	}
	if got := table.Of(0); got != -1 {
		t.Errorf("key 0: got %d, want -1", got)
	}
	if got := NewKeyTable(nil, 7).Of(3); got != 7 {
		t.Errorf("empty table: got %d, want 7", got)
	}
}

func TestReadKeyTableSkipsDamagedLines(t *testing.T) {
	table := ReadKeyTable("12 bridge ferry\nnonsense harbour\n-3 tower\n", 99)
	for word, want := range map[string]int16{"Bridges": 12, "ferry": 12, "harbour": 99, "tower": -3, "nonsense": 99} {
		if got := table.Of(Key(word)); got != want {
			t.Errorf("%s: got %d, want %d", word, got, want)
		}
	}
}
