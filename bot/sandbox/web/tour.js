// Three steps that show what Dateline is for: ask, save, read.

import { el, icon } from "./dom.js";
import { usedBy, isLoading } from "./message.js";

const steps = [
  {
    id: "ask",
    title: "Ask who said what",
    about: "Anyone can ask. The answer is the exact words of an article, with who said them and where.",
    needs: "quote",
    acts: [{ label: "Try /quote", person: "reader", line: "/quote" }],
  },
  {
    id: "save",
    title: "Save an article",
    about: "A moderator pastes or uploads one, or saves a message from its ⋯ menu. It can be quoted at once.",
    needs: "article paste",
    acts: [{ label: "Paste one as mod", person: "mod", line: "/article paste", send: true }],
  },
  {
    id: "digest",
    title: "See a digest arrive",
    about: "An admin subscribes a channel and confirms the preview with Subscribe. Then run the news clock to the next digest.",
    needs: "digest subscribe",
    acts: [
      { label: "Subscribe as admin", person: "admin", line: "/digest subscribe name:Morning channel:news at:08:00", zone: true },
      { label: "Next digest", clock: true },
    ],
  },
];

export class Tour {
  /**
   * root is the aside it stands in. around is {play(person, line, send), nextDigest()}.
   * What was done is kept for as long as the tab lives.
   */
  constructor(root, around, store = sessionStorage) {
    this.root = root;
    this.around = around;
    this.store = store;
    this.tried = new Set();
    this.done = new Set(JSON.parse(store.getItem("tour") ?? "[]"));
    root.querySelector(".close").addEventListener("click", () => this.show(false));
    this.opener = document.getElementById("tour-button");
    this.opener.addEventListener("click", () => this.show(this.root.hidden));
  }

  /** Offers the tour when the bot has the commands that it is about; commands are those that can be run. */
  offer(commands) {
    const fits = steps.every((s) => commands.some((c) => c.path === s.needs));
    this.zones = commands.some((c) => c.path === "digest subscribe" && c.options.some((o) => o.name === "timezone"));
    this.opener.hidden = !fits;
    if (!fits) return (this.root.hidden = true);
    if (this.started) return;
    this.started = true;
    const narrow = matchMedia("(max-width: 1100px)").matches;
    this.show(this.store.getItem("tour-closed") === null && !narrow);
    this.draw();
  }

  show(on) {
    this.root.hidden = !on;
    this.opener.setAttribute("aria-expanded", String(on));
    if (!on && this.started) this.store.setItem("tour-closed", "1");
    if (on) this.draw();
  }

  draw() {
    const now = steps.find((s) => !this.done.has(s.id));
    const list = this.root.querySelector("ol");
    list.replaceChildren(...steps.map((s) => this.step(s, s === now)));
    this.root.querySelector(".tour-end").hidden = Boolean(now);
  }

  step(step, now) {
    const done = this.done.has(step.id);
    const next = step.acts.find((a) => !this.tried.has(a)) ?? step.acts.at(-1);
    const props = { class: ["step", done && "done", now && "now"].filter(Boolean).join(" "), "data-step": step.id, "aria-current": now ? "step" : null };
    return el(
      "li",
      props,
      el("span", { class: "step-mark", "aria-hidden": "true" }, done ? icon("check") : String(steps.indexOf(step) + 1)),
      el("div", {}, el("h3", {}, step.title, done ? el("span", { class: "sr-only" }, " (done)") : null), el("p", {}, step.about), el("div", { class: "step-acts" }, step.acts.map((a) => this.act(a, now && a === next)))),
    );
  }

  act(act, next) {
    return el("button", { type: "button", class: next ? "button primary" : "button secondary", onclick: () => this.run(act) }, act.label);
  }

  run(act) {
    this.tried.add(act);
    this.draw();
    if (act.clock) this.around.nextDigest();
    else this.around.play(act.person, this.line(act), act.send);
  }

  /** The line of an act; 08:00 is the visitor's own, where the command takes a time zone. */
  line(act) {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return act.zone && this.zones && here.includes("/") ? `${act.line} timezone:${here}` : act.line;
  }

  /** Looks whether a message is what a step was waiting for. */
  sees(message, bot) {
    if (message.author.id !== bot || isLoading(message)) return;
    const used = usedBy(message);
    if (!used && !message.interaction_metadata && !message.interaction) return this.finish("digest");
    if (used?.name?.startsWith("quote")) this.finish("ask");
    if (/^(article (paste|upload)|Save as article)/.test(used?.name ?? "")) this.finish("save");
  }

  finish(id) {
    if (this.done.has(id)) return;
    this.done.add(id);
    this.store.setItem("tour", JSON.stringify([...this.done]));
    this.draw();
  }

  /** What the form of an article can be filled in with; null for another form. */
  sample(modal) {
    const labels = JSON.stringify(modal.components ?? []);
    if (!/Headline/.test(labels) || !/Text/.test(labels)) return null;
    return { label: "Fill in a sample", fill: (label) => sample[label] };
  }
}

/** An article about nobody, from nowhere, for the second step. */
const sample = {
  Headline: "Harbour town of Veldmark votes to keep its night ferry",
  Publisher: "The Veldmark Tide",
  Text: `VELDMARK — The council of Veldmark voted on Tuesday evening to keep the night ferry running through the winter, ending a dispute that had split the harbour town for most of the year.

"A town that cannot be reached after ten o'clock is a town that goes to bed hungry," said Mirela Tansou, the harbour mayor. Nine of thirteen councillors voted with her.

The ferry carries about 240 people on a weekday night, most of them shift workers at the cannery on the far shore. Its costs have risen by a third since the spring.

Odd Hallvar, who leads the opposition in the council, called the decision "a lamp lit with borrowed oil." He said he would ask for the accounts every month until the money is found.

"I have rowed that water in January," Tansou told reporters afterwards. "Nobody should have to."

The ferry company said it would publish a new timetable within a week.`,
};
