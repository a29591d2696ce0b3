// What stands at the top of a channel, before anything was said in it.

import { el, icon } from "./dom.js";
import { runnable } from "./commands.js";
import { threadCard } from "./message.js";
import { channelIcon } from "./world.js";

const forum = 15;
const announcement = 5;
const examples = ["quote", "summary", "news latest", "help"];

/** The head of a channel's messages; fill(line) puts a command into the composer. */
export function opening(channel, person, world, fill) {
  const paths = runnable(world.commands).map((c) => c.path);
  const tries = world.maySend(person, channel.id) && channel.type !== forum ? examples.filter((e) => paths.includes(e)) : [];
  const posts = channel.type === forum ? world.threadsOf(channel) : [];
  return el(
    "li",
    { class: "opening" },
    el("div", { class: "opening-mark", "aria-hidden": "true" }, icon(channelIcon(channel.type))),
    el("h3", {}, `Welcome to #${channel.name}`),
    el("p", {}, words(channel, world)),
    el("div", { class: "opening-tries" }, tries.map((t) => el("button", { type: "button", class: "chip", onclick: () => fill(`/${t}`) }, `/${t}`))),
    el("div", { class: "posts" }, posts.map(threadCard)),
  );
}

function words(channel, world) {
  if (channel.type === forum) return "This is a forum. A digest sent here becomes a post of its own.";
  if (channel.type === announcement) return `This is an announcement channel. ${world.bot.name} can post here, and servers that follow it see it too.`;
  return `This is the start of the channel. Type / to see what ${world.bot.name} can do.`;
}
