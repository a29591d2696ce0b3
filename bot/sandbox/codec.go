package sandbox

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"

	"github.com/gorilla/websocket"
	"github.com/klauspost/compress/zstd"
)

// A codec puts frames on the wire the way the bot asked for: as text, each
// compressed on its own, or as one stream over the whole connection, flushed
// after each frame (events/gateway.mdx, "Encoding and Compression").
type codec struct {
	kind   compression
	stream packer
	buffer *bytes.Buffer // what the stream put out for the frame at hand
}

type compression int

const (
	plainText compression = iota
	eachFrame
	wholeStream
)

// A packer compresses what is written, and has put all of it out after Flush.
type packer interface {
	io.Writer
	Flush() error
}

// newCodec is for the value of the query parameter compress; the error says
// that it asks for something this Discord does not have.
func newCodec(compress string) (codec, error) {
	buffer := &bytes.Buffer{}
	switch compress {
	case "":
		return codec{}, nil
	case "zlib-stream":
		return codec{kind: wholeStream, buffer: buffer, stream: zlib.NewWriter(buffer)}, nil
	case "zstd-stream":
		z, err := newZstd(buffer)
		return codec{kind: wholeStream, buffer: buffer, stream: z}, err
	}
	return codec{}, fmt.Errorf("no compression is called %q", compress)
}

// newZstd compresses in the goroutine that writes, so that none is left when
// the connection ends, and looks back no further than frames are long.
func newZstd(to io.Writer) (*zstd.Encoder, error) {
	return zstd.NewWriter(to, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(128<<10))
}

// compressed is the codec from when the bot has asked for compressed payloads.
// A stream stays a stream.
func (c codec) compressed() codec {
	if c.kind == plainText {
		c.kind = eachFrame
	}
	return c
}

// write sends one frame.
func (c codec) write(ws *websocket.Conn, raw []byte) error {
	switch c.kind {
	case eachFrame:
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		if _, err := z.Write(raw); err != nil {
			return err
		}
		if err := z.Close(); err != nil {
			return err
		}
		return ws.WriteMessage(websocket.BinaryMessage, packed.Bytes())
	case wholeStream:
		c.buffer.Reset()
		if _, err := c.stream.Write(raw); err != nil {
			return err
		}
		if err := c.stream.Flush(); err != nil {
			return err
		}
		return ws.WriteMessage(websocket.BinaryMessage, c.buffer.Bytes())
	}
	return ws.WriteMessage(websocket.TextMessage, raw)
}
