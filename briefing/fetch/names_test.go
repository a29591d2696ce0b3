package fetch

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"sync"

	"golang.org/x/net/dns/dnsmessage"
)

// names is a name server that lives in the test.
type names struct {
	flips bool // flip.example is another address from the second question on

	mu    sync.Mutex
	asked int
}

func (n *names) resolver() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		near, far := net.Pipe()
		go n.serve(far)
		return near, nil
	}}
}

// serve answers questions as they come over a stream: two bytes of length
// before each message.
func (n *names) serve(c net.Conn) {
	defer c.Close()
	for {
		var size [2]byte
		if _, err := io.ReadFull(c, size[:]); err != nil {
			return
		}
		raw := make([]byte, binary.BigEndian.Uint16(size[:]))
		if _, err := io.ReadFull(c, raw); err != nil {
			return
		}
		answer, err := n.answer(raw)
		if err != nil {
			return
		}
		if _, err := c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(answer))), answer...)); err != nil {
			return
		}
	}
}

func (n *names) answer(raw []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(raw); err != nil {
		return nil, err
	}
	q := m.Questions[0]
	m.Response, m.RCode, m.Additionals = true, dnsmessage.RCodeNameError, nil
	if body := n.record(q); body != nil {
		m.RCode = dnsmessage.RCodeSuccess
		if bodyType(body) == q.Type {
			m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: body}}
		}
	}
	return m.Pack()
}

func (n *names) record(q dnsmessage.Question) dnsmessage.ResourceBody {
	switch q.Name.String() {
	case "loopback.example.":
		return &dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}}
	case "metadata.example.":
		return &dnsmessage.AResource{A: [4]byte{169, 254, 169, 254}}
	case "public.example.":
		return &dnsmessage.AResource{A: [4]byte{93, 184, 215, 14}}
	case "loopback6.example.":
		return &dnsmessage.AAAAResource{AAAA: [16]byte{15: 1}}
	case "flip.example.":
		return &dnsmessage.AResource{A: [4]byte{127, 0, 0, n.flip(q)}}
	}
	return nil
}

// flip counts the questions for IPv4 addresses.
func (n *names) flip(q dnsmessage.Question) byte {
	n.mu.Lock()
	defer n.mu.Unlock()
	if q.Type == dnsmessage.TypeA {
		n.asked++
	}
	if n.flips && n.asked > 1 {
		return 2
	}
	return 1
}

func bodyType(b dnsmessage.ResourceBody) dnsmessage.Type {
	if _, ok := b.(*dnsmessage.AResource); ok {
		return dnsmessage.TypeA
	}
	return dnsmessage.TypeAAAA
}
