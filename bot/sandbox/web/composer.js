// The line at the bottom: words to say, or a command with its options. Typing
// "/" lists the commands; each option then has a pill with a field of its own.
// The keyboard alone is enough.

import { el } from "./dom.js";
import { matching, optionType, readLine, runnable, writeLine } from "./commands.js";
import { readFiles } from "./files.js";
import { Hint } from "./hint.js";
import { pillKey, tailKey } from "./keys.js";
import { Picker } from "./picker.js";
import { Pill } from "./pill.js";
import { Suggester } from "./suggest.js";

export class Composer {
  /**
   * form holds the composer's parts. around has say(text), use(line, files) and
   * suggest(line, signal), which are promises, and places(option): what a
   * person, channel or role option may take.
   */
  constructor(form, around) {
    this.form = form;
    this.around = around;
    this.box = form.querySelector(".composer-box");
    this.tail = form.querySelector("textarea");
    this.hint = new Hint(form.querySelector("#hint"));
    this.picker = new Picker(form.querySelector("#picker"));
    this.suggester = new Suggester(this.picker, around);
    this.list = [];
    this.use = null;
    this.pills = [];
    this.tail.addEventListener("input", () => this.typed());
    this.tail.addEventListener("focus", () => this.typed());
    this.tail.addEventListener("keydown", (e) => tailKey(this, e));
    form.addEventListener("submit", (e) => this.submitted(e));
    form.addEventListener("focusout", (e) => form.contains(e.relatedTarget) || this.picker.close());
  }

  submitted(e) {
    e.preventDefault();
    this.send();
  }

  /** Says which commands may be typed here and whether one may speak. */
  offer(commands, placeholder, mayWrite) {
    this.list = runnable(commands);
    this.placeholder = placeholder;
    this.tail.disabled = !mayWrite;
    if (this.use && !this.list.some((c) => c.path === this.use.path)) this.clear();
    this.dress();
  }

  /** Puts a whole line in, as if it had been typed. */
  fill(line) {
    this.clear();
    const read = readLine(this.list, line.trim());
    if (!read) this.tail.value = line;
    else this.begin(read.use, read.values);
    this.focus();
  }

  focus() {
    const first = this.pills.find((p) => !p.value);
    if (first) return first.focus();
    this.tail.focus();
    this.typed(); // it may have had the keyboard all along
  }

  clear() {
    this.suggester.stop();
    this.use = null;
    for (const p of this.pills) p.node.remove();
    this.pills = [];
    this.tail.value = "";
    this.hint.complain("");
    this.picker.close();
    this.dress();
  }

  typed() {
    this.grow();
    this.hint.clear();
    if (this.use) return this.offerOptions();
    const text = this.tail.value;
    if (!text.startsWith("/")) return this.picker.close();
    const read = text.length > 1 && / $/.test(text) ? readLine(this.list, text) : null;
    if (read && !read.loose && matching(this.list, text.slice(1)).length <= 1) return this.begin(read.use, read.values);
    this.offerCommands(text.slice(1));
  }

  offerCommands(typed) {
    const found = matching(this.list, typed);
    const read = readLine(this.list, `/${typed}`);
    if (!found.length && read) return this.picker.close(); // a whole line was pasted: Enter reads it
    if (!found.length) return this.picker.say(this.tail, "No command here has that name.");
    const heading = typed.trim() ? `Commands matching “${typed.trim()}”` : "Commands you may use here";
    this.picker.show(
      this.tail,
      heading,
      found.map((c) => ({
        title: `/${c.path}`,
        tag: c.options.map((o) => el("span", { class: "option-name" }, o.name)),
        detail: c.about,
        pick: () => this.begin(c, {}),
      })),
    );
  }

  /** The options not given yet, filtered by what is typed behind the pills. */
  offerOptions() {
    const typed = this.tail.value.trim();
    const named = this.unused().find((o) => typed.toLowerCase() === `${o.name}:`);
    if (named) return this.addPill(named).focus();
    const found = this.unused().filter((o) => o.name.startsWith(typed.toLowerCase()));
    this.picker.show(
      this.tail,
      "Options",
      found.map((o) => ({ title: o.name, detail: o.description, pick: () => this.addPill(o).focus() })),
      typed ? 0 : -1,
    );
  }

  unused() {
    return this.use.options.filter((o) => !this.pills.some((p) => p.option.name === o.name));
  }

  /** Starts a command: the required options stand there at once. */
  begin(use, values) {
    this.clear();
    this.use = use;
    for (const option of use.options) {
      if (!option.required && values[option.name] === undefined) continue;
      const pill = this.addPill(option);
      if (option.type !== optionType.file) this.suggester.fillByName(pill, values[option.name] ?? "");
    }
    this.dress();
    this.focus();
  }

  addPill(option) {
    const pill = new Pill(option, { input: (p) => this.attend(p), focus: (p) => this.attend(p), key: (p, e) => pillKey(this, p, e) });
    this.pills.push(pill);
    this.tail.before(pill.node);
    this.tail.value = "";
    this.picker.close();
    this.dress();
    return pill;
  }

  removePill(pill) {
    this.picker.close();
    const at = this.pills.indexOf(pill);
    this.pills.splice(at, 1);
    pill.node.remove();
    this.dress();
    (this.pills[at - 1] ?? { focus: () => this.tail.focus() }).focus();
  }

  /** Says what an option is for and what may go into it. */
  attend(pill) {
    this.hint.tell(pill);
    this.suggest(pill);
  }

  suggest(pill) {
    const others = this.given().filter((g) => g.option !== pill.option);
    const line = writeLine(this.use, [...others, { option: pill.option, value: pill.words }]);
    this.suggester.suggest(pill, line, () => this.next(pill));
  }

  given() {
    return this.pills.map((p) => ({ option: p.option, value: p.value })).filter((g) => g.value !== "");
  }

  /** On to the next option that is still empty, else behind the pills. */
  next(pill) {
    this.picker.close();
    const rest = this.pills.slice(this.pills.indexOf(pill) + 1);
    const empty = rest.find((p) => !p.value);
    if (empty) empty.focus();
    else this.tail.focus();
  }

  /** Back from a command to plain words. */
  leave() {
    this.clear();
    this.tail.focus();
  }

  /** Sends what stands there, a command once it passes the checks of Discord's client. */
  async send() {
    if (!this.use) return this.sendWords();
    const wrong = this.pills.filter((p) => !p.check())[0];
    if (wrong) return this.refuse(wrong);
    const loose = this.tail.value.trim();
    if (loose) return this.hint.complain(stray(loose, this.use));
    const line = writeLine(this.use, this.given());
    const kept = { use: this.use, pills: this.pills };
    const files = await readFiles(this.pills);
    this.clear();
    this.tail.focus();
    try {
      await this.around.use(line, files);
    } catch (err) {
      this.restore(kept);
      this.complainAt(err.message);
    }
  }

  /** Goes back to an option whose value will not do and says why. */
  refuse(pill) {
    pill.focus();
    this.picker.close();
    this.hint.tell(pill);
  }

  async sendWords() {
    const typed = this.tail.value;
    const read = readLine(this.list, typed.trim());
    if (read) {
      this.begin(read.use, read.values);
      if (read.loose) this.hint.complain(stray(read.loose, read.use));
      return;
    }
    if (typed.startsWith("/")) return this.hint.complain("No command here has that name. Begin with a space to say it all the same.");
    if (!typed.trim()) return;
    this.tail.value = "";
    this.grow();
    try {
      await this.around.say(typed.trim());
    } catch (err) {
      this.tail.value = typed;
      this.hint.complain(err.message);
    }
  }

  /** A refused command comes back as it was typed, unless something else has been begun. */
  restore({ use, pills }) {
    if (this.use || this.tail.value) return;
    this.use = use;
    this.pills = pills;
    for (const p of pills) this.tail.before(p.node);
    this.dress();
    this.focus();
    this.picker.close();
  }

  /** A refusal that names an option belongs to that option. */
  complainAt(words) {
    const pill = this.pills.find((p) => new RegExp(`(^|[^\\w-])${p.option.name}([^\\w-]|$)`).test(words));
    if (!pill) return this.hint.complain(words);
    pill.refuse(words);
    this.refuse(pill);
  }

  /** Shows what the state is: the command's name, how many options are left, the placeholder. */
  dress() {
    const name = this.form.querySelector(".command-name");
    name.hidden = !this.use;
    name.textContent = this.use ? `/${this.use.path}` : "";
    const left = this.use ? this.unused().length : 0;
    this.tail.placeholder = this.use ? (left ? `+${left} optional` : "") : this.placeholder;
    this.tail.setAttribute("aria-label", this.use ? `More options of /${this.use.path}` : this.placeholder);
    this.box.classList.toggle("command", Boolean(this.use));
    this.grow();
  }

  grow() {
    this.tail.style.height = "auto";
    this.tail.style.height = `${Math.min(this.tail.scrollHeight, 200)}px`;
  }
}

const stray = (words, use) => `“${words}” belongs to no option of /${use.path}.`;
