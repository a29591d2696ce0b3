package sandbox_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"io"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

func TestAStreamRunsOverTheWholeConnection(t *testing.T) {
	t.Run("zlib-stream", func(t *testing.T) {
		streams(t, "zlib-stream", func(r io.Reader) (io.Reader, error) { return zlib.NewReader(r) })
	})
	t.Run("zstd-stream", func(t *testing.T) {
		streams(t, "zstd-stream", func(r io.Reader) (io.Reader, error) {
			return zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
		})
	})
}

// streams logs in by a stream and reads it as one, through a decompressor that
// lives as long as the connection.
func streams(t *testing.T, compress string, open func(io.Reader) (io.Reader, error)) {
	b := newBot(t, start(t, &sandbox.Server{}))
	l := b.dial("&compress=" + compress)
	l.say(2, b.identify(guilds))
	in, out := io.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		relay(t, l, compress, out)
	}()
	defer func() { l.ws.Close(); in.Close(); <-done }()
	unpacked, err := open(in)
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(unpacked)
	for _, want := range []string{"", "READY", "GUILD_CREATE", "GUILD_CREATE"} {
		var e event
		if err := dec.Decode(&e); err != nil || e.Name != want {
			t.Fatalf("got %q, %v; want %q", e.Name, err, want)
		}
	}
}

// relay passes what the Gateway sends on, until the connection ends. Each
// message of a zlib stream must end with a flush: by that bots know that it is whole.
func relay(t *testing.T, l *line, compress string, out *io.PipeWriter) {
	for {
		_, raw, err := l.ws.ReadMessage()
		if err != nil {
			out.CloseWithError(err)
			return
		}
		if compress == "zlib-stream" && !bytes.HasSuffix(raw, []byte{0, 0, 0xff, 0xff}) {
			t.Errorf("a message does not end with a flush: % x", raw[max(0, len(raw)-4):])
		}
		if _, err := out.Write(raw); err != nil {
			return
		}
	}
}

func TestACompressionThatIsNotThereIsRefused(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	if code := b.dial("&compress=brotli-stream").closed(); code != 4002 {
		t.Errorf("got close code %d, want 4002", code)
	}
}
