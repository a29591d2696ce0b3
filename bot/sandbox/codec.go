package sandbox

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"

	"github.com/gorilla/websocket"
)

// A codec puts frames on the wire the way the bot asked for: as text, each
// compressed on its own, or as one compressed stream over the whole connection.
type codec struct {
	packs  bool          // each frame on its own
	stream flusher       // nil when frames stand alone
	wire   *bytes.Buffer // what the stream has given and was not sent yet
}

// A flusher is a stream that gives out all it was given.
type flusher interface {
	io.Writer
	Flush() error
}

// newCodec is for the value of the query parameter compress; the error says
// that it asks for something this Discord does not have.
func newCodec(compress string) (codec, error) {
	wire := &bytes.Buffer{}
	switch compress {
	case "":
		return codec{}, nil
	case "zlib-stream":
		return codec{wire: wire, stream: zlib.NewWriter(wire)}, nil
	case "zstd-stream":
		return codec{wire: wire, stream: newZstdStream(wire)}, nil
	}
	return codec{}, fmt.Errorf("no compression is called %q", compress)
}

// compressed is the codec from when the bot has asked for compressed payloads.
// A stream stays a stream.
func (c codec) compressed() codec {
	c.packs = c.stream == nil
	return c
}

// write sends one frame.
func (c codec) write(ws *websocket.Conn, raw []byte) error {
	switch {
	case c.stream != nil:
		if _, err := c.stream.Write(raw); err != nil {
			return err
		}
		if err := c.stream.Flush(); err != nil {
			return err
		}
		defer c.wire.Reset()
		return ws.WriteMessage(websocket.BinaryMessage, c.wire.Bytes())
	case c.packs:
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		if _, err := z.Write(raw); err != nil {
			return err
		}
		if err := z.Close(); err != nil {
			return err
		}
		return ws.WriteMessage(websocket.BinaryMessage, packed.Bytes())
	}
	return ws.WriteMessage(websocket.TextMessage, raw)
}

// zstdStream writes Zstandard (RFC 8878) without compressing: one frame that
// never ends, of raw blocks. That is all a decoder needs, and spares a library
// where nothing is won by smaller frames.
type zstdStream struct{ out *bytes.Buffer }

// maxRawBlock is the most a block may hold: 128 KiB.
const maxRawBlock = 128 << 10

// newZstdStream begins a frame: the magic number, a descriptor that promises
// neither size nor checksum, and a window of 1 MiB.
func newZstdStream(out *bytes.Buffer) zstdStream {
	out.Write([]byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 10 << 3})
	return zstdStream{out}
}

// Write adds raw blocks, each behind three bytes: its size, shifted by three
// bits that say "raw" and "not the last".
func (z zstdStream) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		n := min(len(rest), maxRawBlock)
		z.out.Write([]byte{byte(n << 3), byte(n >> 5), byte(n >> 13)})
		z.out.Write(rest[:n])
		rest = rest[n:]
	}
	return len(p), nil
}

// Flush has nothing to do: a block is whole as soon as it is written.
func (zstdStream) Flush() error { return nil }
