// What a person does to the bot: use a command, press, choose, fill in a form;
// and what is shown when no answer comes.

import * as api from "./api.js";
import { showModal } from "./modal.js";

export class Interactions {
  /**
   * app is the page: its person, channel, world, clock, list of messages and
   * tour are looked at when something is done. tell(words) says what failed.
   */
  constructor(app, tell) {
    this.app = app;
    this.tell = tell;
  }

  /** Uses a slash command. A refusal is thrown, for the composer to show. */
  async use(line, files) {
    const body = { ...this.app.here(), line };
    if (Object.keys(files).length) body.files = files;
    await this.send(line.split(/ \S+:/)[0], () => api.use(body));
  }

  /** Uses a message command on a message. */
  useOn(message, command) {
    return this.tried(command, () => api.use({ person: this.app.person.name, message: message.id, command }));
  }

  /** Presses a button, or chooses the values from a menu. */
  press(message, customId, values) {
    return this.tried("", () => api.press({ person: this.app.person.name, message: message.id, custom_id: customId, values }));
  }

  async tried(command, call) {
    try {
      await this.send(command, call);
    } catch (err) {
      this.tell(err.message);
    }
  }

  /** Carries a call out and shows what came of it; a refusal is thrown. */
  async send(command, call) {
    const { channel } = this.app;
    try {
      const answer = await call();
      if (answer.message && channel.id === this.app.channel.id) this.app.list.put(answer.message);
      if (answer.modal) this.open(answer.modal);
      return answer;
    } catch (err) {
      if (err.code !== "did_not_respond") throw err;
      this.silence(command, err.message);
      return {};
    }
  }

  /** What Discord shows, to the person alone, when the bot was silent. */
  silence(command, words) {
    if (!command) return this.tell(words);
    const { bot } = this.app.world;
    this.app.list.putLocal({
      id: `local-${Date.now()}`,
      author: { id: bot.id, username: bot.username, bot: true },
      timestamp: new Date().toISOString(),
      flags: 64,
      failed: words,
      interaction: { type: 2, name: command.replace(/^\//, ""), user: { id: this.app.person.id } },
    });
  }

  /** Opens a form that the bot answered with. */
  open(modal) {
    const { world, clock, person, tour } = this.app;
    const sample = tour.sample(modal);
    const submit = async (fields) => {
      const answer = await this.send("", () => api.submit({ person: person.name, modal: modal.id, fields }));
      if (answer.message && sample) tour.finish("save");
    };
    showModal(modal, { world, clock, submit }, sample);
  }

  /** Puts a message away that its reader alone sees. */
  async dismiss(message) {
    try {
      if (!message.failed) await api.dismiss(this.app.person.name, message.id);
    } catch (err) {
      return this.tell(err.message);
    }
    this.app.list.remove(message.id);
  }
}
