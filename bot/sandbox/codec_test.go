package sandbox

import (
	"bytes"
	"strings"
	"testing"
)

func TestAZstdStreamIsRawBlocksOfOneFrame(t *testing.T) {
	var out bytes.Buffer
	z := newZstdStream(&out)
	want := strings.Repeat("a message ", 30_000) // three blocks
	for _, part := range []string{"{}", want} {
		if _, err := z.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
	}
	raw := out.Bytes()
	if !bytes.HasPrefix(raw, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
		t.Fatalf("it begins with % x, not with the magic number", raw[:4])
	}
	var got []byte
	blocks := 0
	for rest := raw[6:]; len(rest) > 0; blocks++ {
		header := int(rest[0]) | int(rest[1])<<8 | int(rest[2])<<16
		if header&7 != 0 {
			t.Fatalf("block %d has type bits %b, want a raw block that is not the last", blocks, header&7)
		}
		size := header >> 3
		got = append(got, rest[3:3+size]...)
		rest = rest[3+size:]
	}
	if string(got) != "{}"+want || blocks != 4 {
		t.Errorf("got %d bytes in %d blocks, want %d in 4", len(got), blocks, len(want)+2)
	}
}
