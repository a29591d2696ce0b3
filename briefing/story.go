package briefing

import "time"

// A StoryID is stable for as long as the story's first article is kept: it is
// that article's id.
type StoryID string

// A Story is one piece of news as several articles tell it.
type Story struct {
	ID       StoryID
	Articles []Copy   // best first; never empty
	Told     bool     // readers were given it before, and nothing in it is new since
	Update   bool     // readers were given it before, and it has materially new facts since
	Topics   []string // of all its articles
	Reasons  []string // why it ranks where it does, for people: "3 publishers", "pinned"
	Score    float64
}

// A Reference is as much of an article as a digest keeps of it.
type Reference struct {
	ID        ArticleID
	Title     string
	URL       string
	Publisher string
	Published time.Time
}

// Reference is what a digest keeps of the article.
func (a Article) Reference() Reference {
	return Reference{ID: a.ID, Title: a.Title, URL: a.URL, Publisher: a.Publisher, Published: a.Published}
}

// A Summary is a story or article told short, in its own sentences.
type Summary struct {
	Sentences []Sentence
	Of        int // how many sentences there were to choose from
}

// A Sentence is one sentence of an article, exactly as it stands there.
type Sentence struct {
	Text    string
	Article ArticleID
	Span    Span
}

// A Budget bounds a summary. Zero fields do not.
type Budget struct {
	Sentences int
	Bytes     int // of all sentences together, UTF-8
}
