// The list that opens over the composer: commands, options or suggestions.
// The keyboard stays in the field that was typed into; the list only follows.

import { announce, el } from "./dom.js";

export class Picker {
  constructor(root) {
    this.root = root;
    this.items = [];
    this.active = -1;
    root.addEventListener("mousedown", (e) => e.preventDefault()); // the field keeps the keyboard
  }

  get open() {
    return !this.root.hidden;
  }

  /**
   * Shows items of {title, detail?, tag?, icon?, pick} under a heading, for a
   * field. With active -1 none is marked until an arrow is pressed.
   */
  show(field, heading, items, active = 0) {
    this.close();
    if (!items.length) return;
    this.field = field;
    this.items = items;
    const rows = items.map((item, i) => this.row(item, i));
    this.root.replaceChildren(el("div", { class: "picker-heading", role: "presentation" }, heading), ...rows);
    this.rows = rows;
    this.root.hidden = false;
    field.setAttribute("aria-controls", this.root.id);
    if (field.getAttribute("role") === "combobox") field.setAttribute("aria-expanded", "true");
    this.mark(active);
    announce(`${items.length} ${items.length === 1 ? "suggestion" : "suggestions"}`);
  }

  /** One sentence in place of a list. */
  say(field, words) {
    this.close();
    this.root.replaceChildren(el("div", { class: "picker-note", role: "presentation" }, words));
    this.root.hidden = false;
    this.field = field;
  }

  row(item, index) {
    return el(
      "div",
      { class: "picker-row", role: "option", id: `pick-${index}`, "aria-selected": "false", onmousemove: () => this.mark(index), onclick: () => item.pick() },
      item.icon ?? null,
      el("span", { class: "picker-title" }, item.title),
      item.tag ? el("span", { class: "picker-tags" }, item.tag) : null,
      item.detail ? el("span", { class: "picker-detail" }, item.detail) : null,
    );
  }

  mark(index) {
    this.rows[this.active]?.classList.remove("active");
    this.rows[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const row = this.rows[index];
    if (!row) return this.field.removeAttribute("aria-activedescendant");
    row.classList.add("active");
    row.setAttribute("aria-selected", "true");
    this.field.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  move(step) {
    if (!this.items.length) return;
    const n = this.items.length;
    this.mark(this.active < 0 ? (step > 0 ? 0 : n - 1) : (this.active + step + n) % n);
  }

  /** Takes the marked item; with orFirst the first when none is. It reports whether there was one. */
  take(orFirst = false) {
    const item = this.items[this.active] ?? (orFirst ? this.items[0] : null);
    if (!this.open || !item) return false;
    item.pick();
    return true;
  }

  close() {
    this.root.hidden = true;
    this.root.replaceChildren();
    this.items = [];
    this.rows = [];
    this.active = -1;
    if (!this.field) return;
    this.field.removeAttribute("aria-activedescendant");
    if (this.field.getAttribute("role") === "combobox") this.field.setAttribute("aria-expanded", "false");
    this.field = null;
  }
}
