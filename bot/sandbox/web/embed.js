// Embeds and attachments, the two things that hang below a message's words.

import { el, icon, link, safeURL } from "./dom.js";
import { inlineMarkdown, markdown } from "./markdown.js";
import { messageTime } from "./time.js";

/** One embed as Discord lays it out: author, title, text, fields, footer, and its colour down the side. */
export function embed(e, around) {
  const body = el("div", { class: "embed" });
  if (e.color) body.style.setProperty("--stripe", colour(e.color));
  if (e.author?.name) body.append(el("div", { class: "embed-author" }, perhapsLink(e.author.url, e.author.name)));
  if (e.title) body.append(el("div", { class: "embed-title" }, perhapsLink(e.url, inlineMarkdown(e.title, around))));
  if (e.description) body.append(el("div", { class: "embed-text" }, markdown(e.description, around)));
  if (e.fields?.length) body.append(el("div", { class: "embed-fields" }, e.fields.map((f) => field(f, around))));
  if (e.image?.url) body.append(picture(e.image.url, "Picture of the embed"));
  if (e.thumbnail?.url) body.append(picture(e.thumbnail.url, "Small picture of the embed"));
  const foot = [e.footer?.text, e.timestamp && messageTime(Date.parse(e.timestamp), around.clock.now())].filter(Boolean);
  if (foot.length) body.append(el("div", { class: "embed-footer" }, foot.join(" • ")));
  return body;
}

/** Discord's colours are numbers. */
export function colour(number) {
  return `#${(number & 0xffffff).toString(16).padStart(6, "0")}`;
}

function perhapsLink(url, ...inside) {
  return url ? link(url, ...inside) : el("span", {}, ...inside);
}

function field(f, around) {
  const props = { class: f.inline ? "embed-field inline" : "embed-field" };
  return el("div", props, el("div", { class: "field-name" }, inlineMarkdown(f.name, around)), el("div", { class: "field-value" }, markdown(f.value, around)));
}

/**
 * A picture, when this machine has it. One from elsewhere is only named: the
 * page asks nobody but the sandbox for anything.
 */
export function picture(address, words) {
  const url = safeURL(address);
  if (!url) return el("div", { class: "picture-elsewhere" }, words);
  if (new URL(url).origin === location.origin) return el("img", { class: "picture", src: url, alt: words, loading: "lazy" });
  return el("div", { class: "picture-elsewhere" }, `${words}, at `, link(url, new URL(url).host), ", is not loaded here: nothing leaves this machine.");
}

/** A file that came with a message. */
export function attachment(a) {
  const image = a.content_type?.startsWith("image/");
  if (image && safeURL(a.url)) return picture(a.url, a.description || a.filename);
  return el("div", { class: "attachment" }, icon("file"), el("div", {}, link(a.url, a.filename), el("div", { class: "attachment-size" }, bytes(a.size))));
}

function bytes(n) {
  if (n < 1024) return `${n} bytes`;
  if (n < 1024 * 1024) return `${(n / 1024).toFixed(2)} KB`;
  return `${(n / 1024 / 1024).toFixed(2)} MB`;
}
