package command

import (
	"context"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// mostUploaded is the largest file that is taken, in bytes.
const mostUploaded = 1 << 20

// upload is /article upload: an article in a file.
type upload struct {
	desk  Filer
	files Downloader
}

// An uploadRequest is a file on its way to the shelf.
type uploadRequest struct {
	file   slash.File
	topics []string
}

// ArticleUpload is the command /article upload: it files the article in a text,
// Markdown, HTML, JSON or mail file.
func ArticleUpload(names Names, desk Filer, files Downloader) slash.Command {
	u := &upload{desk, files}
	attached := slash.Upload("file", "Attach a .txt, .md, .html, .json or .eml file up to 1 MiB").Required()
	topic := topicOption(names, "Give the article a topic")
	return slash.Command{
		Name:    "upload",
		Help:    "Save an article from a file",
		Private: true,
		Options: []slash.Option{attached, topic},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			topics, err := topicNames(topic.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			return u.file(ctx, c, uploadRequest{attached.Get(c), topics}, false)
		},
		Actions: map[string]slash.Action{
			"anyway": {Run: u.anyway, Reply: slash.InPlace},
		},
	}
}

// anyway gets the file once more: a file is too large to be kept for a button
// that few will press.
func (u *upload) anyway(ctx context.Context, c *slash.Call) (slash.Message, error) {
	request, err := slash.Kept[uploadRequest](c)
	if err != nil {
		return slash.Message{}, err
	}
	return u.file(ctx, c, request, true)
}

func (u *upload) file(ctx context.Context, c *slash.Call, request uploadRequest, anyway bool) (slash.Message, error) {
	if request.file.Size > mostUploaded {
		return slash.Message{}, briefing.Errorf(briefing.Invalid,
			"That file is %s; the limit is %s.", megabytes(int64(request.file.Size)), megabytes(mostUploaded))
	}
	body, err := u.files.Download(ctx, request.file, mostUploaded)
	if err != nil {
		return slash.Message{}, err
	}
	f, err := file(ctx, u.desk, briefing.Submission{
		Server: server(c),
		By:     c.By.ID,
		Page:   briefing.Page{Name: request.file.Name, Type: request.file.Type, Body: body},
		Topics: request.topics,
		Anyway: anyway,
	})
	if err != nil {
		return slash.Message{}, err
	}
	return filed(f, slash.Ref{Action: "article upload/anyway", Arg: c.Keep(request)}), nil
}
