package sandbox

import (
	"fmt"
	"hash/fnv"
	"math"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// An allowance is how many calls of a route are let through in a while. Those
// with a name are observed, not promised, so a bot may not count on them
// (topics/rate-limits.mdx).
type allowance struct {
	calls int
	per   time.Duration
}

var allowances = map[string]allowance{
	"POST /channels/{channel_id}/messages":                                                   {5, 5 * time.Second},
	"PATCH /channels/{channel_id}/messages/{message_id}":                                     {5, 5 * time.Second},
	"DELETE /channels/{channel_id}/messages/{message_id}":                                    {5, time.Second},
	"POST /channels/{channel_id}/messages/{message_id}/crosspost":                            {10, time.Hour},
	"POST /channels/{channel_id}/threads":                                                    {5, 5 * time.Second},
	"PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me":                 {4, time.Second},
	"POST /webhooks/{application_id}/{interaction_token}":                                    {5, 2 * time.Second},
	"PATCH /webhooks/{application_id}/{interaction_token}/messages/{message_id}":             {5, 2 * time.Second},
	"PUT /applications/{application_id}/commands":                                            {2, 2 * time.Second},
	"PUT /applications/{application_id}/guilds/{guild_id}/commands":                          {2, 2 * time.Second},
	"GET /applications/{application_id}/guilds/{guild_id}/commands/permissions":              {10, 10 * time.Second},
	"GET /applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions": {10, 10 * time.Second},
}

// usual is the allowance of every other route.
var usual = allowance{50, time.Second}

// A Limit is one kind of limit on how much a bot may do in a while. Several are
// joined by |.
type Limit int

const (
	// LimitRoutes are the buckets of REST: so many calls of a route and channel.
	LimitRoutes Limit = 1 << iota
	// LimitGlobal is fifty calls in a second over all routes but those of interactions.
	LimitGlobal
	// LimitInvalid refuses an address after 10,000 calls in ten minutes that were
	// answered 401, 403 or 429.
	LimitInvalid
	// LimitEvents closes a connection to the Gateway, with 4008, over which more than
	// 120 events come in a minute.
	LimitEvents
	// LimitMembers gives all members of a guild once in thirty seconds.
	LimitMembers
	// LimitLogins takes a bot's token away when it identifies for the 1001st time in a day.
	LimitLogins
	// LimitPace lets one shard identify in five seconds, or as many as
	// Server.Concurrency says; more are answered with op 9. It is not usual, since
	// in tests bots are started faster than that.
	LimitPace

	// UsualLimits are all but LimitPace.
	UsualLimits = LimitPace - 1
)

// keeps reports whether one kind of limit is kept.
func (s *Server) keeps(l Limit) bool { return s.RateLimits && s.Limits&l != 0 }

// limiter counts calls. The zero value is ready.
type limiter struct {
	mu      sync.Mutex
	windows map[string]*window
	invalid map[string]*window // per address: calls answered 401, 403 or 429
}

// A window is a while in which calls are counted.
type window struct {
	ends time.Time
	left int
}

// allow is [limiter.take] for those who do not hold the lock.
func (l *limiter) allow(key string, a allowance, now time.Time) (w window, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.take(key, a, now)
}

// look gives the window that is open for a key; ok is false when there is none.
func (l *limiter) look(key string, now time.Time) (w window, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	cur := l.windows[key]
	if cur == nil || !now.Before(cur.ends) {
		return window{}, false
	}
	return *cur, true
}

// take uses up one call of the allowance; ok is false when none was left. The
// lock is held.
func (l *limiter) take(key string, a allowance, now time.Time) (w window, ok bool) {
	if l.windows == nil {
		l.windows = map[string]*window{}
	}
	if len(l.windows) > 10_000 {
		l.sweep(now)
	}
	cur := l.windows[key]
	if cur == nil || !now.Before(cur.ends) {
		cur = &window{ends: now.Add(a.per), left: a.calls}
		l.windows[key] = cur
	}
	if cur.left == 0 {
		return *cur, false
	}
	cur.left--
	return *cur, true
}

func (l *limiter) sweep(now time.Time) {
	for key, w := range l.windows {
		if !now.Before(w.ends) {
			delete(l.windows, key)
		}
	}
}

// note counts an answer that makes an address look like an attacker. A 429 of
// shared scope does not count.
func (l *limiter) note(now time.Time, address string, status int, headers http.Header) {
	bad := status == http.StatusUnauthorized || status == http.StatusForbidden ||
		status == http.StatusTooManyRequests && headers.Get("X-RateLimit-Scope") != "shared"
	if !bad {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.invalid == nil {
		l.invalid = map[string]*window{}
	}
	cur := l.invalid[address]
	if cur == nil || !now.Before(cur.ends) {
		cur = &window{ends: now.Add(invalidPer), left: maxInvalid}
		l.invalid[address] = cur
	}
	cur.left--
}

// limit gives the answer to a call that comes too fast, nil when it may
// proceed; the headers then say what is left.
func (s *Server) limit(r *http.Request, route string, who access, headers http.Header) *answer {
	now, l := s.Now(), &s.limits
	l.mu.Lock()
	defer l.mu.Unlock()
	if w := l.invalid[clientOf(r)]; s.keeps(LimitInvalid) && w != nil && w.left <= 0 && now.Before(w.ends) {
		return tooFast(http.Header{}, w.ends.Sub(now), "shared", false, "You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently.")
	}
	if s.keeps(LimitGlobal) && who != byToken {
		if w, ok := l.take("global", allowance{globalPerSecond, time.Second}, now); !ok {
			return tooFast(headers, w.ends.Sub(now), "global", true, "You are being rate limited.")
		}
	}
	if !s.keeps(LimitRoutes) || strings.HasSuffix(route, "/callback") {
		return nil // answers to interactions are bound by being given once, not by a bucket
	}
	return l.bucket(r, route, headers, now)
}

// bucket is the part of limit that goes by routes. The lock is held.
func (l *limiter) bucket(r *http.Request, route string, headers http.Header, now time.Time) *answer {
	a, named := allowances[route]
	if !named {
		a = usual
	}
	w, ok := l.take(route+" "+major(r), a, now)
	left := w.ends.Sub(now)
	headers.Set("X-RateLimit-Limit", fmt.Sprint(a.calls))
	headers.Set("X-RateLimit-Remaining", fmt.Sprint(w.left))
	headers.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(w.ends.UnixMilli())/1000))
	headers.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", left.Seconds()))
	headers.Set("X-RateLimit-Bucket", bucketName(route))
	if !ok {
		return tooFast(headers, left, "user", false, "You are being rate limited.")
	}
	return nil
}

// major is the part of a path that has buckets of its own: channel, guild, or
// webhook with its token.
func major(r *http.Request) string {
	for _, name := range []string{"channel_id", "guild_id", "interaction_token"} {
		if v := r.PathValue(name); v != "" {
			return v
		}
	}
	return ""
}

// bucketName is the hash that Discord shows in place of a route.
func bucketName(route string) string {
	h := fnv.New64a()
	h.Write([]byte(route))
	return fmt.Sprintf("%016x", h.Sum64())
}

func tooFast(headers http.Header, wait time.Duration, scope string, global bool, message string) *answer {
	headers.Set("Retry-After", fmt.Sprint(int(math.Ceil(wait.Seconds()))))
	headers.Set("X-RateLimit-Scope", scope)
	if global {
		headers.Set("X-RateLimit-Global", "true")
	}
	seconds := math.Ceil(wait.Seconds()*1000) / 1000
	return &answer{status: http.StatusTooManyRequests, headers: headers, body: form.Object{
		"message": message, "retry_after": seconds, "global": global,
	}}
}
