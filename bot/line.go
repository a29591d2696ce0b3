package bot

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// A line is one connection to Discord's gateway, listened in on below
// discordgo, which keeps to itself why a connection ended and can lock itself
// up so that nothing can be asked of it any more.
type line struct {
	net.Conn
	tap    *io.PipeWriter // what is read goes here too; nil when it is encrypted
	heard  atomic.Int64   // when anything was last read, in Unix nanoseconds
	code   atomic.Int64   // of the close frame, 0 before it and without one
	closed sync.Once
	over   chan struct{} // closed after Close
}

// newLine listens in on conn. Unless conn is encrypted, a goroutine reads
// along until Close.
func newLine(conn net.Conn, encrypted bool) *line {
	l := &line{Conn: conn, over: make(chan struct{})}
	l.heard.Store(time.Now().UnixNano())
	if encrypted {
		return l
	}
	r, w := io.Pipe()
	l.tap = w
	go func() {
		defer close(l.over)
		l.code.Store(int64(closeCode(r)))
		io.Copy(io.Discard, r)
	}()
	return l
}

// Read reads, and lets the tap have the same.
func (l *line) Read(p []byte) (int, error) {
	n, err := l.Conn.Read(p)
	if n > 0 {
		l.heard.Store(time.Now().UnixNano())
		if l.tap != nil {
			l.tap.Write(p[:n])
		}
	}
	return n, err
}

// Close ends the connection.
func (l *line) Close() error {
	err := l.Conn.Close()
	l.closed.Do(func() {
		if l.tap == nil {
			close(l.over)
			return
		}
		l.tap.Close()
	})
	return err
}

// silent is how long nothing was read.
func (l *line) silent() time.Duration {
	return time.Since(time.Unix(0, l.heard.Load()))
}

// why is the reason for which a line is over.
func (l *line) why() error {
	if code := l.code.Load(); code != 0 {
		return &websocket.CloseError{Code: int(code)}
	}
	return errEnded
}

// closeCode reads what a websocket server sends, its answer to the upgrade
// first, up to the code of its close frame (RFC 6455, 5.2 and 5.5.1). It is 0
// when the connection ends without one.
func closeCode(r io.Reader) int {
	br := bufio.NewReader(r)
	if upgrade, err := http.ReadResponse(br, nil); err != nil || upgrade.StatusCode != http.StatusSwitchingProtocols {
		return 0
	}
	for {
		var head [2]byte
		if _, err := io.ReadFull(br, head[:]); err != nil {
			return 0
		}
		size, err := payload(br, head[1]&0x7f)
		if err != nil {
			return 0
		}
		if head[0]&0x0f == websocket.CloseMessage {
			var code [2]byte
			io.ReadFull(br, code[:])
			return int(binary.BigEndian.Uint16(code[:]))
		}
		if _, err := io.CopyN(io.Discard, br, size); err != nil {
			return 0
		}
	}
}

// payload is the length of a frame's payload: a short one stands in the frame's
// head, a longer one after it.
func payload(r io.Reader, short byte) (int64, error) {
	var long [8]byte
	var err error
	switch short {
	case 126:
		_, err = io.ReadFull(r, long[6:])
	case 127:
		_, err = io.ReadFull(r, long[:])
	default:
		long[7] = short
	}
	return int64(binary.BigEndian.Uint64(long[:])), err
}

// dialer dials lines until ctx ends, and tells of each before it is used.
func dialer(ctx context.Context, tell func(*line)) *websocket.Dialer {
	proxied := behindProxy()
	dial := func(network, address string, encrypted bool, by func(context.Context, string, string) (net.Conn, error)) (net.Conn, error) {
		conn, err := by(ctx, network, address)
		if err != nil {
			return nil, err
		}
		l := newLine(conn, encrypted)
		tell(l)
		if ctx.Err() != nil {
			l.Close()
		}
		return l, ctx.Err()
	}
	d := *websocket.DefaultDialer // the default itself is shared by the whole program
	d.NetDialContext = func(_ context.Context, network, address string) (net.Conn, error) {
		return dial(network, address, proxied, (&net.Dialer{}).DialContext)
	}
	if !proxied {
		d.NetDialTLSContext = func(_ context.Context, network, address string) (net.Conn, error) {
			return dial(network, address, false, (&tls.Dialer{}).DialContext)
		}
	}
	return &d
}

// behindProxy reports whether the gateway is reached through a proxy: then
// the websocket library must encrypt inside of what we dial, and close codes
// stay hidden unless discordgo tells of them while it connects.
func behindProxy() bool {
	r, err := http.NewRequest(http.MethodGet, "https://gateway.discord.gg", nil)
	if err != nil {
		return false
	}
	u, err := http.ProxyFromEnvironment(r)
	return err != nil || u != nil
}
