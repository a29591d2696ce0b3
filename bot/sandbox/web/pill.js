// One option of a command being typed: its name and the field for its value.

import { el } from "./dom.js";
import { fault, optionType } from "./commands.js";

let made = 0; // ties each label to its field

export class Pill {
  /** owner hears of what happens: input(pill), focus(pill), key(pill, event). */
  constructor(option, owner) {
    this.option = option;
    this.owner = owner;
    this.sent = null; // the value behind the words, when they were picked from a list
    const id = `option-${++made}`;
    this.field = option.type === optionType.file ? this.fileField(id) : this.wordField(id);
    const star = option.required ? el("span", { class: "required", "aria-hidden": "true" }, "*") : null;
    this.node = el("span", { class: "pill" }, el("label", { for: id }, option.name, star), this.field, this.chooser ?? null);
  }

  wordField(id) {
    const common = { id, type: "text", size: "1", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-describedby": "hint", "aria-required": this.option.required ? "true" : null };
    return el("input", {
      ...common,
      oninput: () => this.typed(),
      onfocus: () => this.owner.focus(this),
      onkeydown: (e) => this.owner.key(this, e),
    });
  }

  /** A button that opens the machine's own file dialog. */
  fileField(id) {
    this.chooser = el("input", { type: "file", class: "sr-only", tabindex: "-1", "aria-hidden": "true", accept: this.option.file_types?.join(","), onchange: () => this.takeFile(this.chooser.files[0]) });
    return el("button", { id, type: "button", class: "file-field", "aria-describedby": "hint", onclick: () => this.chooser.click(), onfocus: () => this.owner.focus(this), onkeydown: (e) => this.owner.key(this, e) }, "Choose a file…");
  }

  typed() {
    this.sent = null;
    this.fit();
    this.refuse("");
    this.owner.input(this);
  }

  /** Fills the field: words are shown, value is what goes out. */
  fill(words, value = null) {
    this.field.value = words;
    this.sent = value;
    this.fit();
    this.refuse("");
  }

  takeFile(file) {
    if (!file) return;
    this.file = file;
    this.field.textContent = `${file.name} · ${Math.max(1, Math.round(file.size / 1024))} KB`;
    this.refuse("");
    this.owner.input(this);
    this.field.focus();
  }

  fit() {
    this.field.size = Math.max(1, Math.min(60, [...this.field.value].length + 1));
  }

  get words() {
    return this.field.value ?? "";
  }

  /** What goes out: the picked value, or what was typed. */
  get value() {
    if (this.option.type === optionType.file) return this.file ? this.file.name : "";
    if (this.sent !== null) return this.sent;
    const typed = this.words.trim();
    const named = this.option.choices?.find((c) => c.name.toLowerCase() === typed.toLowerCase());
    return named ? String(named.value) : typed;
  }

  /** Says what is wrong with the value, at the option; "" takes it back. */
  refuse(words) {
    this.error = words;
    this.node.classList.toggle("wrong", Boolean(words));
    if (words) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
  }

  /** Checks as Discord's client does; it reports whether the value may go out. */
  check() {
    this.refuse(fault(this.option, this.value));
    return !this.error;
  }

  focus() {
    this.field.focus();
    if (this.field.setSelectionRange) this.field.setSelectionRange(this.words.length, this.words.length);
  }

  get atStart() {
    return this.field.selectionStart === undefined || (this.field.selectionStart === 0 && this.field.selectionEnd === 0);
  }

  get atEnd() {
    return this.field.selectionStart === undefined || this.field.selectionStart === this.words.length;
  }
}
