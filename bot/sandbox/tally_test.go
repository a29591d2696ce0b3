package sandbox_test

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// What the tests of this package show is counted as they run, and printed at
// the end by go test -v.
const (
	refusals   = "bad requests refused as expected"
	accepted   = "requests at the very limit taken"
	lifecycle  = "cases of interactions in time and state"
	gateway    = "cases of the Gateway"
	limited    = "settings of rate limits"
	judged     = "exchanges the checker saw"
	breaches   = "errors it found on either side"
	leniencies = "of them too-lenient"
)

// counts is the tally of one run.
var counts = &tally{cases: map[string]int{}, good: map[string]bool{}, routes: http.NewServeMux()}

type tally struct {
	mu     sync.Mutex
	cases  map[string]int
	good   map[string]bool // endpoints that did what was asked of them
	routes *http.ServeMux  // to tell which endpoint a call reached
}

// add counts cases of a kind.
func (c *tally) add(kind string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cases[kind] += n
}

// met counts the endpoint that a call reached, when it was answered well.
func (c *tally) met(req *http.Request, status int) {
	if status >= 300 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.good) == 0 {
		for _, route := range sandbox.Endpoints() {
			c.routes.Handle(route, http.NotFoundHandler())
		}
	}
	short := req.Clone(req.Context())
	short.URL.Path, short.URL.RawPath = strings.TrimPrefix(req.URL.Path, "/api/v10"), ""
	if _, route := c.routes.Handler(short); route != "" {
		c.good[route] = true
	}
}

// report prints the tally. A whole run of the tests that never got a good
// answer from some endpoint has failed.
func (c *tally) report(code int) int {
	kinds := []string{refusals, accepted, lifecycle, gateway, limited}
	if checkerCommand() != "" {
		kinds = append(kinds, judged, breaches, leniencies)
	}
	all := sandbox.Endpoints()
	if testing.Verbose() {
		out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintf(out, "%d\t endpoints\n%d\t of them answered well\n", len(all), len(c.good))
		for _, kind := range kinds {
			fmt.Fprintf(out, "%d\t %s\n", c.cases[kind], kind)
		}
		out.Flush()
	}
	if code != 0 || flag.Lookup("test.run").Value.String() != "" || flag.Lookup("test.skip").Value.String() != "" {
		return code
	}
	for _, route := range all {
		if !c.good[route] {
			fmt.Println("no test gets a good answer from", route)
			code = 1
		}
	}
	return code
}
