package sandbox

import (
	"net/http"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

func (s *Server) accountRoutes(add func(string, access, endpoint)) {
	add("GET /gateway", anybody, s.getGateway)
	add("GET /gateway/bot", botOnly, s.getGatewayBot)
	add("GET /users/@me", botOnly, s.getMe)
	add("GET /users/{user_id}", botOnly, s.getUser)
	add("GET /users/@me/guilds", botOnly, s.getMyGuilds)
	add("DELETE /users/@me/guilds/{guild_id}", botOnly, s.leaveGuild)
	add("POST /users/@me/channels", botOnly, s.openDM)
	add("GET /applications/@me", botOnly, s.getApplication)
	add("GET /oauth2/applications/@me", botOnly, s.getApplication)
}

// gatewayURL leads back through whatever the bot came through.
func gatewayURL(host string) string { return "ws://" + host + "/gateway" }

func (s *Server) getGateway(c *call) (int, any, error) {
	return http.StatusOK, form.Object{"url": gatewayURL(c.host)}, nil
}

func (s *Server) getGatewayBot(c *call) (int, any, error) {
	return http.StatusOK, form.Object{
		"url": gatewayURL(c.host), "shards": max(1, (len(s.world.guilds)+guildsPerShard-1)/guildsPerShard), "session_start_limit": s.startLimit(),
	}, nil
}

func (s *Server) getMe(*call) (int, any, error) {
	u := s.world.bot
	return http.StatusOK, form.Object{
		"id": u.ID, "username": u.Username, "avatar": nil, "discriminator": "0", "public_flags": 0,
		"flags": 0, "bot": true, "global_name": nil, "primary_guild": nil,
		"mfa_enabled": false, "locale": "en-US", "verified": true, "email": nil,
	}, nil
}

func (s *Server) getUser(c *call) (int, any, error) {
	id, err := c.id("user_id")
	if err != nil {
		return 0, nil, err
	}
	u := s.world.user(id)
	if u == nil {
		return 0, nil, errUnknownUser
	}
	return http.StatusOK, u, nil
}

func (s *Server) getMyGuilds(*call) (int, any, error) {
	out := []any{}
	for _, g := range s.world.guilds {
		if !g.hasBot() {
			continue
		}
		out = append(out, form.Object{
			"id": g.id, "name": g.name, "icon": nil, "banner": nil, "owner": false,
			"permissions": g.permissions(g.members[s.world.bot.ID]), "features": []string{},
		})
	}
	return http.StatusOK, out, nil
}

func (s *Server) leaveGuild(c *call) (int, any, error) {
	g, err := s.botGuild(c)
	if err != nil {
		return 0, nil, err
	}
	s.kick(g)
	return http.StatusNoContent, nil, nil
}

// openDM opens the direct messages with a person, or gives them again.
func (s *Server) openDM(c *call) (int, any, error) {
	body := c.object()
	if err := check(form.Dict(form.Fields{"recipient_id": form.Need(form.Snowflake)}), c.body); err != nil {
		return 0, nil, err
	}
	u := s.world.user(parseSnowflake(text(body["recipient_id"])))
	if u == nil || u.Bot {
		return 0, nil, errCannotDM
	}
	for _, ch := range s.world.dms {
		if ch.recipient == u {
			return http.StatusOK, ch.object(), nil
		}
	}
	ch := &channel{id: s.newID(), kind: channelDM, recipient: u, overwrites: map[Snowflake]*overwrite{}}
	s.world.dms = append(s.world.dms, ch)
	return http.StatusOK, ch.object(), nil
}

func (s *Server) getApplication(*call) (int, any, error) {
	return http.StatusOK, s.applicationObject(), nil
}

func (s *Server) applicationObject() form.Object {
	var owner *User
	if len(s.world.people) > 0 {
		owner = s.world.people[0]
	}
	joined := 0
	for _, g := range s.world.guilds {
		if g.hasBot() {
			joined++
		}
	}
	return form.Object{
		"id": s.world.bot.ID, "name": s.world.bot.Username, "icon": nil, "description": "", "type": nil,
		"verify_key": "0000000000000000000000000000000000000000000000000000000000000000",
		"flags":      0, "flags_new": "0", "redirect_uris": []string{}, "interactions_endpoint_url": nil,
		"role_connections_verification_url": nil, "owner": owner, "approximate_guild_count": joined,
		"approximate_user_install_count": 0, "approximate_user_authorization_count": 0,
		"explicit_content_filter": 0, "team": nil, "eligible_oauth2_scopes": []string{},
		"bot": s.world.bot, "bot_public": true, "bot_require_code_grant": false,
	}
}

// newID makes an id for something made now.
func (s *Server) newID() Snowflake { return s.world.ids.next(s.Now()) }
