package text

import "unicode/utf8"

// A byteKind tells what one byte of UTF-8 can be a part of, for passing over
// most of a text without decoding it.
type byteKind uint8

const (
	wordByte byteKind = 1 << iota // an ASCII letter or digit
	stopByte                      // where a mark that ends sentences may begin
)

var byteKinds = kindsOfBytes()

func kindsOfBytes() (kinds [256]byteKind) {
	for b := range kinds {
		c := byte(b)
		if c < utf8.RuneSelf && inWord(rune(c)) {
			kinds[b] |= wordByte
		}
		if c < utf8.RuneSelf && stops(rune(c)) || c >= "\u0589"[0] {
			kinds[b] |= stopByte // there is no such mark between ASCII and Armenian
		}
	}
	return kinds
}
