package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

func (s *Server) commandRoutes(add func(string, access, endpoint)) {
	for _, at := range []string{"/applications/{application_id}/commands", "/applications/{application_id}/guilds/{guild_id}/commands"} {
		add("GET "+at, botOnly, s.listCommands)
		add("PUT "+at, botOnly, s.replaceCommands)
		add("POST "+at, botOnly, s.createCommand)
		add("GET "+at+"/{command_id}", botOnly, s.getCommand)
		add("PATCH "+at+"/{command_id}", botOnly, s.editCommand)
		add("DELETE "+at+"/{command_id}", botOnly, s.deleteCommand)
	}
	add("GET /applications/{application_id}/guilds/{guild_id}/commands/permissions", botOnly, s.listCommandPermissions)
	add("GET /applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions", botOnly, s.getCommandPermissions)
}

// scope reads which set of commands a call is about: a guild's, or 0 for the
// global one.
func (s *Server) scope(c *call) (Snowflake, error) {
	app, err := c.id("application_id")
	if err != nil {
		return 0, err
	}
	if app != s.world.bot.ID {
		return 0, errNotYourApp
	}
	if c.req.PathValue("guild_id") == "" {
		return 0, nil
	}
	g, err := s.botGuild(c)
	if err != nil {
		return 0, errMissingAccess
	}
	return g.id, nil
}

func (s *Server) listCommands(c *call) (int, any, error) {
	scope, err := s.scope(c)
	if err != nil {
		return 0, nil, err
	}
	full := c.flag("with_localizations")
	out := []*Command{}
	for _, cmd := range s.commands {
		if cmd.GuildID != scope {
			continue
		}
		if !full {
			cmd = cmd.plain()
		}
		out = append(out, cmd)
	}
	return http.StatusOK, out, nil
}

// replaceCommands is the bulk overwrite: all types at once, what is not in the
// list goes.
func (s *Server) replaceCommands(c *call) (int, any, error) {
	scope, err := s.scope(c)
	if err != nil {
		return 0, nil, err
	}
	if err := check(form.All(form.List(0, maxBulk, commandRule), distinctCommands), c.body); err != nil {
		return 0, nil, err
	}
	var list []*Command
	fresh := 0
	for _, body := range objects(c.body) {
		cmd, err := readCommand(body)
		if err != nil {
			return 0, nil, err
		}
		if s.number(cmd, scope) == nil {
			fresh++
		}
		list = append(list, cmd)
	}
	if err := enoughRoom(list); err != nil {
		return 0, nil, err
	}
	if err := s.spendCreates(scope, fresh); err != nil {
		return 0, nil, err
	}
	s.commands = slices.DeleteFunc(s.commands, func(cmd *Command) bool { return cmd.GuildID == scope })
	s.commands = append(s.commands, list...)
	s.tellCommands()
	return http.StatusOK, append([]*Command{}, list...), nil
}

// number gives a command its ids: those of the one of that name that it
// replaces, which is returned, else new ones.
func (s *Server) number(cmd *Command, scope Snowflake) *Command {
	cmd.ApplicationID, cmd.GuildID, cmd.Version = s.world.bot.ID, scope, s.newID()
	for _, old := range s.commands {
		if old.GuildID == scope && old.Type == cmd.Type && old.Name == cmd.Name {
			cmd.ID = old.ID
			return old
		}
	}
	cmd.ID = s.newID()
	return nil
}

func distinctCommands(at form.Place, v any) {
	seen := map[string]bool{}
	for i, body := range objects(v) {
		kind := commandSlash
		if n, ok := form.Int(body["type"]); ok {
			kind = int(n)
		}
		key := fmt.Sprint(kind, " ", body["name"])
		if seen[key] {
			at.Index(i).Fail("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		seen[key] = true
	}
}

func enoughRoom(list []*Command) error {
	count := map[int]int{}
	for _, cmd := range list {
		count[cmd.Type]++
	}
	if count[commandSlash] > maxSlash || count[commandUser] > maxMenus || count[commandMessage] > maxMenus {
		return errTooManyCommands
	}
	return nil
}

// spendCreates counts toward the creates of this day and scope.
func (s *Server) spendCreates(scope Snowflake, n int) error {
	key := fmt.Sprint(scope, s.Now().UTC().Format(" 2006-01-02"))
	if n > 0 && s.creates[key]+n > maxDailyCreates {
		return errTooManyCreates
	}
	s.creates[key] += n
	return nil
}

func (s *Server) createCommand(c *call) (int, any, error) {
	scope, err := s.scope(c)
	if err != nil {
		return 0, nil, err
	}
	if err := check(form.Need(commandRule), c.body); err != nil {
		return 0, nil, err
	}
	cmd, err := readCommand(c.object())
	if err != nil {
		return 0, nil, err
	}
	if old := s.number(cmd, scope); old != nil {
		s.exchange(old, cmd)
		return http.StatusOK, cmd, nil
	}
	if err := s.spendCreates(scope, 1); err != nil {
		return 0, nil, err
	}
	var peers []*Command
	for _, other := range s.commands {
		if other.GuildID == scope {
			peers = append(peers, other)
		}
	}
	if err := enoughRoom(append(peers, cmd)); err != nil {
		return 0, nil, err
	}
	s.commands = append(s.commands, cmd)
	s.tellCommands()
	return http.StatusCreated, cmd, nil
}

// named finds the command that a call names in its path.
func (s *Server) named(c *call) (*Command, error) {
	scope, err := s.scope(c)
	if err != nil {
		return nil, err
	}
	id, err := c.id("command_id")
	if err != nil {
		return nil, err
	}
	for _, cmd := range s.commands {
		if cmd.ID == id && cmd.GuildID == scope {
			return cmd, nil
		}
	}
	return nil, errUnknownCommand
}

func (s *Server) getCommand(c *call) (int, any, error) {
	cmd, err := s.named(c)
	return http.StatusOK, cmd, err
}

func (s *Server) editCommand(c *call) (int, any, error) {
	cmd, err := s.named(c)
	if err != nil {
		return 0, nil, err
	}
	merged, err := asObject(cmd)
	if err != nil {
		return 0, nil, err
	}
	for k, v := range c.object() {
		merged[k] = v
	}
	merged["type"] = json.Number(strconv.Itoa(cmd.Type))
	if err := check(commandRule, merged); err != nil {
		return 0, nil, err
	}
	changed, err := readCommand(merged)
	if err != nil {
		return 0, nil, err
	}
	changed.ID, changed.ApplicationID, changed.GuildID, changed.Version = cmd.ID, cmd.ApplicationID, cmd.GuildID, s.newID()
	s.exchange(cmd, changed)
	return http.StatusOK, changed, nil
}

// exchange puts a command in the place of another. Commands are never changed,
// so that they can be read without the lock.
func (s *Server) exchange(old, cmd *Command) {
	s.commands[slices.Index(s.commands, old)] = cmd
	s.tellCommands()
}

func (s *Server) deleteCommand(c *call) (int, any, error) {
	cmd, err := s.named(c)
	if err != nil {
		return 0, nil, err
	}
	s.commands = slices.DeleteFunc(s.commands, func(other *Command) bool { return other == cmd })
	s.tellCommands()
	return http.StatusNoContent, nil, nil
}
