package main

import (
	"context"
	"encoding/json"
	"errors"
	"syscall"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/cmd/internal/program"
)

type sandboxVerb struct {
	Addr        string        `default:"127.0.0.1:0" help:"Where to listen: loopback only."`
	World       string        `placeholder:"FILE" help:"Guilds, channels and people, in YAML, instead of the usual ones."`
	Faults      string        `placeholder:"FILE" help:"Faults to begin with, in YAML."`
	RateLimits  string        `enum:"on,off" default:"on" help:"Whether to limit requests as Discord does: on or off."`
	NonceWindow time.Duration `default:"3m" help:"How long a nonce is remembered."`
}

func (sandboxVerb) Help() string {
	return `Example: a Discord for a bot of yours; the first line printed has its address and a token.

  dateline sandbox --addr 127.0.0.1:8750`
}

// Run is a Discord until it is told to stop.
func (v *sandboxVerb) Run(ctx context.Context, a app) error {
	s := &sandbox.Server{NonceWindow: v.NonceWindow, RateLimits: v.RateLimits == "on"}
	var err error
	if v.World != "" {
		if s.World, err = sandbox.LoadWorld(v.World); err != nil {
			return err
		}
	}
	if v.Faults != "" {
		if s.Faults, err = sandbox.LoadFaults(v.Faults); err != nil {
			return err
		}
	}
	if err := startSandbox(s, v.Addr); err != nil {
		return err
	}
	if err := json.NewEncoder(a.out).Encode(s.Info()); err != nil {
		return err
	}
	<-ctx.Done()
	return s.Close()
}

// startSandbox starts s at an address that a person chose.
func startSandbox(s *sandbox.Server, addr string) error {
	err := s.Start(addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return briefing.Errorf(briefing.Conflict, "%s is taken by another program. Choose another with --addr, such as 127.0.0.1:0 for any that is free", addr)
	case err != nil:
		return program.Usage("%v. Choose a loopback address such as 127.0.0.1:8750.", err)
	}
	return nil
}
