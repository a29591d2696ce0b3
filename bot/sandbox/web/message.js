// One message as people know it from Discord.

import { avatar, el, icon } from "./dom.js";
import { components } from "./components.js";
import { attachment, embed } from "./embed.js";
import { markdown } from "./markdown.js";
import { messageTime, stamp } from "./time.js";

const ephemeral = 1 << 6;
const loading = 1 << 7;
const v2 = 1 << 15;

export const isEphemeral = (m) => ((m.flags ?? 0) & ephemeral) !== 0;
export const isLoading = (m) => ((m.flags ?? 0) & loading) !== 0;

/** The command that a message answers and who used it; null for one that answers none. */
export function usedBy(m) {
  const meta = m.interaction_metadata;
  if (!meta && !m.interaction) return null;
  const type = m.interaction?.type ?? meta.type;
  if (type !== 2) return null;
  const name = m.interaction?.name ?? meta.name;
  return { name, user: m.interaction?.user ?? meta.user, onMessage: Boolean(meta?.target_message_id) };
}

/**
 * The node of a message. around is {world, clock, press, dismiss, find}; with
 * continued, the message follows another of its author's and shows no head.
 */
export function messageNode(m, around, continued) {
  const author = authorOf(m, around.world);
  const at = around.clock.newsTime(Date.parse(m.timestamp));
  const props = {
    class: ["message", continued && "continued", isEphemeral(m) && "ephemeral", m.failed && "failed"].filter(Boolean).join(" "),
    "data-message": m.id,
    tabindex: "-1",
    "aria-label": `${author.name}, ${messageTime(at, around.clock.now())}`,
  };
  const inside = el("div", { class: "message-inside" }, continued ? null : head(author, at, around), body(m, around), foot(m, around));
  const side = continued ? el("time", { class: "side-time", "aria-hidden": "true" }, stamp(at, "t")) : avatar(author);
  return el("article", props, origin(m, around), side, inside, tools());
}

function authorOf(m, world) {
  const known = world.users.get(m.author.id);
  return { id: m.author.id, bot: m.author.bot, name: known?.name ?? m.author.global_name ?? m.author.username };
}

function head(author, at, around) {
  return el(
    "header",
    {},
    el("span", { class: author.bot ? "name app" : "name" }, author.name),
    author.bot ? el("span", { class: "tag", title: "An app, not a person" }, "APP") : null,
    el("time", { class: "when", datetime: new Date(at).toISOString(), title: stamp(at, "F") }, messageTime(at, around.clock.now())),
  );
}

/** The line above: whose command this answers, or which message it replies to. */
function origin(m, around) {
  const used = usedBy(m);
  if (used?.name) {
    const user = { id: used.user.id, name: around.world.userName(used.user.id) ?? used.user.global_name ?? used.user.username };
    const name = used.onMessage ? used.name : `/${used.name}`;
    return el("div", { class: "origin" }, icon("used"), avatar(user, "small"), el("span", { class: "origin-name" }, user.name), " used ", el("span", { class: "origin-command" }, name));
  }
  const to = m.message_reference?.message_id;
  if (!to) return null;
  const first = m.referenced_message ?? around.find(to);
  const words = first ? `${authorOf(first, around.world).name}: ${(first.content || "an embed").slice(0, 80)}` : "an earlier message";
  return el("div", { class: "origin" }, icon("used"), el("button", { type: "button", class: "jump", "data-jump": to }, words));
}

function body(m, around) {
  if (m.failed) return el("div", { class: "failure" }, m.failed);
  if (isLoading(m)) return thinking(authorOf(m, around.world));
  const own = { ...around, message: m, press: (id, values) => around.press(m, id, values) };
  const isV2 = ((m.flags ?? 0) & v2) !== 0;
  return el(
    "div",
    { class: "message-body" },
    m.content ? el("div", { class: "content" }, markdown(m.content, around), m.edited_timestamp ? edited() : null) : null,
    (m.embeds ?? []).map((e) => embed(e, around)),
    isV2 ? null : (m.attachments ?? []).map(attachment),
    el("div", { class: isV2 ? "components v2" : "components" }, components(m.components, own)),
    m.reactions?.length ? reactions(m.reactions) : null,
    m.thread ? threadCard(m.thread) : null,
  );
}

function reactions(list) {
  const name = (r) => (r.emoji.id ? `:${r.emoji.name}:` : r.emoji.name);
  return el("div", { class: "reactions" }, list.map((r) => el("span", { class: "reaction" }, `${name(r)} ${r.count}`)));
}

/** The way into a thread, which is a channel of its own. */
export function threadCard(thread) {
  return el("button", { type: "button", class: "thread-card", "data-channel": thread.id }, icon("thread"), thread.name);
}

function edited() {
  return el("span", { class: "edited" }, "(edited)");
}

function thinking(author) {
  const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  return el("div", { class: "thinking" }, dots, ` ${author.name} is thinking…`);
}

function foot(m, around) {
  if (!isEphemeral(m)) return null;
  const dismiss = el("button", { type: "button", class: "text-button", onclick: () => around.dismiss(m) }, "Dismiss message");
  return el("div", { class: "only-you" }, icon("eye"), "Only you can see this · ", dismiss);
}

function tools() {
  return el("div", { class: "tools" }, el("button", { type: "button", class: "tool", "aria-label": "More", "aria-haspopup": "menu", tabindex: "-1", "data-more": true }, icon("more")));
}
