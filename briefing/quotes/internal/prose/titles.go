package prose

import "strings"

// spelledOut are the titles that are written short before a name.
var spelledOut = map[string]string{
	"sen.": "senator", "sens.": "senator", "gov.": "governor", "rep.": "representative", "gen.": "general",
	"dr.": "doctor", "prof.": "professor", "lt.": "lieutenant", "col.": "colonel", "capt.": "captain", "rev.": "reverend",
	"sgt.": "sergeant", "adm.": "admiral",
}

// Bears reports whether the person is called by the title anywhere, before
// the name or after it: "Mayor Ruiz", "Ruiz, the mayor".
func (r *Reading) Bears(person int32, title string) bool {
	for _, word := range r.People[person].titles {
		if strings.EqualFold(spell(r.Text(word)), spell(title)) {
			return true
		}
	}
	return false
}

func spell(title string) string {
	if long, ok := spelledOut[strings.ToLower(title)]; ok {
		return long
	}
	return title
}

// mostTitles is how many titles are kept for one person.
const mostTitles = 8

// noteTitles keeps the titles that mention m gives person p.
func (r *Reading) noteTitles(m *Mention, p *Person) {
	for j := m.Lead; j < m.First; j++ {
		r.noteTitle(j, p)
	}
	if int(m.Last) >= len(r.Words) || r.Words[m.Last].Sign != ',' || m.Quotation >= 0 {
		return
	}
	for j := m.Last + 1; j < m.Last+9 && int(j) < len(r.Words); j++ {
		w := &r.Words[j]
		if w.Sentence != r.Words[m.First].Sentence || w.Shape == Mark || w.Class.Is(Speech|Subordinate|Auxiliary|Pronouns) {
			return
		}
		if w.Class.Is(Preposition) {
			return
		}
		r.noteTitle(j, p)
	}
}

func (r *Reading) noteTitle(word int32, p *Person) {
	if r.Words[word].Class.Is(Title|Role) && len(p.titles) < mostTitles {
		p.titles = append(p.titles, word)
	}
}
