package text

import "testing"

func TestHead(t *testing.T) {
	tests := []struct{ name, body, headline, byline, dateline, title, begins string }{
		{name: "semicolon", body: "ELMHAVEN, NORTH SHORE; The council voted on Monday.\nIt was close.",
			dateline: "ELMHAVEN, NORTH SHORE", title: "The council voted on Monday", begins: "The council"},
		{name: "dash", body: "GENEVA — Talks began. They went on.", dateline: "GENEVA", title: "Talks began", begins: "Talks"},
		{name: "agency and dash", body: "LONDON (Reuters) - Talks began.", dateline: "LONDON", title: "Talks began", begins: "Talks"},
		{name: "date and agency", body: "NEW YORK, Nov 22 (AFP) – Talks began.", dateline: "NEW YORK", title: "Talks began", begins: "Talks"},
		{name: "only an agency", body: "(CNN) -- Talks began.", title: "Talks began", begins: "Talks"},
		{name: "agency run into the text", body: "(CNN)Talks began.", title: "Talks began", begins: "Talks"},
		{name: "small letters and agency run into the text", body: "Santa Rocha, Brel (the Coast Project)Talks began.", dateline: "Santa Rocha, Brel", title: "Talks began", begins: "Talks"},
		{name: "a name in brackets run into the text", body: "Riverside Power (RVP)said it would close.", title: "Riverside Power (RVP)said it would close", begins: "Riverside"},
		{name: "an agency that is an address", body: "(Elmhaven.example) -- Talks began.", title: "Talks began", begins: "Talks"},
		{name: "a remark", body: "(Nobody knows why.) Talks began.", title: "(Nobody knows why.)", begins: "(Nobody"},
		{name: "small letters and agency", body: "Santa Rocha, Brel (EFE).- Talks began.", dateline: "Santa Rocha, Brel", title: "Talks began", begins: "Talks"},
		{name: "a shortened month", body: "OSK, Talvia, Nov. 3 — Talks began.", dateline: "OSK, Talvia", title: "Talks began", begins: "Talks"},
		{name: "a shortened place", body: "BREL, D.C. -- Talks began.", dateline: "BREL, D.C.", title: "Talks began", begins: "Talks"},
		{name: "a sentence before a dash", body: "Nothing moved in Osk. — It was late.", title: "Nothing moved in Osk", begins: "Nothing"},
		{name: "Cyrillic", body: "ЗАРЕЧЕНСК, 22 ноября — Переговоры начались.", dateline: "ЗАРЕЧЕНСК", title: "Переговоры начались", begins: "Переговоры"},
		{name: "a name in brackets", body: "Riverside Power (RVP) said it would close.", title: "Riverside Power (RVP) said it would close", begins: "Riverside"},
		{name: "a dash inside a sentence", body: "The plan — all of it — failed.", title: "The plan — all of it — failed", begins: "The plan"},
		{name: "capitals that go on", body: "NASA said on Monday — again — that it would wait.", title: "NASA said on Monday — again — that it would wait", begins: "NASA"},
		{name: "headline, byline and dateline", body: "Council votes to keep the old bridge\nBy Ana Ruiz\nPublished 3:04 pm, 22 November 2026\n\nELMHAVEN — The council voted.\nIt was close.",
			headline: "Council votes to keep the old bridge", byline: "Ana Ruiz", dateline: "ELMHAVEN", title: "Council votes to keep the old bridge", begins: "The council"},
		{name: "Markdown", body: "# The old bridge stays.\n\nThe council voted.", headline: "The old bridge stays.", title: "The old bridge stays.", begins: "The council"},
		{name: "By begins a sentence", body: "By noon the hall was full.\nNobody spoke.", title: "By noon the hall was full", begins: "By noon"},
		{name: "a note", body: "Editor’s note: Ana Ruiz is a councillor.\n(Elmhaven.example) -- Talks began.", title: "Talks began", begins: "Talks"},
		{name: "a press release", body: "FOR IMMEDIATE RELEASE\n\nBridge opens\n\nELMHAVEN, 3 June 2026 — Talks began.", headline: "Bridge opens", dateline: "ELMHAVEN", title: "Bridge opens", begins: "Talks"},
		{name: "a press release with a contact", body: "FOR IMMEDIATE RELEASE\nContact: Eva Stahl, +00 555 0100\n\nBridge opens\n\nELMHAVEN, 3 June 2026 — Talks began.", headline: "Bridge opens", dateline: "ELMHAVEN", title: "Bridge opens", begins: "Talks"},
		{name: "only a headline", body: "Council votes to keep the old bridge", title: "Council votes to keep the old bridge", begins: "Council"},
		{name: "nothing", body: " \n "},
		{name: "long lede", body: "After days of talk, the council of Elmhaven, which had put the vote off four times since the spring, voted on Monday to keep the old bridge, saying that the new one would cost too much.",
			title: "After days of talk, the council of Elmhaven, which had put the vote off four times since the spring, voted…", begins: "After days"},
		{name: "lede cut at a clause", body: "The council of Elmhaven voted on Monday to keep the old bridge over the Lune for another ten years, saying that the new one would cost too much.",
			title: "The council of Elmhaven voted on Monday to keep the old bridge over the Lune for another ten years", begins: "The council"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := Head(test.body)
			for _, part := range []struct{ name, got, want string }{
				{"headline", h.Headline.Of(test.body), test.headline},
				{"byline", h.Byline.Of(test.body), test.byline},
				{"dateline", h.Dateline.Of(test.body), test.dateline},
				{"title", h.Title(test.body), test.title},
			} {
				if part.got != part.want {
					t.Errorf("%s: got %q, want %q", part.name, part.got, part.want)
				}
			}
			if got := test.body[h.Text:]; len(got) < len(test.begins) || got[:len(test.begins)] != test.begins {
				t.Errorf("the news begins with %q, want %q", Clip(got, 30), test.begins)
			}
		})
	}
}
