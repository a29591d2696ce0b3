package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"strings"
	"time"
)

// A config is everything an operator may set. config.example.yaml documents
// every key; a test holds the two together.
type config struct {
	TokenFile string        `yaml:"token_file"`
	Data      string        `yaml:"data"`
	Discord   discordConfig `yaml:"discord"`
	Digests   digestConfig  `yaml:"digests"`
	Fetch     fetchConfig   `yaml:"fetch"`
	Log       logConfig     `yaml:"log"`
	Clock     string        `yaml:"clock"`

	token string // from DATELINE_TOKEN or TokenFile, never from the file itself
}

type discordConfig struct {
	URL      string `yaml:"url"`
	DevGuild string `yaml:"dev_guild"`
}

type digestConfig struct {
	Grace  time.Duration `yaml:"grace"`
	Spread time.Duration `yaml:"spread"`
}

type fetchConfig struct {
	Allow []string `yaml:"allow"`
}

type logConfig struct {
	Level  string `yaml:"level"`
	Format string `yaml:"format"`
}

// defaultConfig is what holds where nothing is said.
func defaultConfig() config {
	return config{
		Data:    "data",
		Digests: digestConfig{Grace: 2 * time.Hour, Spread: 40 * time.Second},
		Log:     logConfig{Level: "info", Format: "text"},
		Clock:   "system",
	}
}

// loadConfig reads the configuration: what the environment says goes before
// the file, and the file before the defaults. path "" means config.yaml, if
// there is one.
func loadConfig(path string, env func(string) (string, bool)) (config, error) {
	c := defaultConfig()
	if err := readConfigFile(path, &c); err != nil {
		return config{}, err
	}
	if err := fromEnvironment(&c, env); err != nil {
		return config{}, err
	}
	if err := c.valid(); err != nil {
		return config{}, err
	}
	return c, c.readToken(env)
}

func readConfigFile(path string, c *config) error {
	named := path != ""
	if !named {
		path = "config.yaml"
	}
	text, err := os.ReadFile(path)
	if !named && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot read the configuration: %w. Give its path with --config", err)
	}
	return decodeStrictly(path, text, c)
}

// valid refuses what would only show later.
func (c config) valid() error {
	switch {
	case c.Data == "":
		return settingError("data", "is empty", "Give a folder, such as data")
	case c.Digests.Grace <= 0:
		return settingError("digests.grace", "is not above zero", "Give a time such as 2h")
	case c.Digests.Spread < 0:
		return settingError("digests.spread", "is below zero", "Give a time such as 40s, or 0s")
	case c.Log.Format != "text" && c.Log.Format != "json":
		return settingError("log.format", "is "+c.Log.Format, "Choose text or json")
	case c.Clock != "system" && c.Clock != "sandbox":
		return settingError("clock", "is "+c.Clock, "Choose system or sandbox")
	case c.Clock == "sandbox" && !isLoopback(c.Discord.URL):
		return settingError("clock", "is sandbox, but discord.url is not a sandbox on this machine", "Leave clock out")
	}
	if _, err := c.logLevel(); err != nil {
		return settingError("log.level", "is "+c.Log.Level, "Choose debug, info, warn or error")
	}
	if u, err := url.Parse(c.Discord.URL); c.Discord.URL != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return settingError("discord.url", "is not an address", "Write it as http://127.0.0.1:8080, or leave it out")
	}
	return nil
}

func settingError(key, fact, remedy string) error {
	return fmt.Errorf("the setting %s %s. %s", key, fact, remedy)
}

func isLoopback(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

// readToken takes the token from DATELINE_TOKEN or from the file named. A
// pasted "Bot " in front is taken off.
func (c *config) readToken(env func(string) (string, bool)) error {
	token, _ := env("DATELINE_TOKEN")
	if token == "" && c.TokenFile != "" {
		text, err := os.ReadFile(c.TokenFile)
		if err != nil {
			return fmt.Errorf("cannot read the token: %w. Check token_file", err)
		}
		token = string(text)
	}
	c.token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(token), "Bot "))
	return nil
}
