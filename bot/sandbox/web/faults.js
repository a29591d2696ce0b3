// What can be made to go wrong from the bar.

import * as api from "./api.js";

const minute = 60_000;
const mayPost = ["SEND_MESSAGES"];

export class Faults {
  /** role is the bot's own; tell(words) says what was done, or why not. */
  constructor(role, tell) {
    this.role = role;
    this.tell = tell;
    addEventListener("pagehide", () => this.recover());
  }

  async act(words, ...calls) {
    try {
      for (const call of calls) await call();
      this.tell(words);
    } catch (err) {
      this.tell(err.message);
    }
  }

  /** The server is unavailable for a minute of the machine's time, and the bot's connection is cut. */
  async outage(channel) {
    if (this.down) return this.tell("Discord is down already.");
    this.down = channel.guild;
    await this.act(
      "Discord is down for a minute. Nothing that is due meanwhile is lost: it comes when Discord is back, once.",
      () => api.change({ guild: channel.guild, unavailable: true }),
      () => api.gateway({ do: "reconnect" }),
    );
    setTimeout(() => this.recover(), minute);
  }

  /** Ends an outage. It is also called when the page is left, so that none outlives it. */
  recover() {
    if (!this.down) return;
    const guild = this.down;
    this.down = null;
    this.act("Discord is back.", () => api.change({ guild, unavailable: false }));
  }

  deny(channel) {
    return this.act(`The bot may no longer send messages in #${channel.name}.`, () => api.change({ channel: channel.id, deny: mayPost, role: this.role }));
  }

  allow(channel) {
    return this.act(`The bot may send messages in #${channel.name} again.`, () => api.change({ channel: channel.id, reset: true, role: this.role }));
  }

  remove(channel) {
    return this.act(`#${channel.name} is gone.`, () => api.change({ channel: channel.id, delete: true }));
  }
}
