package extract

import (
	"bytes"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/dateline-bot/dateline/briefing"
)

// decode makes UTF-8 of a page's body, or refuses what is no text.
func decode(p briefing.Page) (string, error) {
	s := decodeBytes(p)
	if looksBinary(s) {
		return "", briefing.Errorf(briefing.Invalid, "That is %s, not text. Upload the article as .txt, .md, .html, .json or .eml.", whatItIs(p.Body))
	}
	return s, nil
}

// decodeBytes goes by what is surest first: a byte order mark or the zeros that
// UTF-16 is full of, sequences that only UTF-8 has, what is declared, and then
// Windows-1252, in which every byte is something.
func decodeBytes(p briefing.Page) string {
	if e := utf16Of(p.Body); e != nil {
		return decodeAs(e, p.Body)
	}
	b := bytes.TrimPrefix(p.Body, []byte("\xef\xbb\xbf"))
	if isUTF8(b) {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	if e := declaredEncoding(b, p); e != nil {
		return decodeAs(e, b)
	}
	return decodeAs(charmap.Windows1252, b)
}

func decodeAs(e encoding.Encoding, b []byte) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// utf16Of tells UTF-16 by its byte order mark, or by every other byte being
// zero, as it is in text that is mostly of the Latin alphabet; else nil.
func utf16Of(b []byte) encoding.Encoding {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	sample := b[:min(len(b), 4096)&^1]
	if bytes.IndexByte(sample, 0) < 0 {
		return nil
	}
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(sample) / 2
	switch {
	case pairs < 4:
		return nil
	case zeros[1] > pairs/2 && zeros[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > pairs/2 && zeros[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// declaredEncoding is what the declared type of p says, whose text is b, or a
// web page says of itself; nil when that is nothing, or UTF-8, which this is
// not.
func declaredEncoding(b []byte, p briefing.Page) encoding.Encoding {
	if _, params, err := mime.ParseMediaType(p.Type); err == nil && params["charset"] != "" {
		if e, name := charset.Lookup(params["charset"]); e != nil && name != "utf-8" {
			return e
		}
	}
	if formOf(p) != webPage {
		return nil
	}
	if e, name, _ := charset.DetermineEncoding(b, ""); name != "utf-8" {
		return e
	}
	return nil
}

// isUTF8 tells UTF-8, even with a few broken bytes, say a cut in the middle of
// a character, from an encoding in which bytes come together by chance. Text
// of ASCII alone is not told: it may be in an encoding that shifts.
func isUTF8(b []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRune(b[i:])
		if n == 1 {
			broken++
		} else {
			whole++
		}
		i += n
	}
	return whole > 2*broken
}

// looksBinary tells data from text: text has no zeros, and hardly any control
// characters besides those that lay it out.
func looksBinary(s string) bool {
	if strings.HasPrefix(s, "%PDF-") || strings.HasPrefix(s, `{\rtf`) {
		return true
	}
	if isClean(s) {
		return false
	}
	controls, n := 0, 0
	for _, r := range s {
		n++
		switch {
		case r == 0:
			return true
		case isControl(r), r == utf8.RuneError:
			controls++
		}
	}
	return controls*50 > n
}

// isControl tells control characters from those that lay text out.
func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\r', '\v', '\f', '\u0085':
		return false
	}
	return r < ' ' || r >= 0x7F && r <= 0x9F
}

// whatItIs names data in words, as far as its first bytes tell.
func whatItIs(b []byte) string {
	if bytes.HasPrefix(b, []byte(`{\rtf`)) {
		return "a word processor's file"
	}
	kind := http.DetectContentType(b)
	for _, known := range []struct{ prefix, words string }{
		{"image/", "a picture"},
		{"audio/", "a sound"},
		{"video/", "a film"},
		{"application/pdf", "a PDF"},
		{"application/zip", "a word processor's file or a ZIP archive"},
		{"font/", "a font"},
	} {
		if strings.HasPrefix(kind, known.prefix) {
			return known.words
		}
	}
	return "data"
}
