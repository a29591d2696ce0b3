package clients

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"testing"
	"time"
)

// playDiscordJS lets node play the part with discord.js: REST and Gateway v10,
// and a zlib stream where zlib-sync could be built.
func playDiscordJS(t *testing.T, r role) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not here: discord.js does not play")
	}
	if _, err := os.Stat("discordjs/node_modules/discord.js"); errors.Is(err, fs.ErrNotExist) {
		t.Skip("discord.js is not installed: run npm ci in discordjs")
	}
	bot := exec.Command(node, "bot.js")
	bot.Dir = "discordjs"
	bot.Env = append(os.Environ(), "SANDBOX_URL="+r.url, "SANDBOX_TOKEN="+r.token, "SANDBOX_LOG="+r.log)
	bot.Stdout, bot.Stderr = os.Stderr, os.Stderr
	bot.WaitDelay = longEnough
	end, err := bot.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := bot.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { leave(t, bot, end.Close) })
}

// leave asks a bot to go, and makes it go when it does not.
func leave(t *testing.T, bot *exec.Cmd, ask func() error) {
	if err := ask(); err != nil {
		t.Error(err)
	}
	force := time.AfterFunc(longEnough, func() { bot.Process.Kill() })
	defer force.Stop()
	if err := bot.Wait(); err != nil {
		t.Errorf("discord.js left badly: %v", err)
	}
}
