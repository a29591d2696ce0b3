package text

import "testing"

func TestLanguage(t *testing.T) {
	tests := []struct{ want, text string }{
		{"en", "The council of Elmhaven voted on Monday to keep the old bridge, and nobody was surprised."},
		{"es", "El consejo de Valdemora votó el lunes a favor de conservar el puente, y nadie se sorprendió."},
		{"fr", "Le conseil de Montreval a voté lundi pour garder le vieux pont, et personne n’a été surpris."},
		{"de", "Der Rat von Ulmhafen stimmte am Montag für die alte Brücke, und niemand war überrascht."},
		{"pt", "O conselho de Vale Alto votou na segunda-feira para manter a ponte, e ninguém ficou surpreso com isso."},
		{"it", "Il consiglio di Valdolmo ha votato lunedì per tenere il vecchio ponte, e nessuno è rimasto sorpreso della cosa."},
		{"nl", "De raad van Olmhaven stemde maandag voor het behoud van de oude brug, en niemand was verrast."},
		{"ru", "Совет Зареченска проголосовал в понедельник за то, чтобы сохранить старый мост, и никто не удивился."},
		{"uk", "Рада Зарічного проголосувала в понеділок за те, щоб зберегти старий міст, і ніхто не здивувався."},
		{"ar", "صوت مجلس المدينة يوم الاثنين على الإبقاء على الجسر القديم، ولم يتفاجأ أحد من ذلك في المدينة."},
		{"zh", "榆港市议会周一投票决定保留旧桥，没有人感到意外。"},
		{"ja", "市議会は月曜日、古い橋を残すことを決めた。驚いた人はいなかった。"},
		{"ko", "시의회는 월요일에 오래된 다리를 유지하기로 했다."},
		{"", "Rada miasta głosowała x y z qqq."},
		{"", "12, 13 and 14"},
		{"", "OK"},
		{"", ""},
	}
	for _, test := range tests {
		if got := Language(test.text); got != test.want {
			t.Errorf("Language(%q): got %q, want %q", test.text, got, test.want)
		}
	}
}
