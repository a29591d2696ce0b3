// A message's menus: a button that opens a list. The list is a listbox by the
// ARIA practices: arrows, Home, End, first letters, Enter, Escape.

import { el, icon } from "./dom.js";

let made = 0; // gives every list an id of its own

/** The node for a select component; choosing calls around.press with the values. */
export function select(c, around) {
  const offers = offersOf(c, around);
  const most = c.max_values ?? 1;
  const least = c.min_values ?? 1;
  const id = `select-${++made}`;
  const chosen = new Set(offers.filter((o) => o.default).map((o) => o.value));
  const placeholder = c.placeholder || "Make a selection";
  const face = el("span", { class: "select-face" });
  const list = el("div", { class: "select-list", id, role: "listbox", tabindex: "-1", "aria-label": placeholder, "aria-multiselectable": most > 1 ? "true" : null, hidden: true });
  const opener = el("button", { type: "button", class: "select-button", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": id, "data-custom-id": c.custom_id, disabled: c.disabled }, face, icon("down"));
  const box = el("div", { class: "select" }, opener, list);
  let sent = [...chosen].join();
  let active = 0;
  let typed = "";
  let typedAt = 0;

  function show() {
    const names = offers.filter((o) => chosen.has(o.value)).map((o) => o.label);
    face.textContent = names.length ? names.join(", ") : placeholder;
    face.classList.toggle("placeholder", !names.length);
    list.replaceChildren(...offers.map(row));
    mark(active);
  }

  function row(offer, index) {
    const on = chosen.has(offer.value);
    return el(
      "div",
      { class: "select-row", role: "option", id: `${id}-${index}`, "aria-selected": String(on), onclick: () => choose(index), onmousemove: () => mark(index) },
      el("div", { class: "select-words" }, el("div", { class: "select-label" }, offer.label), offer.description ? el("div", { class: "select-about" }, offer.description) : null),
      on ? icon("check") : null,
    );
  }

  function mark(index) {
    list.children[active]?.classList.remove("active");
    active = index;
    const node = list.children[active];
    if (!node) return;
    node.classList.add("active");
    list.setAttribute("aria-activedescendant", node.id);
    if (!list.hidden) node.scrollIntoView({ block: "nearest" });
  }

  function open() {
    const below = box.closest(".scroller").getBoundingClientRect().bottom - opener.getBoundingClientRect().bottom;
    list.classList.toggle("up", below < 270);
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    mark(Math.max(0, offers.findIndex((o) => chosen.has(o.value))));
    list.focus({ preventScroll: true });
  }

  function close(refocus) {
    if (list.hidden) return;
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (refocus) opener.focus();
    if (most > 1) send();
  }

  function choose(index) {
    const value = offers[index].value;
    if (most === 1) {
      chosen.clear();
      chosen.add(value);
      show();
      close(true);
      send();
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < most) chosen.add(value);
    show();
  }

  async function send() {
    const now = [...chosen].join();
    if (chosen.size < least || (most > 1 && now === sent)) return;
    sent = now;
    box.setAttribute("aria-busy", "true");
    await around.press(c.custom_id, [...chosen]);
    box.removeAttribute("aria-busy");
  }

  function key(e) {
    const last = offers.length - 1;
    const moves = { ArrowDown: Math.min(active + 1, last), ArrowUp: Math.max(active - 1, 0), Home: 0, End: last };
    if (e.key in moves) mark(moves[e.key]);
    else if (e.key === "Enter" || e.key === " ") choose(active);
    else if (e.key === "Escape") close(true);
    else if (e.key === "Tab") return close(false);
    else if (e.key.length === 1) seek(e.key);
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  function seek(letter) {
    typed = Date.now() - typedAt > 700 ? letter : typed + letter;
    typedAt = Date.now();
    const index = offers.findIndex((o) => o.label.toLowerCase().startsWith(typed.toLowerCase()));
    if (index >= 0) mark(index);
  }

  opener.addEventListener("click", () => (list.hidden ? open() : close(true)));
  opener.addEventListener("keydown", (e) => {
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    e.preventDefault();
    open();
  });
  list.addEventListener("keydown", key);
  list.addEventListener("focusout", (e) => box.contains(e.relatedTarget) || close(false));
  show();
  return box;
}

/** A string select brings its options; the others offer what the server has. */
function offersOf(c, { world, person, message }) {
  if (c.type === 3) return c.options;
  const guild = world.guild(world.channels.get(message.channel_id)?.guild);
  if (!guild) return [];
  const members = () => world.members(guild);
  const roles = () => world.rolesIn(guild);
  const offers = { 5: members, 6: roles, 7: () => [...members(), ...roles()], 8: () => world.places(guild, person(), c.channel_types) };
  const preset = new Set((c.default_values ?? []).map((d) => d.id));
  return offers[c.type]().map(({ name, value }) => ({ label: name, value, default: preset.has(value) }));
}
