package briefing

import "time"

// A StoryID names a story: it is the id of the article that opened it.
type StoryID string

// A Placement is what the filing of one article changed in the stories told.
type Placement struct {
	Tells  []Telling // the article's own, and those of articles that moved from one story to another
	Merged []Merge
}

// A Telling says which story an article tells.
type Telling struct {
	Source  SourceID
	Article ArticleID
	Story   StoryID
}

// A Merge says that two stories were found to be one.
type Merge struct {
	From StoryID // it is told in the other from now on
	Into StoryID
	At   time.Time
}

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
