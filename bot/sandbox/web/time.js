// Times as people read them: Discord's <t:…> stamps in the reader's own zone,
// and the news clock, which can be moved ahead of the machine's.

import { el } from "./dom.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const slack = 3000; // milliseconds: times are told in whole seconds, and telling takes a moment

const styles = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const formats = new Map(Object.entries(styles).map(([s, o]) => [s, new Intl.DateTimeFormat(undefined, o)]));
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" });

/** A moment in one of Discord's styles; at is in milliseconds. */
export function stamp(at, style) {
  if (style === "R") return fromNow(at, Date.now());
  return formats.get(style).format(at);
}

/** "in 3 hours", "2 days ago", as seen from now; both in milliseconds. */
export function fromNow(at, now) {
  const gap = at - now;
  const size = Math.abs(gap);
  const units = [
    [365 * day, "year"],
    [30 * day, "month"],
    [day, "day"],
    [hour, "hour"],
    [minute, "minute"],
  ];
  for (const [length, unit] of units) {
    if (size >= length) return relative.format(Math.trunc(gap / length), unit);
  }
  return relative.format(Math.trunc(gap / 1000), "second");
}

/** "Today at 08:00", "Yesterday at 08:00", "21/11/2026 08:00": a message's time as seen from now. */
export function messageTime(at, now) {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / day);
  if (days === 0 || days === -1) {
    const word = relative.format(days, "day");
    return `${word[0].toUpperCase()}${word.slice(1)} at ${stamp(at, "t")}`;
  }
  return stamp(at, "s");
}

function startOfDay(at) {
  return new Date(at).setHours(0, 0, 0, 0);
}

export const sameDay = (a, b) => startOfDay(a) === startOfDay(b);
export const dayName = (at) => formats.get("D").format(at);
export const clockFace = (at) => `${weekday.format(at)}, ${stamp(at, "t")}`;

/**
 * The news clock: the machine's time and how far the news is ahead of it. It
 * remembers its moves for as long as the tab lives, so that a message keeps the
 * news time at which it came.
 */
export class NewsClock {
  /** key tells one sandbox's moves from another's. */
  constructor(key, store = sessionStorage) {
    this.key = `news-clock-${key}`;
    this.store = store;
    this.moves = JSON.parse(store.getItem(this.key) ?? "[]");
  }

  /** Milliseconds by which the news is ahead now. */
  get ahead() {
    return this.moves.at(-1)?.ahead ?? 0;
  }

  now() {
    return Date.now() + this.ahead;
  }

  /**
   * Takes the sandbox's word for what time the news had at a machine time, which
   * is now when not given. It reports whether the clock was moved.
   */
  set(now, at = Date.now()) {
    const ahead = Date.parse(now) - at;
    const moved = Math.abs(ahead - this.ahead) >= slack;
    if (Math.abs(ahead - this.aheadAt(at)) < slack) return moved;
    this.moves.push({ since: at, ahead });
    this.moves.sort((a, b) => a.since - b.since);
    this.moves = this.moves.slice(-500);
    this.store.setItem(this.key, JSON.stringify(this.moves));
    return moved;
  }

  aheadAt(at) {
    return this.moves.findLast((m) => m.since <= at)?.ahead ?? 0;
  }

  /** The news time of something that happened at a machine time, both in milliseconds. */
  newsTime(at) {
    return at + this.aheadAt(at);
  }
}

/** A <time> that says when; a relative one is kept right by refreshTimes. */
export function timeNode(at, style, clock) {
  const node = el("time", { class: "stamp", datetime: iso(at), title: stamp(at, "F") });
  if (style === "R") node.dataset.at = at;
  node.textContent = style === "R" ? fromNow(at, clock.now()) : stamp(at, style);
  return node;
}

function iso(at) {
  return new Date(at).toISOString();
}

/** Brings every relative time on the page up to date. */
export function refreshTimes(clock) {
  const now = clock.now();
  for (const node of document.querySelectorAll("time[data-at]")) {
    const words = fromNow(Number(node.dataset.at), now);
    if (node.textContent !== words) node.textContent = words;
  }
}
