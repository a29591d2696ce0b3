// The line over the composer: what the option at hand is for, or what is wrong.

import { el } from "./dom.js";

export class Hint {
  constructor(root) {
    this.root = root;
  }

  /** Says what an option is for, or what is wrong with its value. */
  tell(pill) {
    const words = pill.error ? el("span", { class: "wrong-words" }, pill.error) : el("span", {}, pill.option.description);
    this.show(el("strong", {}, pill.option.name), " ", words);
  }

  /** Says what is wrong with the line as a whole; "" takes it back. */
  complain(words) {
    if (words) this.show(el("span", { class: "wrong-words" }, words));
    else this.clear();
  }

  show(...parts) {
    this.root.replaceChildren(...parts);
    this.root.hidden = false;
  }

  clear() {
    this.root.replaceChildren();
    this.root.hidden = true;
  }
}
