package storage

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
)

// People see an article's Seq scrambled, so that an id tells neither how many
// articles there are nor which ids others have. The scramble is a permutation
// keyed by the file: an id has one Seq and needs no index.
//
// Ids have five digits in Crockford's base 32 until these are used up, after
// 33 million articles; then six, and so on.

const (
	digits       = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	fewestDigits = 5
	mostDigits   = 12 // 60 bits
	scrambleSize = 16 // bytes of key
	rounds       = 10
)

func newScramble(key []byte) (cipher.Block, error) {
	if len(key) != scrambleSize {
		return nil, damaged(fmt.Errorf("the key of the ids has %d bytes, not %d", len(key), scrambleSize))
	}
	return aes.NewCipher(key)
}

// A scrambler makes ids and reads them, for one transaction at a time.
type scrambler struct {
	secret cipher.Block
	block  [aes.BlockSize]byte // at hand, so that no id allocates
}

// articleID is the id of the article with that Seq.
func (s *scrambler) articleID(seq uint64) briefing.ArticleID {
	n, width := seq, fewestDigits
	for n>>(5*width) > 0 {
		n -= 1 << (5 * width)
		width++
	}
	n = s.permute(n, 5*width)
	id := make([]byte, width)
	for i := range id {
		id[width-1-i] = digits[n&31]
		n >>= 5
	}
	return briefing.ArticleID("A-" + string(id))
}

// seqOf is the Seq that an id was made from, 0 when id is not one that
// articleID makes.
func (s *scrambler) seqOf(id briefing.ArticleID) uint64 {
	word, ok := strings.CutPrefix(string(id), "A-")
	width := len(word)
	if !ok || width < fewestDigits || width > mostDigits {
		return 0
	}
	var n, before uint64
	for i := range width {
		digit := strings.IndexByte(digits, word[i])
		if digit < 0 {
			return 0
		}
		n = n<<5 | uint64(digit)
	}
	for w := fewestDigits; w < width; w++ {
		before += 1 << (5 * w)
	}
	return before + s.restore(n, 5*width)
}

// typedID is what a person may have meant as an article's id: in any case,
// with or without "A-", and with the letters that look like digits.
func typedID(typed string) briefing.ArticleID {
	id := strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(typed)), "A-")
	return briefing.ArticleID("A-" + strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(id))
}

// permute scrambles the lowest bits of n: in turn, one half of them is changed
// by a secret function of the other.
func (s *scrambler) permute(n uint64, bits int) uint64 {
	high, low, width := halves(n, bits)
	for round := range rounds {
		high, low = s.step(round, high, low, bits)
	}
	return high<<width | low
}

// restore undoes permute.
func (s *scrambler) restore(n uint64, bits int) uint64 {
	high, low, width := halves(n, bits)
	for round := rounds - 1; round >= 0; round-- {
		high, low = s.step(round, high, low, bits)
	}
	return high<<width | low
}

func halves(n uint64, bits int) (high, low uint64, width int) {
	width = bits - bits/2
	return n >> width, n & (1<<width - 1), width
}

// step is its own reverse.
func (s *scrambler) step(round int, high, low uint64, bits int) (uint64, uint64) {
	if round%2 == 0 {
		return high ^ s.mix(round, bits, low)&(1<<(bits/2)-1), low
	}
	return high, low ^ s.mix(round, bits, high)&(1<<(bits-bits/2)-1)
}

func (s *scrambler) mix(round, bits int, half uint64) uint64 {
	s.block = [aes.BlockSize]byte{byte(round), byte(bits)}
	binary.BigEndian.PutUint64(s.block[8:], half)
	s.secret.Encrypt(s.block[:], s.block[:])
	return binary.BigEndian.Uint64(s.block[:])
}

func quoteID(article briefing.ArticleID, place int) briefing.QuoteID {
	return briefing.QuoteID(string(article) + "." + strconv.Itoa(place+1))
}

// quotePlace parts a quote's id into its article and its place there, -1 when
// it is no such id.
func quotePlace(id briefing.QuoteID) (briefing.ArticleID, int) {
	article, number, _ := strings.Cut(string(id), ".")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || quoteID(briefing.ArticleID(article), n-1) != id {
		return "", -1
	}
	return briefing.ArticleID(article), n - 1
}
