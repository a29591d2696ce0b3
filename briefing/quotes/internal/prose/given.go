package prose

import "strings"

// shortForms are given names and what they are short for.
var shortForms = map[string]string{
	"bill": "william", "will": "william", "bob": "robert", "rob": "robert", "mike": "michael", "tim": "timothy",
	"joe": "joseph", "dan": "daniel", "chris": "christopher", "jim": "james", "tom": "thomas", "ben": "benjamin",
	"matt": "matthew", "dave": "david", "steve": "stephen", "steven": "stephen", "greg": "gregory", "liz": "elizabeth",
	"ted": "edward", "ed": "edward", "don": "donald", "bernie": "bernard", "rudy": "rudolph", "tony": "anthony",
	"andy": "andrew", "nick": "nicholas", "sam": "samuel", "kate": "katherine", "sue": "susan", "ron": "ronald",
	"rick": "richard", "dick": "richard", "larry": "lawrence", "ken": "kenneth", "jeff": "jeffrey", "pat": "patrick",
	"chuck": "charles", "charlie": "charles", "fred": "frederick", "gabe": "gabriel", "nate": "nathan", "alex": "alexander",
}

// sameGiven reports whether two given names may be one person's.
func sameGiven(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	x, y := longForm(a), longForm(b)
	return x == y || strings.HasPrefix(x, strings.TrimSuffix(b, ".")) || strings.HasPrefix(y, strings.TrimSuffix(a, "."))
}

func longForm(given string) string {
	if long, ok := shortForms[given]; ok {
		return long
	}
	return given
}
