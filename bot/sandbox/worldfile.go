package sandbox

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"

	"go.yaml.in/yaml/v3"
)

//go:embed world.yaml
var defaultWorld []byte

// A World says who and what there is when a server starts. Names are unique
// over a whole world and stand for ids wherever an id is taken.
type World struct {
	Bot struct {
		Name        string   `yaml:"name"`
		Permissions []string `yaml:"permissions"` // of its role, by Discord's names
	} `yaml:"bot"`
	Everyone []string     `yaml:"everyone"` // permissions of @everyone in every guild
	People   []string     `yaml:"people"`
	Guilds   []WorldGuild `yaml:"guilds"`
}

// A WorldGuild is a server of the world. The bot is in it unless BotAbsent.
type WorldGuild struct {
	Name      string         `yaml:"name"`
	Owner     string         `yaml:"owner"` // one of People
	BotAbsent bool           `yaml:"bot_absent"`
	Roles     []WorldRole    `yaml:"roles"`
	Members   []WorldMember  `yaml:"members"`
	Channels  []WorldChannel `yaml:"channels"`
}

// A WorldRole is a role of a guild.
type WorldRole struct {
	Name        string   `yaml:"name"`
	Permissions []string `yaml:"permissions"`
	Mentionable bool     `yaml:"mentionable"`
}

// A WorldMember is one of the people, as a member of a guild.
type WorldMember struct {
	Name  string   `yaml:"name"`
	Roles []string `yaml:"roles"`
}

// A WorldChannel is a channel of a guild.
type WorldChannel struct {
	Name       string           `yaml:"name"`
	Type       string           `yaml:"type"` // text, announcement, forum, voice, category
	Topic      string           `yaml:"topic"`
	Tags       []string         `yaml:"tags"`        // of a forum
	RequireTag bool             `yaml:"require_tag"` // of a forum
	Overwrites []WorldOverwrite `yaml:"overwrites"`  // allow and deny for a role or a person
	Slowmode   int              `yaml:"slowmode"`    // seconds; bots are not bound by it
	NotSafe    bool             `yaml:"nsfw"`        // age-restricted
}

// A WorldOverwrite is what one role or person may or may not do in a channel.
type WorldOverwrite struct {
	For   string   `yaml:"for"` // a role's name, "@everyone", or a person's
	Allow []string `yaml:"allow"`
	Deny  []string `yaml:"deny"`
}

// LoadWorld reads a world from a YAML file. A key that means nothing is an
// error that names its line.
func LoadWorld(path string) (*World, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the world: %w", err)
	}
	w, err := parseWorld(data)
	if err != nil {
		return nil, fmt.Errorf("the world in %s: %w", path, err)
	}
	return w, nil
}

func parseWorld(data []byte) (*World, error) {
	var w World
	if err := decodeStrictly(data, &w); err != nil {
		return nil, err
	}
	if len(w.Guilds) == 0 {
		return nil, errors.New("it has no guilds")
	}
	// Building it once finds every name that nothing bears.
	if _, err := buildWorld(&w); err != nil {
		return nil, err
	}
	return &w, nil
}

func decodeStrictly(data []byte, into any) error {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}
