module github.com/dateline-bot/dateline/briefing/summarize/peers

go 1.26.0

replace github.com/dateline-bot/dateline => ../../..

require (
	github.com/DavidBelicza/TextRank/v2 v2.1.3
	github.com/dateline-bot/dateline v0.0.0
)

require (
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/robfig/cron/v3 v3.0.1 // indirect
	golang.org/x/text v0.37.0 // indirect
)
