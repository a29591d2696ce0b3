package text

import "unicode"

// stops reports whether a sentence may end at r.
func stops(r rune) bool {
	switch {
	case r < 0x80:
		return r == '.' || r == '!' || r == '?'
	case r < 0x0589:
		return false
	case r == '…':
		return true
	}
	return unicode.Is(unicode.STerm, r)
}

// wide reports whether r ends sentences in scripts that put no space after it.
func wide(r rune) bool {
	switch r {
	case '。', '｡', '！', '？', '．':
		return true
	}
	return false
}

// closes reports whether r, right after a stop, closes something. Marks that
// open in one language close in another: „so“, »so«; corner brackets never do.
func closes(r rune) bool {
	switch r {
	case ')', ']', '}', '）', '】', '］', '〕', '〉':
		return true
	case '「', '『', '《', '｢':
		return false
	}
	return isQuote(r)
}

// opens reports whether r, after white space, opens something.
func opens(r rune) bool {
	switch r {
	case '(', '[', '{', '（', '【', '［', '〔', '〈', '¿', '¡':
		return true
	}
	return isQuote(r)
}

// opensAlways reports whether r opens even where no space stands before it.
func opensAlways(r rune) bool {
	switch r {
	case '“', '„', '(', '¿', '¡', '「', '『', '（', '【':
		return true
	}
	return false
}

// isQuote reports whether r is a quotation mark of any kind.
func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '‘', '’', '„', '‚', '‟', '«', '»', '‹', '›',
		'「', '」', '『', '』', '《', '》', '＂', '＇', '｢', '｣':
		return true
	}
	return false
}

// isDash reports whether r sets off a clause.
func isDash(r rune) bool {
	switch r {
	case '-', '–', '—', '―':
		return true
	}
	return false
}
