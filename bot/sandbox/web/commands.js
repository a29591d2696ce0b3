// What Discord's client knows of commands: which may be typed, what their
// options take, and how a use of one is written as a line.

export const optionType = {
  sub: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  file: 11,
};

/** The commands that can be run, subcommands spelled out: {path, about, options, command}. */
export function runnable(commands) {
  return commands.filter((c) => (c.type ?? 1) === 1).flatMap((c) => spell(c, [c.name], c));
}

function spell(node, path, command) {
  const options = node.options ?? [];
  const inner = options.filter((o) => o.type === optionType.sub || o.type === optionType.group);
  if (inner.length) return inner.flatMap((o) => spell(o, [...path, o.name], command));
  return [{ path: path.join(" "), about: node.description, options, command }];
}

export const messageCommands = (commands) => commands.filter((c) => c.type === 3);

/** The commands that what is typed after the slash may mean, likeliest first. */
export function matching(list, typed) {
  const words = typed.toLowerCase().trimStart();
  const rank = (c) => {
    if (c.path.startsWith(words)) return 0;
    if (c.path.split(" ").some((w) => w.startsWith(words))) return 1;
    return c.path.includes(words) ? 2 : 3;
  };
  return list
    .map((c) => [rank(c), c])
    .filter(([r]) => r < 3)
    .sort(([a], [b]) => a - b)
    .map(([, c]) => c);
}

/**
 * Reads a line such as "/quote speaker:Ruiz about:peace" as the client does when
 * one is pasted: {use, values} with words by option name; null when it begins
 * with no whole command of the list.
 */
export function readLine(list, line) {
  if (!line.startsWith("/")) return null;
  const use = list
    .filter((c) => line === `/${c.path}` || line.startsWith(`/${c.path} `))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (!use) return null;
  const rest = line.slice(use.path.length + 1);
  const marks = use.options
    .map((o) => ({ name: o.name, at: rest.indexOf(` ${o.name}:`) }))
    .filter((m) => m.at >= 0)
    .sort((a, b) => a.at - b.at);
  const values = {};
  marks.forEach((m, i) => {
    const from = m.at + m.name.length + 2;
    values[m.name] = rest.slice(from, marks[i + 1]?.at).trim();
  });
  return { use, values, loose: rest.slice(0, marks[0]?.at).trim() };
}

/** The line of a use: given is a list of {option, value}, in order. */
export function writeLine(use, given) {
  const parts = given.filter((g) => g.option.type !== optionType.file).map((g) => `${g.option.name}:${g.value}`);
  return [`/${use.path}`, ...parts].join(" ");
}

/** What the client itself finds wrong with an option's words before sending; "" when nothing is. */
export function fault(option, value) {
  if (value === "") return option.required ? "This option is required. Specify a value." : "";
  if (option.choices?.length) {
    return option.choices.some((c) => String(c.value) === value) ? "" : "Pick one of the choices.";
  }
  switch (option.type) {
    case optionType.string:
      return length(option, [...value].length);
    case optionType.integer:
      return /^-?\d+$/.test(value) ? range(option, Number(value)) : "Input a whole number.";
    case optionType.number:
      return Number.isFinite(Number(value)) ? range(option, Number(value)) : "Input a number.";
    case optionType.boolean:
      return value === "true" || value === "false" ? "" : "Choose True or False.";
    default:
      return "";
  }
}

function length({ min_length: min, max_length: max }, n) {
  if (min && n < min) return `Write at least ${min} characters.`;
  if (max && n > max) return `Write at most ${max} characters; these are ${n}.`;
  return "";
}

function range({ min_value: min, max_value: max }, n) {
  if (min !== undefined && n < min) return `The least is ${min}.`;
  if (max !== undefined && n > max) return `The most is ${max}.`;
  return "";
}
