// A small menu that opens beside what it belongs to: arrows, Enter, Escape.

import { el } from "./dom.js";

let openMenu = null;

/**
 * Opens a menu of {label, run, danger?, detail?} under or over an element.
 * Escape, a click elsewhere or a choice closes it and gives the keyboard back
 * to where it was.
 */
export function showMenu(anchor, label, items) {
  closeMenu();
  const back = document.activeElement;
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label });
  const choose = (item) => {
    closeMenu();
    item.run();
  };
  for (const item of items) {
    const words = [el("span", {}, item.label), item.detail ? el("small", {}, item.detail) : null];
    menu.append(el("button", { type: "button", role: "menuitem", class: item.danger ? "danger" : null, tabindex: "-1", onclick: () => choose(item) }, words));
  }
  menu.addEventListener("keydown", key);
  menu.addEventListener("focusout", (e) => menu.contains(e.relatedTarget) || closeMenu());
  document.body.append(menu);
  place(menu, anchor.getBoundingClientRect());
  openMenu = { menu, back };
  menu.firstChild?.focus();
}

/** Closes the menu that is open, if one is. */
export function closeMenu() {
  if (!openMenu) return;
  const { menu, back } = openMenu;
  const held = menu.contains(document.activeElement);
  openMenu = null;
  menu.remove();
  if (held) back?.focus?.({ preventScroll: true });
}

function place(menu, beside) {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(beside.right - width, innerWidth - width - 8));
  const below = beside.bottom + 4;
  const top = below + height < innerHeight - 8 ? below : Math.max(8, beside.top - height - 4);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}

function key(e) {
  const items = [...e.currentTarget.children];
  const at = items.indexOf(document.activeElement);
  const moves = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 };
  if (e.key in moves) items[moves[e.key]].focus();
  else if (e.key === "Escape" || e.key === "Tab") closeMenu();
  else return;
  e.preventDefault();
  e.stopPropagation();
}
