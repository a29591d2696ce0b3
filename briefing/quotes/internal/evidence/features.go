package evidence

// A Feature is one thing that is seen of a candidate, from 0 to 63.
type Feature = uint8

// The features by which a mention is judged as a quotation's source. What a
// distance counts in is said at the place where it is taken.
const (
	kind         = iota // name, organisation, each pronoun, each sort of noun
	side                // before the quotation, or after it
	words               // between the mention and the quotation, outside of quotations
	sentences           // between them
	paragraphs          // between them
	mentions            // between them
	quotations          // between them
	verb                // the verb that the mention governs: saying, telling, another
	verbAhead           // words from the mention to that verb
	verbCommas          // commas on that way
	verbNames           // names on that way
	verbBehind          // words from a verb of saying back before the mention, as in "said Ruiz"
	verbSpan            // words from the nearer of the two verbs to the quotation
	verbNearest         // whether that verb is the nearest to the quotation, and on which side
	before              // the word before the mention, by class
	after               // the word after it, by class
	frequency           // how often the person is mentioned
	standing            // mentions of the person as against everybody else's
	human               // signs that the name is a person's
	length              // words of the name
	known               // mentions of the person beside a verb of saying
	fresh               // the name might be a sentence's first word and no name at all
	lastSource          // the previous quotation's source is this mention, or this person
	olderSource         // the same of the one before
	within              // the quotation speaks of this person by name
	place               // which mention of its sentence it is
	placeInLine         // which mention of its paragraph it is
	subject             // the mention may be its sentence's subject
	quoteWords          // in the quotation
	quoteBefore         // the mark or word before the quotation
	quoteEnd            // the mark the quotation ends with
	quoteAfter          // the mark or word after the quotation
	quoteOpens          // the paragraph begins with the quotation
	quoteLower          // the quotation begins with a small letter
	quotesBefore        // quotations before it in the paragraph
	quotesAfter         // quotations after it in the paragraph
	quoteOpen           // this or the previous quotation has no closing mark
	outside             // words of the paragraph outside of quotations
	sinceLast           // words since the previous quotation
	colon               // the paragraph before ends with a colon
	speechAfter         // words from the quotation to the next verb of saying
	speechBefore        // words from the last verb of saying to the quotation
	between             // the mention stands between the previous quotation and this one
	gap                 // paragraphs since the previous quotation
	Sources             // how many features a source has
)

// clip bounds a count to what a feature can hold.
func clip(n, most int32) Feature {
	return Feature(max(0, min(n, most)))
}

func flag(yes bool) Feature {
	if yes {
		return 1
	}
	return 0
}
