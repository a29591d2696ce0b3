// What stands at the top of a channel, before anything was said in it.

import { el, icon } from "./dom.js";
import { runnable } from "./commands.js";
import { channelIcon } from "./world.js";

const examples = ["quote", "summary", "news latest", "help"];

/** The head of a channel's messages; fill(line) puts a command into the composer. */
export function opening(channel, person, world, fill) {
  const paths = runnable(world.commands).map((c) => c.path);
  const tries = world.guildsOf(person).length ? examples.filter((e) => paths.includes(e)) : [];
  return el(
    "li",
    { class: "opening" },
    el("div", { class: "opening-mark", "aria-hidden": "true" }, icon(channelIcon(channel.type))),
    el("h3", {}, `Welcome to #${channel.name}`),
    el("p", {}, words(channel, world)),
    el("div", { class: "opening-tries" }, tries.map((t) => el("button", { type: "button", class: "chip", onclick: () => fill(`/${t}`) }, `/${t}`))),
  );
}

function words(channel, world) {
  if (channel.type === 15) return "This is a forum. A digest sent here becomes a post of its own.";
  if (channel.type === 5) return `This is an announcement channel. ${world.bot.name} can post here, and servers that follow it see it too.`;
  return `This is the start of the channel. Type / and ${world.bot.name} answers.`;
}
