package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// A stage is a sandbox, a bot and the people of one script.
type stage struct {
	dir string
	env *testscript.Env

	sandbox, checker, bot *exec.Cmd
	base                  string // the sandbox, for people
	last                  reply  // what was shown last, to press on
	log                   *writer
	sentBefore            int // digests, when the clock began to move
	background            chan error
}

const patience = 30 * time.Second // of waiting for a process, on a slow machine

func stageCommands() map[string]func(*testscript.TestScript, bool, []string) {
	commands := map[string]func(*testscript.TestScript, bool, []string){
		"seed":    cmdSeed,
		"make":    cmdMake,
		"sandbox": func(ts *testscript.TestScript, _ bool, args []string) { stageOf(ts).openSandbox(ts, args) },
		"bot":     func(ts *testscript.TestScript, _ bool, args []string) { stageOf(ts).runBot(ts, args[0]) },
		"advance": func(ts *testscript.TestScript, _ bool, args []string) { stageOf(ts).advance(ts, args) },
		"posting": func(ts *testscript.TestScript, _ bool, _ []string) { stageOf(ts).awaitSending(ts) },
		"wait":    func(ts *testscript.TestScript, _ bool, _ []string) { <-stageOf(ts).background },
		"posts":   func(ts *testscript.TestScript, _ bool, args []string) { stageOf(ts).posts(ts, args) },
		"month":   func(ts *testscript.TestScript, _ bool, args []string) { stageOf(ts).month(ts, args) },
		"fault": func(ts *testscript.TestScript, _ bool, args []string) {
			ts.Check(stageOf(ts).post("/sandbox/fault", json.RawMessage(args[0]), nil))
		},
	}
	for _, name := range []string{"owner", "admin", "mod", "reader", "stranger"} {
		commands[name] = func(ts *testscript.TestScript, neg bool, args []string) { stageOf(ts).person(ts, neg, name, args) }
	}
	return commands
}

// openSandbox starts the sandbox and, when DATELINE_CHECKER says how, the
// checker between it and the bot.
func (s *stage) openSandbox(ts *testscript.TestScript, flags []string) {
	s.sandbox = exec.Command("dateline", append([]string{"sandbox"}, flags...)...)
	s.sandbox.Env, s.sandbox.Stderr = s.environ(ts), os.Stderr
	first, err := firstLine(s.sandbox)
	ts.Check(err)
	var info struct{ URL, Token string }
	ts.Check(json.Unmarshal([]byte(first), &info))
	s.base = info.URL
	forBot := info.URL
	if command := os.Getenv("DATELINE_CHECKER"); command != "" {
		forBot = s.startChecker(ts, command)
	} else {
		ts.Logf("DATELINE_CHECKER is not set: the traffic is not checked")
	}
	ts.Setenv("DATELINE_DISCORD_URL", forBot)
	ts.Setenv("DATELINE_TOKEN", info.Token)
	ts.Setenv("DATELINE_CLOCK", "sandbox")
	ts.Setenv("DATELINE_DATA", filepath.Join(s.dir, "data"))
}

func (s *stage) startChecker(ts *testscript.TestScript, command string) (address string) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	listen := free.Addr().String()
	ts.Check(free.Close())
	words := append(strings.Fields(command), "-listen", listen, "-upstream", s.base, "-report", filepath.Join(s.dir, "report.jsonl"))
	s.checker = exec.Command(words[0], words[1:]...)
	s.checker.Env = os.Environ() // it needs the caller's Go, not the script's
	var said writer
	s.checker.Stderr = &said
	ts.Check(s.checker.Start())
	waitFor(ts, "the checker", func() bool {
		conn, err := net.Dial("tcp", listen)
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
	return "http://" + listen
}

// runBot starts or ends `dateline run`.
func (s *stage) runBot(ts *testscript.TestScript, what string) {
	switch what {
	case "start":
		s.bot = exec.Command("dateline", "run")
		s.log = &writer{}
		s.bot.Env, s.bot.Dir, s.bot.Stderr = s.environ(ts), s.dir, io.MultiWriter(s.log, os.Stderr)
		ts.Check(s.bot.Start())
		waitFor(ts, "the bot", func() bool { return s.log.contains("msg=connected ") })
	case "kill":
		ts.Check(s.bot.Process.Kill())
		_ = s.bot.Wait() // it was killed
		s.bot = nil
	case "stop":
		ts.Check(s.bot.Process.Signal(syscall.SIGTERM))
		ts.Check(s.bot.Wait())
		s.bot = nil
	default:
		ts.Fatalf("bot start, stop or kill, not %s", what)
	}
}

// person carries out what one person does and prints what that person sees.
func (s *stage) person(ts *testscript.TestScript, neg bool, name string, args []string) {
	verb, args := args[0], args[1:]
	var r reply
	switch verb {
	case "use":
		r = s.reply(name, "/sandbox/use", map[string]any{"channel": args[0], "line": args[1], "files": files(ts, args[2:])})
	case "menu":
		r = s.reply(name, "/sandbox/use", map[string]any{"command": args[0], "message": s.last.messageID()})
	case "say":
		r = s.say(ts, name, args[0], args[1])
	case "suggest":
		r = s.reply(name, "/sandbox/suggest", map[string]any{"channel": args[0], "line": args[1]})
	case "press":
		r = s.reply(name, "/sandbox/press", map[string]any{"message": s.last.messageID(), "label": args[0]})
	case "craft":
		r = s.reply(name, "/sandbox/press", map[string]any{"message": s.last.messageID(), "custom_id": args[0], "crafted": true})
	case "submit":
		r = s.reply(name, "/sandbox/submit", map[string]any{"modal": s.last.modalID(), "fields": fields(args)})
	default:
		ts.Fatalf("%s cannot %s", name, verb)
	}
	fmt.Fprintln(ts.Stdout(), r.String())
	if (r.Error != "") != neg {
		ts.Fatalf("%s %s: %s", name, verb, r.String())
	}
	if r.Message != nil || r.Modal != nil {
		s.last = r
	}
}

func (s *stage) say(ts *testscript.TestScript, name, channel, content string) reply {
	var message shown
	ts.Check(s.post("/sandbox/say", map[string]any{"person": name, "channel": channel, "content": content}, &message))
	return reply{Message: &message}
}

// reply asks the sandbox to do something for a person. What it refuses is in
// the reply.
func (s *stage) reply(person, path string, body map[string]any) reply {
	body["person"] = person
	var r reply
	if err := s.post(path, body, &r); err != nil {
		r.Error = err.Error()
	}
	return r
}

func (s *stage) post(path string, body, answer any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	resp, err := http.Post(s.base+path, "application/json", bytes.NewReader(text))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	said, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode >= 300 {
		return fmt.Errorf("%d %s", resp.StatusCode, said)
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(said, answer)
}

// advance moves the clock in steps of at most an hour. "advance 1h &" does it
// while the script goes on; wait waits for it.
func (s *stage) advance(ts *testscript.TestScript, args []string) {
	by, err := time.ParseDuration(args[0])
	ts.Check(err)
	if len(args) > 1 && args[1] == "&" {
		s.background, s.sentBefore = make(chan error, 1), s.sent()
		go func() { s.background <- s.steps(by) }()
		return
	}
	ts.Check(s.steps(by))
}

func (s *stage) sent() int { return strings.Count(s.log.String(), "status=sending") }

// awaitSending waits until the log says that an edition is being sent.
func (s *stage) awaitSending(ts *testscript.TestScript) {
	waitFor(ts, "the post", func() bool { return s.sent() > s.sentBefore })
}

func (s *stage) steps(by time.Duration) error {
	for by > 0 {
		step := min(by, time.Hour)
		if err := s.post("/sandbox/advance", map[string]any{"by": step.String()}, nil); err != nil {
			return err
		}
		by -= step
	}
	return nil
}

// month files an article on so many of so many days, each moved by hours.
func (s *stage) month(ts *testscript.TestScript, args []string) {
	days, err := strconv.Atoi(args[0])
	ts.Check(err)
	filed, err := strconv.Atoi(args[1])
	ts.Check(err)
	for day := range days {
		if day*filed/days != (day+1)*filed/days {
			path := filepath.Join(s.dir, "news.txt")
			ts.Check(os.WriteFile(path, []byte(newsOf(day)), 0o600))
			r := s.reply("mod", "/sandbox/use", map[string]any{"channel": "news", "line": "/article upload", "files": files(ts, []string{"file=news.txt"})})
			if r.Message == nil || !strings.Contains(r.String(), "A-") {
				ts.Fatalf("day %d: %s", day, r.String())
			}
		}
		ts.Check(s.steps(24 * time.Hour))
	}
}

// newsOf is an article about nothing that another day's is about.
func newsOf(day int) string {
	subjects := []string{"harbour crane", "village school", "ring road", "cheese prize", "lighthouse", "tram depot", "apple harvest", "chess club", "night market", "river gauge"}
	places := []string{"Steinbrook", "Port Arlen", "Cape Orla"}
	subject, place := subjects[day%len(subjects)], places[day/len(subjects)%len(places)]
	return fmt.Sprintf("The %s of %s was the talk of the town on day %d.\n\nAn official said that %d people had come to see the %s. \"It is the finest %s that %s has had in %d years,\" said Ola Berg%d, who was there.\n",
		subject, place, day+1, 100+17*day, subject, subject, place, day+3, day)
}

// posts counts the bot's digests in a channel.
func (s *stage) posts(ts *testscript.TestScript, args []string) {
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	person := "owner"
	var answer struct{ Messages []shown }
	resp, err := http.Get(s.base + "/sandbox/messages?channel=" + args[0] + "&person=" + person)
	ts.Check(err)
	defer resp.Body.Close()
	ts.Check(json.NewDecoder(resp.Body).Decode(&answer))
	got := 0
	for _, m := range answer.Messages {
		if m.Author.Bot && m.Metadata == nil {
			got++
			fmt.Fprintln(ts.Stdout(), m.String())
		}
	}
	if got != want {
		ts.Fatalf("%d digests in %s, want %d", got, args[0], want)
	}
}

// close ends whatever still runs. A finding of the checker is a failure.
func (s *stage) close() {
	for _, p := range []*exec.Cmd{s.bot, s.sandbox} {
		if p != nil && p.Process != nil {
			_ = p.Process.Signal(syscall.SIGTERM)
			_ = p.Wait()
		}
	}
	if s.checker == nil {
		return
	}
	_ = s.checker.Process.Signal(syscall.SIGTERM)
	if err := s.checker.Wait(); err != nil {
		report, _ := os.ReadFile(filepath.Join(s.dir, "report.jsonl"))
		panic(fmt.Sprintf("the checker found errors: %v %s\n%s", err, s.checker.Stderr, report))
	}
	fmt.Fprintln(os.Stderr, s.checker.Stderr)
}

func (s *stage) environ(ts *testscript.TestScript) []string {
	var env []string
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "DATELINE_DISCORD_URL", "DATELINE_TOKEN", "DATELINE_CLOCK", "DATELINE_DATA", "GOCOVERDIR"} {
		if v := ts.Getenv(name); v != "" {
			env = append(env, name+"="+v)
		}
	}
	return env
}

func firstLine(cmd *exec.Cmd) (string, error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	return bufio.NewReader(out).ReadString('\n')
}

// waitFor asks until it is so.
func waitFor(ts *testscript.TestScript, what string, is func() bool) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for !is() {
		select {
		case <-ctx.Done():
			ts.Fatalf("%s did not come up", what)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func files(ts *testscript.TestScript, args []string) map[string]any {
	given := map[string]any{}
	for _, arg := range args {
		name, path, _ := strings.Cut(arg, "=")
		content, err := os.ReadFile(ts.MkAbs(path))
		ts.Check(err)
		given[name] = map[string]string{"name": filepath.Base(path), "content_base64": base64.StdEncoding.EncodeToString(content)}
	}
	return given
}

func fields(args []string) map[string]string {
	given := map[string]string{}
	for _, arg := range args {
		name, text, _ := strings.Cut(arg, "=")
		given[name] = text
	}
	return given
}
