package bot

import (
	"net"
	"strings"
	"testing"
	"testing/iotest"
)

const upgraded = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"

func TestCloseCodeIsReadFromTheServersFrames(t *testing.T) {
	text := func(n int) string { return "\x81" + length(n) + strings.Repeat("x", n) }
	const close4004 = "\x88\x08\x0f\xa4reason"
	for name, c := range map[string]struct {
		stream string
		want   int
	}{
		"at once":                  {upgraded + close4004, 4004},
		"after a frame":            {upgraded + text(5) + close4004, 4004},
		"after a longer one":       {upgraded + text(70000) + close4004, 4004},
		"after one of 126":         {upgraded + text(126) + close4004, 4004},
		"after what looks like it": {upgraded + "\x81\x0a" + "\x88\x08\x0f\xa4reason" + close4004, 4004},
		"none":                     {upgraded + text(5), 0},
		"without a code":           {upgraded + "\x88\x00", 0},
		"cut off":                  {upgraded + "\x81\x05x", 0},
		"no upgrade":               {"HTTP/1.1 503 Service Unavailable\r\n\r\n" + close4004, 0},
		"no HTTP":                  {close4004, 0},
		"nothing":                  {"", 0},
	} {
		if got := closeCode(strings.NewReader(c.stream)); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
		if got := closeCode(iotest.OneByteReader(strings.NewReader(c.stream))); got != c.want {
			t.Errorf("%s, byte by byte: got %d, want %d", name, got, c.want)
		}
	}
}

// length is a payload's length as frames write it.
func length(n int) string {
	switch {
	case n < 126:
		return string([]byte{byte(n)})
	case n < 1<<16:
		return string([]byte{126, byte(n >> 8), byte(n)})
	}
	return string([]byte{127, 0, 0, 0, 0, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)})
}

func FuzzCloseCode(f *testing.F) {
	f.Add([]byte("\x88\x08\x0f\xa4reason"))
	f.Add([]byte("\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, frames []byte) {
		if got := closeCode(strings.NewReader(upgraded + string(frames))); got < 0 || got > 0xffff {
			t.Errorf("got %d, which is no code", got)
		}
	})
}

func TestALineCanBeClosedTwice(t *testing.T) {
	for name, encrypted := range map[string]bool{"plain": false, "encrypted": true} {
		near, far := net.Pipe()
		defer far.Close()
		l := newLine(near, encrypted)
		l.Close()
		l.Close()
		<-l.over
		if got := l.why(); got != errEnded {
			t.Errorf("%s: it ended by %v, want %v", name, got, errEnded)
		}
	}
}
