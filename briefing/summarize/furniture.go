package summarize

import "strings"

// isFurniture reports whether a line or sentence belongs to the page rather
// than to the news: captions, credits, links, offers, notices.
func isFurniture(s string, p profile) bool {
	s = afterTime(strings.TrimLeft(s, "(*[•-–—→>» \t"))
	if s == "" {
		return false
	}
	for _, beginning := range furnitureByFirst[s[0]|0x20] {
		if hasPrefixFold(s, beginning) {
			return true
		}
	}
	if p.furnished && len(s) < longestNotice {
		for _, phrase := range furniturePhrases {
			if strings.Contains(s, phrase) {
				return true
			}
		}
	}
	return strings.HasSuffix(s, "»") && !strings.Contains(s, "«")
}

// afterTime is s without the time of day that entries of a live page begin
// with: "09:12 Good morning".
func afterTime(s string) string {
	digits := strings.TrimLeft(s, "0123456789")
	if n := len(s) - len(digits); n < 1 || n > 2 || len(digits) < 4 || digits[0] != ':' && digits[0] != '.' {
		return s
	}
	if rest := strings.TrimLeft(digits[1:], "0123456789"); len(digits)-len(rest) == len(":12") {
		return strings.TrimLeft(rest, " –-—")
	}
	return s
}

// endsNews reports whether a line says that no news comes after it: the mark at
// the end of a press release, or the heading over what its sender is.
func endsNews(line string, p profile) bool {
	if p.ends != 0 || p.words > longestAbout {
		return false
	}
	switch strings.Trim(line, "-–— ") {
	case "###", "# # #", "30", "ENDS", "Ends", "END":
		return true
	}
	return hasPrefixFold(line, "about ") && p.names > 0
}

// longestAbout bounds, in words, a heading such as "About Harbour Light".
const longestAbout = 7

// longestNotice bounds, in bytes, what is taken for a notice by a phrase in it.
const longestNotice = 220

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && s[0]|0x20 == prefix[0]|0x20 && strings.EqualFold(s[:len(prefix)], prefix)
}

var furnitureBeginnings = []string{
	"read more", "read:", "read also", "read the full", "read this:", "also read", "see more", "see also", "see photos", "see additional",
	"watch:", "watch the video", "watch now", "watch live", "listen:", "photos:", "photo:", "photo by", "image:", "images:", "caption:",
	"file photo", "file image", "in pictures", "gallery:", "pictured:", "video:", "related:", "related article", "related stories",
	"more:", "more from", "more on this", "click here", "click to", "tap here", "sign up", "subscribe", "follow us", "follow @", "join us on", "join the conversation",
	"share this", "share on", "advertisement", "sponsored", "copyright", "©", "all rights reserved", "e-mail to a friend", "email to a friend",
	"download the app", "get the latest", "get our", "don't miss", "don’t miss", "opinion:", "credit:", "source:", "sources:", "hide caption", "toggle caption", "skip ",
	"by continuing", "we use cookies", "this site uses", "this website uses", "accept cookies", "story highlights", "highlights:", "key points", "interactive:", "what you need to know:",
	"contact us", "contact:", "media contact", "press contact", "for more information", "for further information", "for immediate release", "###",
	"image caption", "image source", "media caption", "most read", "more on this", "story continues", "article continues", "continue reading", "already a subscriber",
	"enjoying this", "support our journalism", "get breaking", "log in", "updated at", "more soon", "key events", "good morning", "good afternoon", "good evening", "welcome to our",
	"attendance:", "scorers:", "this press release contains",
	"leer más", "lea también", "lee también", "suscríbete", "haga clic", "foto:", "lire aussi", "à lire aussi", "abonnez-vous", "lesen sie auch", "mehr zum thema",
	"leia também", "leia mais", "leggi anche", "abbonati", "lees ook", "lees meer", "читайте также", "фото:", "читайте також", "اقرأ أيضا", "相关阅读", "関連記事",
}

// furnitureByFirst holds the beginnings by their first byte.
var furnitureByFirst = byFirst(furnitureBeginnings)

// byFirst sorts beginnings by their first byte, in small letters.
func byFirst(beginnings []string) (table [256][]string) {
	for _, beginning := range beginnings {
		first := beginning[0] | 0x20
		table[first] = append(table[first], beginning)
	}
	return table
}

// noticeWords stand in every one of the phrases below: only a sentence with one
// of them is searched for the phrases.
const noticeWords = `contributed reporting editing reported click newsletter images image rights terms privacy cookies sign follow
	live forward-looking forward statements twitter subscribe published opinions views here pictured photo photograph ap afp reuters epa`

var furniturePhrases = []string{
	"contributed to this", "contributed reporting", "reporting by", "Reporting by", "Editing by", "editing by", "reported from", "Click here", "CLICK HERE", "click here", "newsletter",
	"Getty Images", "All rights reserved", "all rights reserved", "Terms of Service", "Privacy Policy", "privacy policy", "cookies to", "Sign up for", "sign up for our",
	"Follow us on", "follow us on", "on Twitter @", "Subscribe to", "subscribe to our", "may not be published, broadcast", "opinions expressed in this", "The views expressed",
	"shown here", "seen here", "pictured here", "pictured, ", ", here with", "in this photo", "in this image", "undated photo", "file photo",
	"our live coverage", "our live blog", "forward-looking statements", "Photograph:", "(Photo", "/AP)", "/AFP", "/Reuters)", "/EPA",
}
