// What keys do in the composer, in an option's field and behind the options.

import { optionType } from "./commands.js";

/** A key pressed in an option's field. */
export function pillKey(composer, pill, e) {
  if (e.isComposing || commonKey(composer, e)) return;
  const { pills, picker } = composer;
  const at = pills.indexOf(pill);
  if (e.key === "Tab" && !e.shiftKey && picker.items.length) picker.take(true);
  else if (e.key === "Enter") enter(composer, pill);
  else if (e.key === "Backspace" && !pill.value && !pill.words) backOver(composer, pill);
  else if (e.key === "ArrowLeft" && pill.atStart && at > 0) pills[at - 1].focus();
  else if (e.key === "ArrowRight" && pill.atEnd) (pills[at + 1] ?? composer.tail).focus();
  else return;
  e.preventDefault();
}

/** A key pressed behind the options, or in plain words. */
export function tailKey(composer, e) {
  if (e.isComposing || commonKey(composer, e)) return;
  const { tail, pills, picker } = composer;
  const start = tail.selectionStart === 0 && tail.selectionEnd === 0;
  if (e.key === "Tab" && !e.shiftKey && picker.items.length) picker.take(true);
  else if (e.key === "Enter" && !e.shiftKey) picker.take() || composer.send();
  else if (e.key === "Backspace" && start && composer.use) backInto(composer);
  else if (e.key === "ArrowLeft" && start && pills.length) pills.at(-1).focus();
  else return;
  e.preventDefault();
}

/** The keys that mean the same in both; it reports whether this was one. */
function commonKey(composer, e) {
  const { picker } = composer;
  const arrows = { ArrowDown: 1, ArrowUp: -1 };
  if (e.key in arrows && picker.items.length) picker.move(arrows[e.key]);
  else if (e.key === "Escape" && picker.open) picker.close();
  else if (e.key === "Escape" && composer.use) composer.leave();
  else return false;
  e.preventDefault();
  return true;
}

function enter(composer, pill) {
  if (composer.picker.take()) return;
  if (pill.option.type === optionType.file && !pill.file) pill.chooser.click();
  else composer.send();
}

/** Backspace in an empty option takes it away, or leads back past a required one. */
function backOver(composer, pill) {
  if (!pill.option.required) return composer.removePill(pill);
  const at = composer.pills.indexOf(pill);
  if (at > 0) composer.pills[at - 1].focus();
  else composer.leave();
}

/** Backspace behind the options leads into the last one, or out of the command. */
function backInto(composer) {
  const last = composer.pills.at(-1);
  if (!last) composer.leave();
  else if (last.words || last.file || last.option.required) last.focus();
  else composer.removePill(last);
}
