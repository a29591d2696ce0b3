package quotes

import "testing"

func TestWeightsAreSmallAndFit(t *testing.T) {
	if got, most := len(weights), 2<<20; got > most {
		t.Errorf("the weights have %d bytes, want at most %d", got, most)
	}
	m := model()
	for name, trees := range map[string]int{"source": len(m.Source), "referent": len(m.Referent), "speech": len(m.Speech)} {
		if trees == 0 {
			t.Errorf("the %s forest has no trees", name)
		}
	}
}
