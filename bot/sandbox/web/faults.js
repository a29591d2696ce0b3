// What can be made to go wrong from the bar.

import * as api from "./api.js";

const post = "POST /channels/{channel_id}/messages";
const mayPost = ["SEND_MESSAGES"];

export class Faults {
  /** tell(words) says what was done, or why not. */
  constructor(tell) {
    this.tell = tell;
  }

  async act(calls, words) {
    try {
      for (const call of calls) await call();
      this.tell(words);
    } catch (err) {
      this.tell(err.message);
    }
  }

  outage() {
    return this.act([() => api.fault({ route: post, status: 503, times: 3 })], "Discord answers the next three posts with 503.");
  }

  deny(channel) {
    return this.act([() => api.change({ channel: channel.id, deny: mayPost, role: "@everyone" })], `The bot may no longer send messages in #${channel.name}.`);
  }

  allow(channel) {
    return this.act([() => api.change({ channel: channel.id, allow: mayPost, role: "@everyone" })], `The bot may send messages in #${channel.name} again.`);
  }

  remove(channel) {
    return this.act([() => api.change({ channel: channel.id, delete: true })], `#${channel.name} is gone.`);
  }
}
