// A form that the bot opens: Discord's modal, with every limit counted.

import { el, icon } from "./dom.js";
import { markdown } from "./markdown.js";

const longest = 4000; // Discord's own bound on a text input

/**
 * Opens a modal. around is {world, clock, submit(fields)}: submit is a promise;
 * the form stays open with what it says when it fails. sample, when given, is
 * {label, fill(label) → words}: a button that fills the form in.
 */
export function showModal(modal, around, sample) {
  const dialog = document.getElementById("modal");
  const fields = fieldsOf(modal, around);
  const trouble = el("div", { class: "modal-trouble", role: "alert" });
  const send = el("button", { type: "submit", class: "button primary" }, "Submit");
  const cancel = el("button", { type: "button", class: "button plain", onclick: () => dialog.close() }, "Cancel");
  const help = sample && el("button", { type: "button", class: "button plain sample", onclick: () => fillIn(fields, sample) }, sample.label);
  const form = el(
    "form",
    { method: "dialog", novalidate: true, onsubmit: (e) => (e.preventDefault(), submit()) },
    el("header", { class: "modal-head" }, el("h2", { id: "modal-title" }, modal.title), el("button", { type: "button", class: "tool", "aria-label": "Close", onclick: () => dialog.close() }, icon("close"))),
    el("div", { class: "modal-fields" }, trouble, fields.map((f) => f.node)),
    el("footer", { class: "modal-foot" }, help, el("span", { class: "grow" }), cancel, send),
  );
  dialog.replaceChildren(form);
  dialog.setAttribute("aria-labelledby", "modal-title");
  dialog.showModal();
  fields.find((f) => f.focus)?.focus();

  async function submit() {
    trouble.textContent = "";
    const wrong = fields.filter((f) => f.check && !f.check())[0];
    if (wrong) return wrong.focus();
    send.setAttribute("aria-busy", "true");
    try {
      await around.submit(Object.fromEntries(fields.filter((f) => f.name).map((f) => [f.name, f.value()])));
      dialog.close();
    } catch (err) {
      trouble.textContent = err.message;
    }
    send.removeAttribute("aria-busy");
  }
}

function fillIn(fields, sample) {
  for (const f of fields) {
    const words = f.fill && sample.fill(f.label);
    if (words) f.fill(words);
  }
  fields.find((f) => f.focus)?.focus();
}

/** A modal's parts: rows with an input each, labels around one, or text between. */
function fieldsOf(modal, around) {
  return (modal.components ?? []).map((part) => {
    if (part.type === 10) return { node: el("div", { class: "content" }, markdown(part.content, around)) };
    const inner = part.type === 18 ? part.component : part.components?.[0];
    const label = part.label ?? inner?.label ?? "";
    if (inner?.type === 4) return textField(inner, label, part.description);
    if (inner?.type === 3) return choiceField(inner, label, part.description);
    return { node: el("div", { class: "unknown" }, `This page does not draw form fields of type ${inner?.type ?? part.type}.`) };
  });
}

function textField(c, label, about) {
  const id = `field-${c.custom_id}`;
  const most = c.max_length ?? longest;
  const least = c.min_length ?? 0;
  const long = c.style === 2;
  const required = c.required !== false;
  const counter = el("span", { class: "counter", id: `${id}-count` });
  const error = el("span", { class: "wrong-words", id: `${id}-error`, role: "alert" });
  const props = { id, name: c.custom_id, placeholder: c.placeholder, "aria-required": String(required), "aria-describedby": `${id}-error ${id}-count`, oninput: count };
  const input = long ? el("textarea", { ...props, rows: "7" }) : el("input", { ...props, type: "text", autocomplete: "off" });
  input.value = c.value ?? "";
  const length = () => [...input.value].length;

  function count() {
    const over = length() > most;
    counter.textContent = length() > 0 || long ? `${length()} / ${most}` : "";
    counter.classList.toggle("over", over);
    tell("");
  }

  function tell(words) {
    error.textContent = words;
    input.setAttribute("aria-invalid", String(Boolean(words)));
    return !words;
  }

  function check() {
    const n = length();
    if (n === 0) return tell(required ? "This field is required." : "");
    if (n < least) return tell(`Must be at least ${least} characters.`);
    if (n > most) return tell(`Must be ${most} or fewer characters; these are ${n}.`);
    return tell("");
  }

  count();
  const fill = (words) => {
    input.value = words;
    count();
  };
  return { node: labelled(id, label, about, required, input, error, counter), name: c.custom_id, label, value: () => input.value, check, fill, focus: () => input.focus() };
}

function choiceField(c, label, about) {
  const id = `field-${c.custom_id}`;
  const required = c.required !== false;
  const several = (c.max_values ?? 1) > 1;
  const options = c.options.map((o) => el("option", { value: o.value, selected: o.default }, o.label));
  const none = several ? null : el("option", { value: "" }, c.placeholder ?? "Make a selection");
  const input = el("select", { id, name: c.custom_id, multiple: several }, none, options);
  const error = el("span", { class: "wrong-words", role: "alert" });
  const value = () => [...input.selectedOptions].map((o) => o.value).filter(Boolean);
  const check = () => {
    error.textContent = required && !value().length ? "This field is required." : "";
    return !error.textContent;
  };
  return { node: labelled(id, label, about, required, input, error, null), name: c.custom_id, label, value: () => value().join("\n"), check, focus: () => input.focus() };
}

function labelled(id, label, about, required, input, error, counter) {
  const star = required ? el("span", { class: "required", "aria-hidden": "true" }, " *") : null;
  return el(
    "div",
    { class: "field" },
    el("label", { for: id }, label, star),
    about ? el("div", { class: "field-about" }, about) : null,
    input,
    el("div", { class: "field-foot" }, error, counter),
  );
}
