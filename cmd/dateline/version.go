package main

import (
	"fmt"

	"github.com/dateline-bot/dateline/cmd/internal/program"
	"github.com/dateline-bot/dateline/storage"
)

// Set by a build that has no repository around it:
// -ldflags "-X main.version=v0.1.0 -X main.commit=4f2a…".
var version, commit string

type versionVerb struct{}

func (versionVerb) Help() string {
	return `Example:

  dateline version`
}

func (versionVerb) Run(a app) error {
	_, err := fmt.Fprintf(a.out, "dateline %s, commit %s, schema %d\n", programVersion(), programCommit(), storage.Schema())
	return err
}

func programVersion() string {
	if version != "" {
		return version
	}
	return program.Version()
}

func programCommit() string {
	if commit != "" {
		return commit
	}
	built, _ := program.Commit()
	return built
}
