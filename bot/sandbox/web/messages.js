// The messages of the channel that is open: in order, changed in place, with
// days and moves of the news clock marked between them.

import { announce, el } from "./dom.js";
import { isEphemeral, isLoading, messageNode, usedBy } from "./message.js";
import { clockFace, dayName, sameDay } from "./time.js";
import { order } from "./world.js";

const together = 7 * 60_000; // messages of one author this close share a head

export class MessageList {
  /**
   * root is the scrolling box with the list inside. around is {world, clock,
   * press, dismiss}; world is replaced when the world changes.
   */
  constructor(root, around) {
    this.root = root;
    this.list = root.querySelector("ol");
    this.around = { ...around, find: (id) => this.find(id) };
    this.entries = []; // {id, message?, moved?, node}
    this.jump = el("button", { type: "button", class: "to-newest", hidden: true, onclick: () => this.toNewest() }, "New messages");
    root.after(this.jump);
    root.addEventListener("scroll", () => this.atNewest() && (this.jump.hidden = true), { passive: true });
    this.list.addEventListener("keydown", (e) => this.key(e));
    // Pictures and late fonts make the list taller after it was scrolled.
    this.follow = true;
    root.addEventListener("scroll", () => (this.follow = this.atNewest()), { passive: true });
    new ResizeObserver(() => this.follow && this.toNewest()).observe(this.list);
  }

  /** Shows a channel: its messages, oldest first, below the words that open it. */
  show(messages, opening) {
    this.opening = opening;
    this.entries = messages.map((message) => ({ id: message.id, message }));
    this.list.replaceChildren(opening);
    const all = document.createDocumentFragment();
    this.entries.forEach((entry, i) => all.append(this.draw(entry, this.entries[i - 1])));
    this.list.append(all);
    this.rove();
    this.toNewest();
  }

  clear() {
    this.entries = [];
    this.list.replaceChildren();
  }

  find(id) {
    return this.entries.find((e) => e.id === id)?.message;
  }

  /** Adds a message or shows it as it now is. */
  put(message) {
    const index = this.entries.findLastIndex((e) => e.id === message.id);
    if (index >= 0) return this.change(index, message);
    const stay = this.atNewest();
    const entry = { id: message.id, message };
    let at = this.entries.length;
    while (at > 0 && this.entries[at - 1].message && order(this.entries[at - 1].id, message.id) > 0) at--;
    this.entries.splice(at, 0, entry);
    const next = this.entries[at + 1]?.node ?? null;
    this.list.insertBefore(this.draw(entry, this.entries[at - 1]), next);
    this.arrived(entry, stay);
  }

  /** Something of the page's own making: a command that came to nothing. */
  putLocal(message) {
    const entry = { id: message.id, message };
    const stay = this.atNewest();
    this.entries.push(entry);
    this.list.append(this.draw(entry, this.entries.at(-2)));
    this.arrived(entry, stay);
  }

  change(index, message) {
    const entry = this.entries[index];
    if (JSON.stringify(entry.message) === JSON.stringify(message)) return; // a reply comes as an answer and as an event
    const held = this.focusIn(entry.node);
    const stay = this.atNewest();
    const wasLoading = isLoading(entry.message);
    entry.message = message;
    const old = entry.node;
    old.replaceWith(this.draw(entry, this.entries[index - 1]));
    this.rove();
    if (held) this.refocus(entry.node, held);
    if (stay) this.toNewest();
    if (wasLoading) this.speak(entry);
  }

  remove(id) {
    const index = this.entries.findIndex((e) => e.id === id);
    if (index < 0) return;
    const [entry] = this.entries.splice(index, 1);
    const held = entry.node.contains(document.activeElement);
    entry.node.remove();
    const next = this.entries[index];
    if (next?.message) {
      const old = next.node;
      old.replaceWith(this.draw(next, this.entries[index - 1]));
    }
    this.rove();
    if (held) (this.entries[index] ?? this.entries[index - 1])?.node.querySelector("article")?.focus();
  }

  /** Marks that the news clock was moved; moves in a row are one mark. */
  moved(now) {
    const last = this.entries.at(-1);
    const node = divider(`The news clock now says ${clockFace(now)}`, "moved");
    if (last?.moved) {
      last.node.replaceWith(node);
      last.node = node;
      last.moved = now;
      return;
    }
    const stay = this.atNewest();
    this.entries.push({ id: `moved-${now}`, moved: now, node });
    this.list.append(node);
    if (stay) this.toNewest();
  }

  draw(entry, before) {
    const { clock } = this.around;
    const at = clock.newsTime(Date.parse(entry.message.timestamp));
    const previous = before?.message;
    const newDay = previous ? !sameDay(clock.newsTime(Date.parse(previous.timestamp)), at) : !before;
    entry.node = el("li", {}, newDay ? divider(dayName(at), "day") : null, messageNode(entry.message, this.around, !newDay && continues(entry.message, previous, clock)));
    return entry.node;
  }

  arrived(entry, stay) {
    this.rove();
    if (stay) this.toNewest();
    else this.jump.hidden = false;
    this.speak(entry);
  }

  speak({ message, node }) {
    const words = isLoading(message) ? "is thinking" : node.querySelector(".message-body, .failure")?.textContent ?? "";
    const name = this.around.world.userName(message.author.id) ?? message.author.username;
    announce(`${name}: ${words.slice(0, 300)}`);
  }

  atNewest() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 40;
  }

  toNewest() {
    this.root.scrollTop = this.root.scrollHeight;
    this.jump.hidden = true;
  }

  /** Brings a message's head into view, however long it is. */
  reveal(id) {
    this.entries.find((e) => e.id === id)?.node.scrollIntoView({ block: "start" });
    this.follow = this.atNewest();
  }

  /** Brings a message into view and under the keyboard. */
  jumpTo(id) {
    const node = this.entries.find((e) => e.id === id)?.node?.querySelector("article");
    node?.scrollIntoView({ block: "center" });
    node?.focus();
  }

  /** One message is in the tab order: the newest, or the one last reached by arrows. */
  rove(node) {
    const target = node ?? this.list.querySelector("li:last-child > article");
    for (const other of this.list.querySelectorAll('article[tabindex="0"]')) other.tabIndex = -1;
    if (target) target.tabIndex = 0;
  }

  key(e) {
    if (!e.target.matches("article")) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[e.key];
    if (!step) return;
    e.preventDefault();
    const all = this.entries.filter((entry) => entry.message).map((entry) => entry.node.querySelector("article"));
    const next = all[all.indexOf(e.target) + step];
    if (!next) return;
    this.rove(next);
    next.focus();
  }

  /** What to find the keyboard's place by after a message is drawn anew. */
  focusIn(node) {
    const focused = document.activeElement;
    if (!node.contains(focused)) return null;
    return { custom: focused.dataset.customId, words: focused.textContent };
  }

  refocus(node, { custom, words }) {
    const all = [...node.querySelectorAll("button, a")];
    const same = all.find((b) => custom && b.dataset.customId === custom && !b.disabled) ?? all.find((b) => words && b.textContent === words && !b.disabled);
    (same ?? node.querySelector("article")).focus({ preventScroll: true });
  }
}

/** A message without a head of its own: the same author's, soon after, answering no command. */
function continues(message, previous, clock) {
  if (!previous || usedBy(message) || message.message_reference?.message_id || message.failed) return false;
  if (previous.author.id !== message.author.id || isEphemeral(previous) !== isEphemeral(message)) return false;
  if (Boolean(previous.interaction_metadata) !== Boolean(message.interaction_metadata)) return false; // a digest after an answer
  const at = (m) => clock.newsTime(Date.parse(m.timestamp));
  return at(message) - at(previous) < together;
}

function divider(words, kind) {
  return el("div", { class: `divider ${kind}`, role: "separator", "aria-label": words }, el("span", {}, words));
}
