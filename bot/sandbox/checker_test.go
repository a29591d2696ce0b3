package sandbox_test

import (
	"bufio"
	"encoding/json"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// checkerCommand starts a proxy that judges every exchange by Discord's OpenAPI
// document. With it set, all tests of this package go through one.
func checkerCommand() string { return os.Getenv("DATELINE_CHECKER") }

// checkerURL is where a checker listens in front of the server, "" when there
// is none. What it finds fails the test.
func checkerURL(t testing.TB, s *sandbox.Server) string {
	if checkerCommand() == "" {
		return ""
	}
	t.Helper()
	addr, report := freeAddress(t), filepath.Join(t.TempDir(), "report.jsonl")
	cmd := exec.Command("sh", "-c", "exec "+checkerCommand()+` -listen "$1" -upstream "$2" -report "$3"`, "checker", addr, s.URL(), report)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		cmd.Wait()
		judge(t, report)
	})
	awaitListener(t, addr)
	return "http://" + addr
}

func freeAddress(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func awaitListener(t testing.TB, addr string) {
	deadline := time.Now().Add(30 * time.Second)
	for time.Now().Before(deadline) {
		if c, err := net.DialTimeout("tcp", addr, time.Second); err == nil {
			c.Close()
			return
		}
	}
	t.Fatal("the checker never listened")
}

// judge fails the test for every finding of severity error.
func judge(t testing.TB, report string) {
	f, err := os.Open(report)
	if err != nil {
		t.Error(err)
		return
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var ex struct {
			Method, Path, Request, Response string
			Status                          int
			Findings                        []struct{ Side, Rule, Severity, Where, Message string }
		}
		if err := json.Unmarshal(lines.Bytes(), &ex); err != nil {
			t.Error(err)
			continue
		}
		for _, x := range ex.Findings {
			if x.Severity == "error" {
				counts.add(breaches, 1)
				if x.Rule == "too-lenient" {
					counts.add(leniencies, 1)
				}
				t.Errorf("checker: %s %s → %d: %s %s at %s: %s\n%s", ex.Method, ex.Path, ex.Status, x.Side, x.Rule, x.Where, x.Message, ex.Request)
			}
		}
	}
}

func TestTheCheckerIsAsked(t *testing.T) {
	if checkerCommand() == "" {
		t.Skip("DATELINE_CHECKER is not set: the tests of this package run without a judge of Discord's contract")
	}
	b := newBot(t, start(t, &sandbox.Server{}))
	b.must(200, "GET", "/users/@me", nil)
}
