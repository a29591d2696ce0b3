package sandbox

import (
	"sort"
	"strings"
)

// A typed option is one that stands in a line: its declaration, and what
// follows its colon.
type typed struct {
	option *Option
	value  string
}

// commandOf finds the command that a line begins with, and what follows its
// name.
func (s *Server) commandOf(u *User, ch *channel, line string) (*Command, string, *Refusal) {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "/") {
		return nil, "", badLine("A line begins with a slash, as in /quote speaker:Ana Ruiz.")
	}
	if ch.guild == nil {
		return nil, "", badLine("Commands are used in a server.")
	}
	name, rest, _ := strings.Cut(line[1:], " ")
	cmd, refused := s.offer(u, ch, name, commandSlash)
	return cmd, rest, refused
}

// descend follows the words of subcommands down from a command, and gives the
// options of where it arrives.
func descend(cmd *Command, rest string) (path []*Option, options []Option, left string, refused *Refusal) {
	name, options := "/"+cmd.Name, cmd.Options
	for len(options) > 0 && (options[0].Type == optionSub || options[0].Type == optionGroup) {
		rest = strings.TrimSpace(rest)
		word, more, _ := strings.Cut(rest, " ")
		sub := option(options, word)
		if sub == nil {
			return nil, nil, "", badLine("%s goes on with one of %s.", name, strings.Join(optionNames(options), ", "))
		}
		path, options, rest, name = append(path, sub), sub.Options, more, name+" "+word
	}
	return path, options, rest, nil
}

func optionNames(options []Option) []string {
	var out []string
	for _, o := range options {
		out = append(out, o.Name)
	}
	return out
}

// split cuts what follows a command's name into options. A value runs to the
// next option of that command. What stands before the first is no option.
func split(rest string, options []Option) (found []typed, refused *Refusal) {
	type mark struct {
		at, end int
		option  *Option
	}
	var marks []mark
	for i := range options {
		label := options[i].Name + ":"
		for at := 0; ; {
			hit := strings.Index(rest[at:], label)
			if hit < 0 {
				break
			}
			at += hit
			if at == 0 || rest[at-1] == ' ' || rest[at-1] == '\n' {
				marks = append(marks, mark{at, at + len(label), &options[i]})
			}
			at += len(label)
		}
	}
	sort.Slice(marks, func(i, j int) bool { return marks[i].at < marks[j].at })
	first := len(rest)
	if len(marks) > 0 {
		first = marks[0].at
	}
	if stray := strings.TrimSpace(rest[:first]); stray != "" {
		return nil, strayWords(stray, options)
	}
	seen := map[string]bool{}
	for i, m := range marks {
		if seen[m.option.Name] {
			return nil, badLine("The option %s stands there twice.", m.option.Name)
		}
		seen[m.option.Name] = true
		end := len(rest)
		if i+1 < len(marks) {
			end = marks[i+1].at
		}
		found = append(found, typed{m.option, strings.TrimSpace(rest[m.end:end])})
	}
	return found, nil
}

func strayWords(stray string, options []Option) *Refusal {
	if name, _, ok := strings.Cut(stray, ":"); ok && !strings.Contains(name, " ") {
		return badLine("There is no option %q; there are: %s.", name, strings.Join(optionNames(options), ", "))
	}
	if len(options) == 0 {
		return badLine("%q means nothing here: this command takes no options.", stray)
	}
	return badLine("%q is not of the form option:value; the options are: %s.", stray, strings.Join(optionNames(options), ", "))
}
