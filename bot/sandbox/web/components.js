// What stands below or in place of a message's words: rows of buttons and
// menus, and the layout of "components v2".

import { el, icon, link, safeURL } from "./dom.js";
import { colour, picture } from "./embed.js";
import { markdown } from "./markdown.js";
import { select } from "./select.js";

const buttonLooks = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

/**
 * The nodes for a message's components. around is {world, clock, message,
 * press}: press(customId, values) is what a button or a menu does.
 */
export function components(list, around) {
  return (list ?? []).map((c) => component(c, around)).filter(Boolean);
}

function component(c, around) {
  switch (c.type) {
    case 1:
      return el("div", { class: "row" }, components(c.components, around));
    case 2:
      return button(c, around);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return select(c, around);
    case 9:
      return section(c, around);
    case 10:
      return el("div", { class: "text-display" }, markdown(c.content, around));
    case 11:
      return el("div", { class: "thumbnail" }, media(c.media, c.description || "Thumbnail", around));
    case 12:
      return el("div", { class: "gallery" }, c.items.map((i) => media(i.media, i.description || "Picture", around)));
    case 13:
      return media(c.file, c.name || "File", around);
    case 14:
      return el("hr", { class: `${c.divider === false ? "gap" : "line"} spacing-${c.spacing ?? 1}` });
    case 17:
      return container(c, around);
    default:
      return el("div", { class: "unknown" }, `This page does not draw components of type ${c.type}.`);
  }
}

function button(c, around) {
  const words = [c.emoji?.name && !c.emoji.id ? el("span", {}, c.emoji.name) : null, c.label ?? ""];
  if (c.style === 5) return linkButton(c, words);
  const look = buttonLooks[c.style] ?? "secondary";
  const props = {
    type: "button",
    class: `button ${look}`,
    disabled: c.disabled,
    "data-custom-id": c.custom_id,
    onclick: (e) => working(e.currentTarget, () => around.press(c.custom_id)),
  };
  return el("button", props, words);
}

/** Shows that a button was pressed until what it does has been answered. */
async function working(button, act) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    await act();
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function linkButton(c, words) {
  const href = safeURL(c.url);
  if (!href || c.disabled) return el("button", { type: "button", class: "button link", disabled: true }, words, icon("out"));
  return el("a", { class: "button link", href, target: "_blank", rel: "noopener noreferrer", title: href }, words, icon("out"));
}

function section(c, around) {
  return el(
    "div",
    { class: "section" },
    el("div", { class: "section-text" }, components(c.components, around)),
    c.accessory ? el("div", { class: "section-side" }, component(c.accessory, around)) : null,
  );
}

function container(c, around) {
  const box = el("div", { class: "container" }, components(c.components, around));
  if (c.accent_color) box.style.setProperty("--stripe", colour(c.accent_color));
  return box;
}

/** A picture or file; "attachment://name" is one that came with the message. */
function media(m, words, around) {
  const name = /^attachment:\/\/(.+)$/.exec(m?.url ?? "")?.[1];
  const own = name && around.message.attachments?.find((a) => a.filename === name);
  const url = own?.url ?? m?.url;
  if (own && !own.content_type?.startsWith("image/")) return link(url, own.filename);
  return picture(url, words);
}
