package bot

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

const interactionToken = "an-interactions-token"

func TestRequestsGoToTheGivenHostInVersion10(t *testing.T) {
	d := newDiscord(t)
	b := newBot(t, d)
	if err := b.rest.call(t.Context(), http.MethodGet, "/users/@me", nil, nil); err != nil {
		t.Fatal(err)
	}
	// discordgo asks for version 9.
	resp, err := b.rest.client.Get("https://discord.com/api/v9/users/@me")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	got := d.requests("GET /users/@me")
	if len(got) != 2 {
		t.Fatalf("%d requests got there, want 2", len(got))
	}
	if auth, want := got[0].Header.Get("Authorization"), "Bot "+fakeToken; auth != want {
		t.Errorf("Authorization = %q, want %q", auth, want)
	}
	for _, r := range got {
		if agent := r.Header.Get("User-Agent"); agent != userAgent {
			t.Errorf("User-Agent = %q, want %q", agent, userAgent)
		}
	}
}

func TestRequestsGoNowhereElse(t *testing.T) {
	d := newDiscord(t)
	b := newBot(t, d)
	resp, err := b.rest.client.Get(d.URL + "/api/v10/users/@me")
	if err == nil {
		resp.Body.Close()
		t.Error("a request to a host other than Discord's went out")
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	d := newDiscord(t)
	d.handle("GET /users/@me", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/elsewhere", http.StatusFound)
	})
	err := newBot(t, d).rest.call(t.Context(), http.MethodGet, "/users/@me", nil, nil)
	if r := refused(err); r == nil || r.Status != http.StatusFound {
		t.Errorf("got %v, want a refusal with status 302", err)
	}
	if got := len(d.requests("")); got != 1 {
		t.Errorf("%d requests were made, want 1", got)
	}
}

func TestAPostIsNeverRepeatedBlindly(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"502":     func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) },
		"dropped": func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiscord(t)
			d.handle("POST /channels/300/messages", answer)
			err := newBot(t, d).rest.call(t.Context(), http.MethodPost, "/channels/300/messages", struct{}{}, nil)
			if err == nil {
				t.Error("got no error")
			}
			if got := len(d.requests("")); got != 1 {
				t.Errorf("%d posts were sent, want 1", got)
			}
		})
	}
}

func TestWhatDoesNoHarmTwiceIsRepeatedAFewTimes(t *testing.T) {
	for _, method := range []string{http.MethodGet, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		t.Run(method, func(t *testing.T) {
			d := newDiscord(t)
			d.refuse(method+" /x", http.StatusServiceUnavailable, "")
			err := newBot(t, d).rest.call(t.Context(), method, "/x", nil, nil)
			if r := refused(err); r == nil || r.Status != http.StatusServiceUnavailable {
				t.Errorf("got %v, want a refusal with status 503", err)
			}
			if got := len(d.requests("")); got != tries {
				t.Errorf("%d requests were made, want %d", got, tries)
			}
		})
	}
}

func TestARefusalIsNotRepeated(t *testing.T) {
	d := newDiscord(t)
	d.refuse("GET /x", http.StatusForbidden, `{"code":50001,"message":"Missing Access"}`)
	err := newBot(t, d).rest.call(t.Context(), http.MethodGet, "/x", nil, nil)
	if r := refused(err); r == nil || r.Code != 50001 || r.Message != "Missing Access" {
		t.Errorf("got %v, want Discord's code and message", err)
	}
	if got := len(d.requests("")); got != 1 {
		t.Errorf("%d requests were made, want 1", got)
	}
}

func TestALimitIsWaitedOutEvenForAPost(t *testing.T) {
	d := newDiscord(t)
	limited := true
	d.handle("POST /x", func(w http.ResponseWriter, r *http.Request) {
		if limited {
			limited = false
			w.WriteHeader(http.StatusTooManyRequests)
			io.WriteString(w, `{"message":"You are being rate limited.","retry_after":0.02,"global":false}`)
		}
	})
	start := time.Now()
	if err := newBot(t, d).rest.call(t.Context(), http.MethodPost, "/x", struct{}{}, nil); err != nil {
		t.Fatal(err)
	}
	if got := len(d.requests("POST /x")); got != 2 {
		t.Errorf("%d requests were made, want 2", got)
	}
	if got, least := time.Since(start), 20*time.Millisecond; got < least {
		t.Errorf("it was repeated after %v, want at least %v", got, least)
	}
}

func TestALimitHoldsTheNextRequestOfItsRoute(t *testing.T) {
	d := newDiscord(t)
	d.refuse("GET /channels/300/messages", http.StatusTooManyRequests, `{"retry_after":3600}`)
	b := newBot(t, d)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for _, after := range []string{"1", "2"} {
		if err := b.rest.call(ctx, http.MethodGet, "/channels/300/messages?after="+after, nil, nil); err == nil {
			t.Error("got no error")
		}
	}
	if got := len(d.requests("")); got != 1 {
		t.Errorf("%d requests were made, want 1", got)
	}
}

func TestALimitLongerThanTheContextIsNotWaitedFor(t *testing.T) {
	d := newDiscord(t)
	d.handle("GET /x", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "3600") // as what stands before Discord answers: no JSON
		w.Header().Set("X-RateLimit-Global", "true")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	b := newBot(t, d)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	err := b.rest.call(ctx, http.MethodGet, "/x", nil, nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want %v", err, context.DeadlineExceeded)
	}
	if err := ctx.Err(); err != nil {
		t.Errorf("it waited for its context: %v", err)
	}
	if b.rest.pace.shutFor("GET another") < 59*time.Minute {
		t.Error("a global limit did not hold another route")
	}
}

func TestErrorsHoldNoTokens(t *testing.T) {
	d := newDiscord(t)
	b := newBot(t, d)
	path := "/interactions/400/" + interactionToken + "/callback"
	refusal := b.rest.call(t.Context(), http.MethodPost, path, struct{}{}, nil)
	d.Close()
	dropped := b.rest.call(t.Context(), http.MethodPost, path, struct{}{}, nil)
	for _, err := range []error{refusal, dropped} {
		if err == nil || strings.Contains(err.Error(), interactionToken) || strings.Contains(err.Error(), fakeToken) {
			t.Errorf("got %v, want an error without a token", err)
		}
	}
	for _, r := range d.requests("") {
		if got := r.Header.Get("Authorization"); got != "" {
			t.Errorf("an interaction was answered with Authorization %q, which it does not need", got)
		}
	}
}

func TestABotIsNotMadeOfWhatCannotWork(t *testing.T) {
	for name, o := range map[string]Options{
		"no token":            {},
		"a token with spaces": {Token: "a b"},
		"a path":              {Token: "x", BaseURL: "http://127.0.0.1:8080/api/v10"},
		"no scheme":           {Token: "x", BaseURL: "127.0.0.1:8080"},
		"a password":          {Token: "x", BaseURL: "http://me:secret@127.0.0.1"},
		"a server's name":     {Token: "x", DevGuild: "Home"},
	} {
		if _, err := New(o); err == nil {
			t.Errorf("%s: New took it", name)
		}
	}
	b, err := New(Options{Token: " Bot x\n"})
	if err != nil || b.rest.token != "x" || b.base.String() != "https://discord.com" {
		t.Errorf("got token %q at %v (%v), want x at https://discord.com", b.rest.token, b.base, err)
	}
}
