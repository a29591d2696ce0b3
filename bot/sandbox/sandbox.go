package sandbox

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// A Server is one Discord. The zero value is ready: set what should differ,
// then call [Server.Start], or serve [Server.Handler] yourself.
type Server struct {
	World       *World        // who and what there is; nil is the default world
	Faults      []Fault       // what goes wrong from the start
	RateLimits  bool          // refuse what comes too fast
	Limits      Limit         // what RateLimits means; 0 is [UsualLimits]
	Concurrency int           // how many shards may identify in five seconds, with [LimitPace]; 0 is one
	NonceWindow time.Duration // how long enforce_nonce remembers; 0 is three minutes
	AnswerLimit time.Duration // for a bot's first answer to an interaction; 0 is Discord's three seconds
	Heartbeat   time.Duration // what HELLO asks for; 0 is 41.25 seconds
	Privileged  int           // privileged intents that the bot was granted: 1<<1, 1<<8, 1<<15
	Secret      string        // the bot's token at first; "" makes one up
	// Now is the clock that deadlines, ids and rate limits go by; nil is time.Now.
	// It must be safe to call from several goroutines.
	Now func() time.Time
	Log *slog.Logger // nil says nothing

	once     sync.Once
	handler  http.Handler
	listener net.Listener
	http     *http.Server
	running  sync.WaitGroup // the server, and what handlers leave running
	done     chan struct{}  // closed by Close

	mu           sync.Mutex
	world        *world
	commands     []*Command
	interactions map[Snowflake]*interaction
	byToken      map[string]*interaction
	blobs        map[Snowflake]*blob // attachments, by id
	nonces       map[string]nonce
	sessions     map[string]*session
	conns        map[*conn]struct{} // all open ones, logged in or not
	hitches      []Hitch            // what should go wrong on the Gateway next
	watchers     map[*watcher]struct{}
	modals       map[string]*openModal
	requests     requestLog
	faults       []Fault
	limits       limiter
	news         newsClock
	token        string         // the bot's, as it is now
	creates      map[string]int // global command creates, by day
}

// Start listens on a loopback address, "127.0.0.1:0" for any free port, and
// serves until [Server.Close]. Any other address is refused.
func (s *Server) Start(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("the address %q: %w", addr, err)
	}
	if !loopback(host) {
		return fmt.Errorf("the sandbox listens on loopback alone, not on %q; use 127.0.0.1", host)
	}
	s.setup()
	s.listener, err = net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("listen for the sandbox: %w", err)
	}
	s.http = &http.Server{Handler: s.handler, ReadHeaderTimeout: 10 * time.Second}
	s.running.Go(func() {
		if err := s.http.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
			s.Log.Error("the sandbox stopped serving", "error", err)
		}
	})
	return nil
}

// Close ends every connection and waits until nothing of the server runs.
func (s *Server) Close() error {
	s.setup()
	s.mu.Lock()
	if s.closed() {
		s.mu.Unlock()
		return nil
	}
	close(s.done)
	for c := range s.conns {
		c.abandon()
	}
	s.mu.Unlock()
	var err error
	if s.http != nil {
		err = s.http.Close()
	}
	s.running.Wait()
	return err
}

// closed reports whether Close was called. Server.mu is held.
func (s *Server) closed() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}

// setup fills what was left zero, once.
func (s *Server) setup() {
	s.once.Do(func() {
		if s.World == nil {
			s.World = DefaultWorld()
		}
		w, err := buildWorld(s.World)
		if err != nil {
			panic(fmt.Sprintf("sandbox: the world given does not hold together: %v", err))
		}
		s.world = w
		s.fillDefaults()
		s.interactions, s.byToken = map[Snowflake]*interaction{}, map[string]*interaction{}
		s.blobs, s.nonces = map[Snowflake]*blob{}, map[string]nonce{}
		s.sessions, s.watchers = map[string]*session{}, map[*watcher]struct{}{}
		s.conns = map[*conn]struct{}{}
		s.modals, s.creates = map[string]*openModal{}, map[string]int{}
		s.faults = append(s.faults, s.Faults...)
		s.done = make(chan struct{})
		s.handler = s.routes()
	})
}

func (s *Server) fillDefaults() {
	if s.NonceWindow == 0 {
		s.NonceWindow = nonceWindow
	}
	if s.AnswerLimit == 0 {
		s.AnswerLimit = answerWithin
	}
	if s.Heartbeat == 0 {
		s.Heartbeat = heartbeatEvery
	}
	if s.Limits == 0 {
		s.Limits = UsualLimits
	}
	s.Concurrency = max(s.Concurrency, 1)
	if s.token = s.Secret; s.token == "" {
		s.token = newToken(s.world.bot.ID)
	}
	if s.Now == nil {
		s.Now = time.Now
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
}

// newToken makes up a token of Discord's form, whose first part is the id of the
// application: some libraries read it from there.
func newToken(app Snowflake) string {
	return base64.RawStdEncoding.EncodeToString([]byte(app.String())) + "." + rand.Text()[:6] + "." + rand.Text()
}

// DefaultWorld is the world of a server that is given none, for whoever wants
// it a little different.
func DefaultWorld() *World {
	w, err := parseWorld(defaultWorld)
	if err != nil {
		panic("sandbox: the embedded world: " + err.Error())
	}
	return w
}

// Handler is the whole server, for those who listen themselves.
func (s *Server) Handler() http.Handler {
	s.setup()
	return s.handler
}

// URL is where the server is, without a slash at the end.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() }

// Token is the bot's. It is another once the bot has logged in too often in a day.
func (s *Server) Token() string {
	s.setup()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.token
}

// ApplicationID is the bot's, which is also the id of its account.
func (s *Server) ApplicationID() string {
	s.setup()
	return s.world.bot.ID.String()
}

// An Info is what someone who starts a server needs to know of it, and what
// the program prints first.
type Info struct {
	URL           string            `json:"url"`
	Token         string            `json:"token"`
	ApplicationID string            `json:"application_id"`
	Guilds        map[string]string `json:"guilds"`
	Channels      map[string]string `json:"channels"`
	People        map[string]string `json:"people"`
}

// Info names the server's address, the bot's token, and the ids of guilds,
// channels and people.
func (s *Server) Info() Info {
	s.setup()
	s.mu.Lock()
	defer s.mu.Unlock()
	info := Info{
		URL: s.URL(), Token: s.token, ApplicationID: s.world.bot.ID.String(),
		Guilds: map[string]string{}, Channels: map[string]string{}, People: map[string]string{},
	}
	for _, g := range s.world.guilds {
		info.Guilds[g.name] = g.id.String()
		for _, ch := range g.channels {
			info.Channels[ch.name] = ch.id.String()
		}
	}
	for _, u := range s.world.people {
		info.People[u.Username] = u.ID.String()
	}
	return info
}

// Client reaches this server whatever host is asked for, so that a library
// which knows only discord.com talks to it unchanged.
func (s *Server) Client() *http.Client {
	return &http.Client{Transport: redirect{to: s.listener.Addr().String()}}
}

type redirect struct{ to string }

// RoundTrip sends the request to the sandbox in place of the host it names.
func (r redirect) RoundTrip(req *http.Request) (*http.Response, error) {
	out := req.Clone(req.Context())
	out.URL.Scheme, out.URL.Host, out.Host = "http", r.to, r.to
	return http.DefaultTransport.RoundTrip(out)
}

// Dialer reaches this server's Gateway whatever host is asked for, without TLS
// though it is asked for too.
func (s *Server) Dialer() *websocket.Dialer {
	to := s.listener.Addr().String()
	dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, to)
	}
	return &websocket.Dialer{NetDialContext: dial, NetDialTLSContext: dial, HandshakeTimeout: 10 * time.Second}
}

// loopback reports whether a host, with or without brackets, is this machine.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return ip != nil && ip.IsLoopback()
}

// loopbackURL reports whether an Origin is a page served by this machine.
func loopbackURL(origin string) bool {
	u, err := url.Parse(origin)
	return err == nil && loopback(u.Hostname())
}
