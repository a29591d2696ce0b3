package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	apiRoot      = "https://" + discordHost + "/api/v10"
	tries        = 4 // of one request, the first included
	firstBackoff = 500 * time.Millisecond
	maxAnswer    = 8 << 20 // bytes of one answer that are read
)

// rest makes requests to Discord's API. discordgo's own helpers are not used
// for these because they sleep without regard to a context, repeat a POST
// that may have been carried out, remember every interaction for ever, and
// take an answer with something new in it for a failure.
type rest struct {
	client  *http.Client
	token   string
	pace    *pace
	backoff time.Duration // before the first repetition; doubled for each more
}

// A refusal is an answer of Discord's that is not a success.
type refusal struct {
	Status     int             `json:"-"`
	Code       int             `json:"code"`
	Message    string          `json:"message"`
	Errors     json.RawMessage `json:"errors"`
	RetryAfter float64         `json:"retry_after"` // seconds
	Global     bool            `json:"global"`
}

func (r *refusal) Error() string {
	return fmt.Sprintf("discord answered %d (%d %s) %.300s", r.Status, r.Code, r.Message, r.Errors)
}

// errNoAnswer stands in the chain of a request's error when Discord was not
// reached, or may have been and was not heard to the end.
var errNoAnswer = errors.New("no answer from discord")

// errUnsent stands in the chain of the error of a request that never left.
var errUnsent = errors.New("not sent")

// unsent reports whether a request that failed surely never left.
func unsent(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return errors.Is(err, errUnsent) || ok && op.Op == "dial"
}

// refused is the refusal in err's chain, or nil.
func refused(err error) *refusal {
	r, _ := errors.AsType[*refusal](err)
	return r
}

// call sends body, if there is one, to a path below the API's root, and
// decodes the answer into answer unless that is nil. A limit is waited out
// under ctx. Whatever may be repeated without harm is repeated a few times
// when Discord stumbles; a POST never is, because it may have been carried
// out. After a [*refusal] with a status below 500 Discord surely did nothing.
func (c *rest) call(ctx context.Context, method, path string, body, answer any) error {
	var payload []byte
	if body != nil {
		var err error
		if payload, err = json.Marshal(body); err != nil {
			return fmt.Errorf("encoding a request: %w", err)
		}
	}
	bare, _, _ := strings.Cut(path, "?")
	name := route(method, "/api/v10"+bare)
	for try := 1; ; try++ {
		raw, err := c.once(ctx, method, path, payload)
		if err == nil {
			return decode(name, raw, answer)
		}
		wait, again := c.again(name, method, try, err)
		if !again {
			return fmt.Errorf("%s: %w", name, err)
		}
		if waited := sleep(ctx, wait); waited != nil {
			return fmt.Errorf("%s: %w, and then %w", name, err, waited)
		}
	}
}

// again decides whether a request that failed is made once more, and when.
func (c *rest) again(route, method string, try int, err error) (time.Duration, bool) {
	if try == tries {
		return 0, false
	}
	r := refused(err)
	if r != nil && r.Status == http.StatusTooManyRequests {
		wait := time.Duration(r.RetryAfter * float64(time.Second))
		if wait <= 0 {
			wait = time.Second
		}
		if r.Global {
			route = everywhere
		}
		c.pace.hold(route, wait)
		return wait, true
	}
	if method == http.MethodPost || r != nil && r.Status < 500 {
		return 0, false
	}
	backoff := c.backoff << (try - 1)
	return backoff/2 + rand.N(backoff), true
}

// once makes a request once and gives the body of the answer.
func (c *rest) once(ctx context.Context, method, path string, payload []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, apiRoot+path, bytes.NewReader(payload))
	if err != nil {
		return nil, errors.New("not a path of Discord's API")
	}
	if payload != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if !withToken(req.URL.Path) {
		req.Header.Set("Authorization", "Bot "+c.token)
	}
	resp, err := c.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoAnswer, withoutURL(err))
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoAnswer, err)
	}
	if resp.StatusCode/100 != 2 {
		return nil, readRefusal(resp, raw)
	}
	return raw, nil
}

// readRefusal makes what it can of an answer that is not a success. What
// stands before Discord refuses in HTML, and says so in headers alone.
func readRefusal(resp *http.Response, raw []byte) *refusal {
	r := &refusal{}
	if json.Unmarshal(raw, r) != nil {
		r = &refusal{Message: http.StatusText(resp.StatusCode)}
	}
	r.Status = resp.StatusCode
	if seconds, err := strconv.ParseFloat(resp.Header.Get("Retry-After"), 64); err == nil && r.RetryAfter == 0 {
		r.RetryAfter = seconds
	}
	r.Global = r.Global || resp.Header.Get("X-RateLimit-Global") == "true"
	return r
}

func decode(name string, raw []byte, answer any) error {
	if answer == nil {
		return nil
	}
	if err := json.Unmarshal(raw, answer); err != nil {
		return fmt.Errorf("%s: reading the answer: %w", name, err)
	}
	return nil
}

// withoutURL takes the address out of a client's error: it may hold the token
// of an interaction.
func withoutURL(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}
