// The bar across the top, for what Discord does not have: who one is, what to
// break, light or dark.

import { avatar, el, icon } from "./dom.js";
import { showMenu } from "./menu.js";
import { rightsOf } from "./world.js";

/** Draws "who am I": a person each, as radio buttons; pick(name) is called on a change. */
export function showPeople(root, world, person, pick) {
  const buttons = world.people.map((p) => {
    const on = p.id === person.id;
    const name = world.userName(p.id);
    const input = el("input", { type: "radio", name: "who", value: p.name, class: "sr-only", onchange: () => pick(p.name) });
    input.checked = on;
    return el("label", { class: on ? "who on" : "who", title: rightsOf(p) }, input, avatar(world.users.get(p.id), "small"), name, el("span", { class: "sr-only" }, rightsOf(p) ? `, ${rightsOf(p)}` : ""));
  });
  const focused = root.contains(document.activeElement);
  root.replaceChildren(...buttons);
  if (focused) root.querySelector("input:checked")?.focus();
}

/** The faults menu: around is {channel() → the open channel, faults}. */
export function faultsButton(around) {
  const button = document.getElementById("faults-button");
  button.addEventListener("click", () => {
    const channel = around.channel();
    if (!channel) return;
    const { faults } = around;
    showMenu(button, "Faults", [
      { label: "Discord is down for a minute", detail: "The server is unavailable, the bot's connection is cut", run: () => faults.outage(channel) },
      { label: `Take a permission away in #${channel.name}`, detail: "The bot may no longer send messages there", run: () => faults.deny(channel) },
      { label: `Give it back in #${channel.name}`, detail: "As it was before", run: () => faults.allow(channel) },
      { label: `Delete #${channel.name}`, detail: "Nothing brings it back", danger: true, run: () => faults.remove(channel) },
    ]);
  });
}

/** The button between light and dark; without a word of one's own the machine's setting holds. */
export function themeButton(store = localStorage) {
  const button = document.getElementById("theme-button");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const now = () => store.getItem("theme") ?? (dark.matches ? "dark" : "light");
  const show = () => {
    document.documentElement.dataset.theme = now();
    const other = now() === "dark" ? "light" : "dark";
    button.replaceChildren(icon(other === "light" ? "sun" : "moon"));
    button.setAttribute("aria-label", `Use ${other} colours`);
    button.title = `Use ${other} colours`;
  };
  button.addEventListener("click", () => {
    store.setItem("theme", now() === "dark" ? "light" : "dark");
    show();
  });
  dark.addEventListener("change", show);
  show();
}

/** A sentence that goes by itself after a while; errors as well as good news. */
export function tell(words) {
  const box = document.getElementById("toast");
  const note = el("div", { class: "toast" }, words, el("button", { type: "button", class: "tool", "aria-label": "Close", onclick: () => note.remove() }, icon("close")));
  box.replaceChildren(note);
  setTimeout(() => note.remove(), 9000);
}
