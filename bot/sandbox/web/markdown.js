// Discord's markdown, as far as messages of bots and people use it, turned
// into nodes. Words are always text nodes: whatever a message says, it cannot
// become markup of the page.

import { el, link } from "./dom.js";
import { timeNode } from "./time.js";

const deepest = 12; // emphasis within emphasis; beyond it marks are shown as typed

/**
 * The nodes for a message's text. around is what names and times are looked up
 * in: {world, clock}.
 */
export function markdown(text, around) {
  return blocks(text.replace(/\r\n?/g, "\n").split("\n"), around);
}

/** The nodes for one line, such as an embed's title: no blocks. */
export function inlineMarkdown(text, around) {
  return inline(text, around, 0);
}

function blocks(lines, around) {
  const nodes = [];
  let prose = [];
  const flush = () => {
    if (prose.length) nodes.push(el("div", { class: "prose" }, inline(prose.join("\n"), around, 0)));
    prose = [];
  };
  for (let i = 0; i < lines.length; ) {
    const block = blockAt(lines, i, around);
    if (block) {
      flush();
      nodes.push(block.node);
      i = block.next;
      continue;
    }
    prose.push(lines[i++]);
  }
  flush();
  return nodes;
}

/** The block that begins at a line and the line after it; null when the line is prose. */
function blockAt(lines, i, around) {
  return fence(lines, i) ?? quote(lines, i, around) ?? heading(lines, i, around) ?? list(lines, i, around);
}

function fence(lines, i) {
  if (!lines[i].startsWith("```")) return null;
  const rest = lines.slice(i).join("\n");
  const found = /^```(?:[\w+-]*\n)?([\s\S]*?)```[ \t]*(\n|$)/.exec(rest);
  if (!found) return null;
  const node = el("pre", { tabindex: "0" }, el("code", {}, found[1].replace(/^\n|\n$/g, "")));
  return { node, next: i + found[0].replace(/\n$/, "").split("\n").length };
}

function quote(lines, i, around) {
  if (lines[i].startsWith(">>> ")) {
    const inside = [lines[i].slice(4), ...lines.slice(i + 1)];
    return { node: el("blockquote", {}, blocks(inside, around)), next: lines.length };
  }
  let next = i;
  while (next < lines.length && /^> ?(?!>)/.test(lines[next])) next++;
  if (next === i) return null;
  const inside = lines.slice(i, next).map((l) => l.replace(/^> ?/, ""));
  return { node: el("blockquote", {}, blocks(inside, around)), next };
}

function heading(lines, i, around) {
  const found = /^(#{1,3}|-#) +(\S.*)$/.exec(lines[i]);
  if (!found) return null;
  const inside = inline(found[2], around, 0);
  if (found[1] === "-#") return { node: el("div", { class: "subtext" }, inside), next: i + 1 };
  const level = found[1].length;
  const props = { class: `heading h${level}`, role: "heading", "aria-level": String(level + 2) };
  return { node: el("div", props, inside), next: i + 1 };
}

const bullet = /^( *)([-*]|\d{1,9}\.) +(?=\S)(.*)$/;

function list(lines, i, around) {
  const first = bullet.exec(lines[i]);
  if (!first) return null;
  const indent = first[1].length;
  const numbered = /\d/.test(first[2]);
  const node = numbered ? el("ol", { start: parseInt(first[2], 10) }) : el("ul");
  let next = i;
  while (next < lines.length) {
    const item = bullet.exec(lines[next]);
    if (!item || item[1].length < indent) break;
    if (item[1].length > indent && node.lastChild) {
      const inner = list(lines, next, around);
      node.lastChild.append(inner.node);
      next = inner.next;
      continue;
    }
    if (/\d/.test(item[2]) !== numbered) break;
    node.append(el("li", {}, inline(item[3], around, 0)));
    next++;
  }
  return { node, next };
}

const address = String.raw`https?:\/\/[^\s<>]+`;
const masked = String.raw`\[((?:\\.|[^\]\\\[]|\[[^\]\[]*\])+)\]\((<[^<>\s]+>|(?:[^\s()]|\([^\s()]*\))+)(?: +"[^"]*")?\)`;

/** What may stand within a line: the first rule that matches where reading has come to wins. */
const rules = [
  [/\\([^\sA-Za-z0-9])/y, (m) => m[1]],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, (m) => el("code", {}, m[2].replace(/^ (.*) $/, "$1"))],
  [new RegExp(masked, "y"), maskedLink],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => link(m[1], m[1])],
  [new RegExp(address, "y"), bareLink],
  [/<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y, (m, a) => moment(m, a)],
  [/<#(\d+)>/y, (m, a) => mention("#", a.world.channelName(m[1]), "unknown", m[1])],
  [/<@!?(\d+)>/y, (m, a) => mention("@", a.world.userName(m[1]), "unknown-user")],
  [/<@&(\d+)>/y, (m, a) => mention("@", a.world.roleName(m[1]), "unknown-role")],
  [/<\/([^:>\n]{1,100}):(\d+)>/y, (m) => el("button", { type: "button", class: "mention", "data-command": m[1] }, `/${m[1]}`)],
  [/<a?:(\w+):\d+>/y, (m) => `:${m[1]}:`],
  [/@(?:everyone|here)\b/y, (m) => el("span", { class: "mention" }, m[0])],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, (m, a, d) => el("strong", {}, inline(m[1], a, d))],
  [/__([\s\S]+?)__(?!_)/y, (m, a, d) => el("u", {}, inline(m[1], a, d))],
  [/~~([\s\S]+?)~~(?!~)/y, (m, a, d) => el("s", {}, inline(m[1], a, d))],
  [/\|\|([\s\S]+?)\|\|/y, (m, a, d) => spoiler(inline(m[1], a, d))],
  [/\*(?![\s*])((?:\*\*|[^*])+?)\*(?!\*)/y, (m, a, d) => el("em", {}, inline(m[1], a, d))],
  [/_(?![\s_])((?:__|[^_])+?)_(?![_\w])/y, (m, a, d) => el("em", {}, inline(m[1], a, d))],
];

const special = /[\\`\[<h@*_~|]/; // each rule begins with one of these

function inline(text, around, depth) {
  const nodes = [];
  let words = "";
  const flush = () => {
    if (words) nodes.push(words);
    words = "";
  };
  for (let at = 0; at < text.length; ) {
    const found = special.test(text[at]) && depth < deepest ? ruleAt(text, at) : null;
    if (!found) {
      words += text[at++];
      continue;
    }
    const made = found.make(found.match, around, depth + 1);
    if (typeof made === "string") words += made;
    else {
      flush();
      nodes.push(made);
    }
    at += found.match[0].length;
  }
  flush();
  return nodes;
}

function ruleAt(text, at) {
  if (text[at] === "_" && /\w/.test(text[at - 1] ?? "")) return null; // snake_case is a word
  for (const [pattern, make] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { match, make };
  }
  return null;
}

/** Discord shows a masked link only when its words are not themselves an address. */
function maskedLink(match, around, depth) {
  const target = match[2].replace(/^<|>$/g, "");
  if (!/^https?:\/\//i.test(target) || /https?:\/\//i.test(match[1])) return match[0];
  return link(target, inline(match[1], around, depth));
}

/** Prose around an address keeps its closing marks. */
function bareLink(match) {
  let end = match[0].replace(/[.,:;!?'"\]*_~|]+$/, "");
  if (end.endsWith(")") && !end.includes("(")) end = end.slice(0, -1);
  match[0] = end;
  return link(end, end);
}

function moment(match, around) {
  const at = Number(match[1]) * 1000;
  if (Number.isNaN(new Date(at).getTime())) return match[0];
  return timeNode(at, match[2] ?? "f", around.clock);
}

function mention(sign, name, otherwise, channel) {
  const words = sign + (name ?? otherwise);
  if (!channel || name === null) return el("span", { class: "mention" }, words);
  return el("button", { type: "button", class: "mention", "data-channel": channel }, words);
}

function spoiler(inside) {
  const show = (e) => {
    e.currentTarget.classList.add("shown");
    e.currentTarget.removeAttribute("role");
    e.currentTarget.removeAttribute("tabindex");
    e.currentTarget.removeAttribute("aria-label");
  };
  const key = (e) => (e.key === "Enter" || e.key === " ") && show(e);
  return el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler: press to show", onclick: show, onkeydown: key }, el("span", {}, inside));
}
