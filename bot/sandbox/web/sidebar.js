// The left side: the person's servers, the channels of one, and who one is.

import { avatar, el, icon } from "./dom.js";
import { channelIcon, rightsOf } from "./world.js";

export class Sidebar {
  /** root holds the rail, the list and the panel; open(channel) is called when a channel is picked. */
  constructor(root, open) {
    this.rail = root.querySelector(".rail");
    this.title = root.querySelector("h2");
    this.list = root.querySelector(".channel-list");
    this.me = root.querySelector(".me");
    this.open = open;
    this.unread = new Map();
  }

  /** Draws it all for a person, with a channel open. */
  show(world, person, channel) {
    this.unread.delete(channel?.id);
    const guilds = world.guildsOf(person);
    const here = guilds.find((g) => g.id === channel?.guild) ?? guilds[0];
    this.rail.replaceChildren(...guilds.map((g) => this.server(g, g === here, world, person)));
    this.title.textContent = here?.name ?? "No server";
    this.list.replaceChildren(...(here ? this.rows(world, person, here, channel) : []));
    const rights = rightsOf(person);
    this.me.replaceChildren(
      avatar(world.users.get(person.id)),
      el("div", { class: "me-words" }, el("strong", {}, world.userName(person.id)), el("span", {}, rights || "a person of this sandbox")),
    );
  }

  server(guild, here, world, person) {
    const first = world.channelsOf(guild, person)[0];
    const props = { type: "button", class: here ? "server here" : "server", title: guild.name, "aria-label": guild.name, "aria-current": here ? "true" : null };
    const initials = guild.name.split(/\s+/).map((w) => w[0]).join("").slice(0, 3);
    return el("button", { ...props, onclick: () => first && this.open(first.id) }, initials);
  }

  /** Channels in order, threads under the channel they belong to. */
  rows(world, person, guild, open) {
    const all = world.channelsOf(guild, person);
    const threads = (id) => all.filter((c) => isThread(c) && c.parent_id === id);
    return all
      .filter((c) => !isThread(c) && c.type !== 4)
      .flatMap((c) => [c, ...threads(c.id)])
      .map((c) => el("li", {}, this.row(c, c.id === open?.id)));
  }

  row(channel, here) {
    const count = this.unread.get(channel.id);
    const props = {
      type: "button",
      class: ["channel", here && "here", count && "unread", isThread(channel) && "thread"].filter(Boolean).join(" "),
      "aria-current": here ? "page" : null,
      "data-channel": channel.id,
      "data-name": channel.name,
      onclick: () => this.open(channel.id),
    };
    const badge = count ? el("span", { class: "badge", "aria-label": `${count} new` }, String(Math.min(count, 99))) : null;
    return el("button", props, icon(channelIcon(channel.type)), el("span", { class: "channel-name" }, channel.name), badge);
  }

  /** Counts a message in a channel that is not open. */
  note(channel) {
    this.unread.set(channel, (this.unread.get(channel) ?? 0) + 1);
  }
}

export const isThread = (channel) => [10, 11, 12].includes(channel.type);
