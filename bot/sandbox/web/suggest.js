// What may go into an option's field: fixed choices, what the server has, or
// what the bot suggests while one types.

import { optionType } from "./commands.js";

const patience = 150; // milliseconds without a key before the bot is asked

const yesOrNo = [
  { name: "True", value: "true" },
  { name: "False", value: "false" },
];

export class Suggester {
  /** around has suggest(line, signal) and places(option). */
  constructor(picker, around) {
    this.picker = picker;
    this.around = around;
  }

  /** Opens the list for a pill; line is the command as typed so far, this option last. */
  suggest(pill, line, taken) {
    this.stop();
    this.picker.close();
    const fixed = this.fixed(pill.option);
    if (fixed) return this.show(pill, filter(fixed, pill), taken);
    if (pill.option.autocomplete) this.ask(pill, line, taken);
  }

  stop() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  /** All that the option may take, when the page knows it; else null. */
  fixed(option) {
    if (option.choices?.length) return option.choices;
    if (option.type === optionType.boolean) return yesOrNo;
    return this.around.places(option);
  }

  ask(pill, line, taken) {
    const asking = new AbortController();
    this.asking = asking;
    this.timer = setTimeout(async () => {
      try {
        const choices = await this.around.suggest(line, asking.signal);
        if (asking.signal.aborted || document.activeElement !== pill.field) return;
        if (choices.length) this.show(pill, choices, taken);
        else if (pill.words) this.picker.say(pill.field, "Nothing matches. What you typed is sent as it is.");
      } catch (err) {
        if (err.name !== "AbortError") this.picker.say(pill.field, "Loading the suggestions failed. You can type on.");
      }
    }, patience);
  }

  show(pill, choices, taken) {
    const items = choices.slice(0, 25).map((c) => ({
      title: c.name,
      pick: () => {
        pill.fill(c.name, String(c.value));
        taken();
      },
    }));
    this.picker.show(pill.field, pill.option.name, items);
  }

  /** Puts words into a pill; those that name a choice, a channel or a person mean it. */
  fillByName(pill, words) {
    const plain = (w) => w.toLowerCase().replace(/^[#@]/, "");
    const known = words && this.fixed(pill.option)?.find((c) => plain(c.name) === plain(words));
    if (known) pill.fill(known.name, String(known.value));
    else pill.fill(words);
  }
}

/** The choices that what is typed may mean; all of them once one is picked. */
function filter(choices, pill) {
  const typed = pill.words.trim().toLowerCase();
  if (pill.sent !== null || !typed) return choices;
  return choices.filter((c) => c.name.toLowerCase().includes(typed));
}
