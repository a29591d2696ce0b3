package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// The process that holds the store answers operators over a socket in its
// folder, which only its own user may open.
const (
	socketName = "dateline.sock"
	socketMode = 0o600
	dialWait   = time.Second
)

// listen answers on the socket until stop is called, which waits for answers under way.
func (n *newsroom) listen() (stop func(), err error) {
	path := filepath.Join(n.config.Data, socketName)
	_ = os.Remove(path) // left over from a process that was killed: the store's lock is ours
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("cannot listen for import, check and backup at %s: %w. Choose a folder with a shorter path", path, err)
	}
	if err := os.Chmod(path, socketMode); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /import", n.answerImport)
	mux.HandleFunc("GET /check", n.answerCheck)
	mux.HandleFunc("GET /backup", n.answerBackup)
	server := &http.Server{Handler: mux, ReadHeaderTimeout: dialWait}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener) // it ends with ErrServerClosed
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), stopPatience)
		defer cancel()
		if err := server.Shutdown(ctx); err != nil {
			n.log.Warn("an operator's request was cut short", "error", err)
			_ = server.Close()
		}
		<-done
	}, nil
}

// An answerLine is one line of an answer: a count, or how it ended.
type answerLine struct {
	Imported imported
	Error    string
}

func (n *newsroom) answerImport(w http.ResponseWriter, r *http.Request) {
	controller := http.NewResponseController(w)
	_ = controller.EnableFullDuplex() // lines are answered while others still come
	enc := json.NewEncoder(w)
	total, err := n.importLines(r.Context(), r.URL.Query().Get("server"), r.Body, func(so imported) {
		_ = enc.Encode(answerLine{Imported: so}) // whoever hung up will not read it
		_ = controller.Flush()
	})
	total.Done = true
	last := answerLine{Imported: total}
	if err != nil {
		last.Error = words(err)
	}
	_ = enc.Encode(last)
}

func (n *newsroom) answerCheck(w http.ResponseWriter, r *http.Request) {
	findings, err := n.check(r.Context())
	if err != nil {
		http.Error(w, words(err), http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(findings)
}

func (n *newsroom) answerBackup(w http.ResponseWriter, r *http.Request) {
	if err := n.backup(r.Context(), w); err != nil {
		n.log.Error("backup", "error", err)
		panic(http.ErrAbortHandler) // half a copy must not look whole
	}
}

// A remoteOffice is the process that holds the store.
type remoteOffice struct{ client *http.Client }

// dialOffice finds the process that holds the store in folder, if one does.
func dialOffice(ctx context.Context, folder string) (remoteOffice, bool) {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		d := net.Dialer{Timeout: dialWait}
		return d.DialContext(ctx, "unix", filepath.Join(folder, socketName))
	}
	conn, err := dial(ctx, "", "")
	if err != nil {
		return remoteOffice{}, false
	}
	_ = conn.Close()
	return remoteOffice{&http.Client{Transport: &http.Transport{DialContext: dial}}}, true
}

func (o remoteOffice) ask(ctx context.Context, method, path string, body io.Reader) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, "http://dateline"+path, body)
	if err != nil {
		return nil, err
	}
	answer, err := o.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("ask the running Dateline: %w", err)
	}
	if answer.StatusCode != http.StatusOK {
		defer answer.Body.Close()
		say, _ := io.ReadAll(io.LimitReader(answer.Body, 4096))
		return nil, fmt.Errorf("the running Dateline says: %s", say)
	}
	return answer, nil
}

func (o remoteOffice) importLines(ctx context.Context, server string, lines io.Reader, report func(imported)) (imported, error) {
	answer, err := o.ask(ctx, http.MethodPost, "/import?server="+url.QueryEscape(server), io.NopCloser(lines))
	if err != nil {
		return imported{}, err
	}
	defer answer.Body.Close()
	dec := json.NewDecoder(bufio.NewReader(answer.Body))
	for {
		var line answerLine
		if err := dec.Decode(&line); err != nil {
			return line.Imported, fmt.Errorf("the running Dateline ended: %w", err)
		}
		if line.Error != "" {
			return line.Imported, briefing.Errorf(briefing.Invalid, "%s", line.Error)
		}
		if line.Imported.Done {
			return line.Imported, nil
		}
		report(line.Imported)
	}
}

func (o remoteOffice) check(ctx context.Context) ([]finding, error) {
	answer, err := o.ask(ctx, http.MethodGet, "/check", nil)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	var findings []finding
	return findings, json.NewDecoder(answer.Body).Decode(&findings)
}

func (o remoteOffice) backup(ctx context.Context, w io.Writer) error {
	answer, err := o.ask(ctx, http.MethodGet, "/backup", nil)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	_, err = io.Copy(w, answer.Body)
	return err
}

func (o remoteOffice) close() error {
	o.client.CloseIdleConnections()
	return nil
}
