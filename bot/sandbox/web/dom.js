// Building the page out of nodes. Nothing in these scripts ever turns text
// into markup: words become text nodes, and addresses pass safeURL.

/**
 * An element with attributes and children. A property that begins with "on"
 * is a listener; true is an empty attribute; false, null and undefined are none.
 * Children are nodes or words; null and false are left out.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

/** The address, when it is one of the web's or of this page's own; else null. */
export function safeURL(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

/** A link that leaves the page in a new tab; only its words when the address is not the web's. */
export function link(address, ...children) {
  const href = safeURL(address);
  if (!href) return el("span", {}, ...children);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", title: href }, ...children);
}

const icons = {
  hash: "M9 3 7 21M17 3l-2 18M4 8h17M3 16h17",
  megaphone: "M4 10v4h3l9 5V5L7 10Zm12-1a4 4 0 0 1 0 6M8 14l1 6h3l-1-4",
  forum: "M4 5h16v11H10l-5 4v-4H4Z",
  thread: "M5 4v8a3 3 0 0 0 3 3h11M15 11l4 4-4 4",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6 6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  send: "M4 12 20 4l-6 16-3-7Z",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  down: "M6 9l6 6 6-6",
  file: "M6 3h8l5 5v13H6ZM14 3v5h5",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19",
  moon: "M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10Z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2",
  check: "M5 12l5 5L20 7",
  used: "M4 18v-4a4 4 0 0 1 4-4h11M15 6l4 4-4 4",
};

/** A line drawing for the eye alone: what it stands for is said beside it. */
export function icon(name) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}

/** A round picture made of a name's initials; its colour depends on the id alone. */
export function avatar(user, extra = "") {
  const words = user.name.trim().split(/\s+/);
  const initials = words.slice(0, 2).map((w) => [...w][0]).join("").toUpperCase();
  const hue = [...user.id].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 997, 7) % 6;
  const look = user.bot ? "bot" : `c${hue}`;
  return el("span", { class: `avatar ${look} ${extra}`, "aria-hidden": "true" }, initials);
}

/** Tells a screen reader something that the eye sees for itself. */
export function announce(words) {
  document.getElementById("live").textContent = words;
}
