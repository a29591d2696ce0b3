package sandbox

import (
	"bytes"
	"compress/zlib"
	"fmt"

	"github.com/gorilla/websocket"
)

// A codec puts frames on the wire the way the bot asked for: as text, each
// compressed on its own, or as one zlib stream over the whole connection.
type codec struct {
	kind   compression
	stream *zlib.Writer
	buffer *bytes.Buffer
}

type compression int

const (
	plainText compression = iota
	eachFrame
	zlibStream
)

// newCodec is for the value of the query parameter compress; the error says
// that it asks for something this Discord does not have.
func newCodec(compress string) (codec, error) {
	switch compress {
	case "":
		return codec{}, nil
	case "zlib-stream":
		buffer := &bytes.Buffer{}
		return codec{kind: zlibStream, buffer: buffer, stream: zlib.NewWriter(buffer)}, nil
	}
	return codec{}, fmt.Errorf("no compression is called %q", compress)
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
	case zlibStream:
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
