// The page: who one is, which channel is open, and what happens there.

import * as api from "./api.js";
import { faultsButton, showPeople, tell, themeButton } from "./bar.js";
import { ClockBar } from "./clockbar.js";
import { messageCommands, optionType, runnable } from "./commands.js";
import { Composer } from "./composer.js";
import { icon } from "./dom.js";
import { Faults } from "./faults.js";
import { Interactions } from "./interactions.js";
import { showMenu } from "./menu.js";
import { MessageList } from "./messages.js";
import { opening } from "./opening.js";
import { Sidebar } from "./sidebar.js";
import { NewsClock, refreshTimes } from "./time.js";
import { Tour } from "./tour.js";
import { World, channelIcon } from "./world.js";

const byId = (id) => document.getElementById(id);

class App {
  constructor(world) {
    this.world = world;
    this.clock = new NewsClock(world.guilds[0]?.id ?? "");
    this.clock.set(world.now);
    this.posts = 0; // what the bot has posted of itself since the page was opened
    this.list = new MessageList(byId("scroller"), {
      world,
      clock: this.clock,
      person: () => this.person,
      press: (message, id, values) => this.interactions.press(message, id, values),
      dismiss: (message) => this.interactions.dismiss(message),
    });
    this.composer = new Composer(byId("composer"), {
      say: (text) => api.say({ ...this.here(), content: text }),
      use: (line, files) => this.interactions.use(line, files),
      suggest: (line, signal) => api.suggest({ ...this.here(), line }, signal),
      places: (option) => this.places(option),
    });
    this.sidebar = new Sidebar(byId("side"), (channel) => this.go(this.person.name, channel));
    this.clockBar = new ClockBar(byId("clock"), {
      clock: this.clock,
      advance: (to) => this.advance(to),
      posts: () => this.posts,
      tell,
    });
    this.tour = new Tour(byId("tour"), {
      play: (person, line, send) => this.play(person, line, send),
      nextDigest: () => this.clockBar.toNextDigest(),
    });
    this.interactions = new Interactions(this, tell);
    faultsButton({ channel: () => this.channel, faults: new Faults(world.bot.username, tell) });
    themeButton();
    this.wire();
  }

  wire() {
    byId("channels-button").append(icon("menu"));
    byId("send").append(icon("send"));
    byId("tour-close").append(icon("close"));
    byId("channels-button").addEventListener("click", () => this.drawer(!document.body.classList.contains("drawer")));
    byId("veil").addEventListener("click", () => this.drawer(false));
    addEventListener("popstate", () => this.arrive());
    setInterval(() => this.tick(), 15_000);
    const messages = byId("messages");
    messages.addEventListener("click", (e) => this.clicked(e));
    messages.addEventListener("contextmenu", (e) => this.contextMenu(e));
    messages.addEventListener("keydown", (e) => this.enterOn(e));
    document.addEventListener("keydown", (e) => e.key === "Escape" && this.drawer(false));
  }

  tick() {
    this.clockBar.show();
    refreshTimes(this.clock);
  }

  drawer(open) {
    document.body.classList.toggle("drawer", open);
    byId("channels-button").setAttribute("aria-expanded", String(open));
  }

  here() {
    return { person: this.person.name, channel: this.channel.id };
  }

  /** Goes to a person and a channel, and keeps both in the address, so that back and reload work. */
  go(person, channel) {
    this.drawer(false);
    const hash = `#${encodeURIComponent(person)}/${channel ?? ""}`;
    if (location.hash !== hash) history.pushState(null, "", hash);
    return this.arrive();
  }

  /** Shows what the address says: "#mod/<channel>", either of which may be missing. */
  arrive() {
    const [name, channel] = location.hash.slice(1).split("/").map(decodeURIComponent);
    const person = this.world.person(name || "reader");
    return person.id === this.person?.id ? this.open(this.pickChannel(channel)) : this.become(person, channel);
  }

  pickChannel(wanted) {
    const all = this.world.guildsOf(this.person).flatMap((g) => this.world.channelsOf(g, this.person));
    const found = all.find((c) => c.id === wanted || c.name === wanted) ?? all.find((c) => c.type === 0) ?? all[0];
    return found ? this.world.channels.get(found.id) : null;
  }

  /**
   * Plays another person. What that person sees is fetched when the line to the
   * sandbox stands, so that nothing falls between the two; the promise is kept then.
   */
  become(person, channel) {
    this.person = person;
    this.channel = this.pickChannel(channel);
    this.hangUp?.();
    this.list.clear(); // it may hold what the person before alone might see
    this.sidebar.unread.clear();
    this.composer.clear();
    this.dress();
    showPeople(byId("people"), this.world, person, (name) => this.go(name, this.channel?.id));
    return new Promise((seen) => {
      this.hangUp = api.listen(
        person.name,
        (event) => this.happened(event).then(() => event.type === "world" && seen(), (err) => tell(err.message)),
        (up) => (byId("line-down").hidden = up),
      );
    });
  }

  /** Opens a channel. Events that come while its messages are fetched wait. */
  async open(channel) {
    this.channel = channel;
    this.dress();
    if (!channel) return this.nowhere();
    const waiting = (this.waiting = []);
    const [messages, commands] = await Promise.all([api.messages(this.person.name, channel.id), this.fetchCommands()]);
    if (this.waiting !== waiting) return; // another channel was opened meanwhile
    this.list.show(messages, opening(channel, this.person, this.world, (line) => this.composer.fill(line)));
    this.waiting = null;
    for (const event of waiting) this.inChannel(event);
    this.offer(commands);
  }

  /** What is shown to somebody who sees no channel at all. */
  nowhere() {
    this.waiting = null;
    this.list.clear();
    this.composer.offer([], "There is no channel to write in", false);
  }

  async fetchCommands() {
    return api.commands(this.person.name, this.channel.id).catch(() => []);
  }

  offer(commands) {
    this.commands = commands;
    const mayWrite = this.world.maySend(this.person, this.channel.id);
    const placeholder = mayWrite ? `Message #${this.channel.name} or type /` : `You may not write in #${this.channel.name}`;
    this.composer.offer(commands, placeholder, mayWrite);
    this.tour.offer(runnable(this.world.commands));
  }

  dress() {
    this.sidebar.show(this.world, this.person, this.channel);
    byId("channel-title").textContent = this.channel?.name ?? "";
    byId("channel-icon").replaceChildren(this.channel ? icon(channelIcon(this.channel.type)) : "");
    byId("channel-topic").textContent = this.channel?.topic ?? "";
    document.title = this.channel ? `#${this.channel.name} · Dateline sandbox` : "Dateline sandbox";
    this.clockBar.show();
  }

  async happened(event) {
    const at = event.type === "message_create" ? Date.parse(event.message.timestamp) : Date.now();
    if (this.clock.set(event.now, at)) {
      this.tick();
      if (!this.waiting) this.list.moved(this.clock.now());
    }
    if (event.type === "world") return this.worldChanged();
    if (event.type === "commands") return this.channel && this.offer(await this.fetchCommands());
    if (event.message) this.tour.sees(event.message, this.world.bot.id);
    const post = event.type === "message_create" && this.isPost(event.message);
    if (post) this.posts++;
    if (event.channel === this.channel?.id) this.take(event);
    else if (event.type === "message_create") this.noteElsewhere(event.channel);
    if (post && this.clockBar.running) await this.showPost(event);
  }

  /** Whether the bot said it of itself, as it does a digest, and not in answer to anybody. */
  isPost(message) {
    return message.author.id === this.world.bot.id && !message.interaction_metadata && !message.interaction;
  }

  take(event) {
    if (this.waiting) this.waiting.push(event);
    else this.inChannel(event);
  }

  noteElsewhere(channel) {
    this.sidebar.note(channel);
    this.sidebar.show(this.world, this.person, this.channel);
  }

  /** Goes to where a digest came that the clock was run for, and to its head. */
  async showPost({ channel, message }) {
    if (channel !== this.channel?.id) await this.go(this.person.name, channel);
    this.list.reveal(message.id);
  }

  inChannel({ type, message }) {
    if (type === "message_create" || type === "message_update") this.list.put(message);
    if (type === "message_delete") this.list.remove(message.id);
  }

  /** The world is fetched anew: at the start of each line, and when something in it changed. */
  async worldChanged() {
    const fresh = new World(await api.world());
    this.world = fresh;
    this.list.around.world = fresh;
    this.clock.set(fresh.now);
    this.person = fresh.person(this.person.name);
    await this.open(this.pickChannel(this.channel?.id));
  }

  async advance(to) {
    const { now } = await api.advance({ to: new Date(to).toISOString() });
    if (this.clock.set(now)) this.list.moved(this.clock.now());
    this.tick();
  }

  clicked(e) {
    const more = e.target.closest("[data-more]");
    if (more) return this.messageMenu(more.closest("article"), more);
    const to = e.target.closest("[data-channel], [data-command], [data-jump]");
    if (!to) return;
    if (to.dataset.channel) this.go(this.person.name, to.dataset.channel);
    else if (to.dataset.jump) this.list.jumpTo(to.dataset.jump);
    else this.composer.fill(`/${to.dataset.command}`);
  }

  enterOn(e) {
    if (e.key !== "Enter" || !e.target.matches("article")) return;
    e.preventDefault(); // or the same key would choose from the menu it opens
    this.messageMenu(e.target, e.target.querySelector("[data-more]"));
  }

  contextMenu(e) {
    const article = e.target.closest("article");
    if (!article || e.target.closest("a, input") || !getSelection().isCollapsed) return;
    e.preventDefault();
    this.messageMenu(article, article.querySelector("[data-more]"));
  }

  messageMenu(article, anchor) {
    const message = this.list.find(article.dataset.message);
    if (!message) return;
    const apps = message.failed || message.flags & 64 ? [] : messageCommands(this.commands ?? []);
    const items = apps.map((c) => ({ label: c.name, detail: this.world.bot.username, run: () => this.interactions.useOn(message, c.name) }));
    const words = article.querySelector(".message-body")?.innerText ?? "";
    items.push({ label: "Copy text", run: () => navigator.clipboard.writeText(words) });
    if (message.flags & 64) items.push({ label: "Dismiss message", run: () => this.interactions.dismiss(message) });
    showMenu(anchor, "Message", items);
  }

  /** What an option of a place or a person may take here; null for other options. */
  places(option) {
    const guild = this.world.guild(this.channel.guild);
    switch (option.type) {
      case optionType.channel:
        return this.world.places(guild, this.person, option.channel_types);
      case optionType.user:
        return this.world.members(guild);
      case optionType.role:
        return this.world.rolesIn(guild);
      case optionType.mentionable:
        return [...this.world.members(guild), ...this.world.rolesIn(guild)];
      default:
        return null;
    }
  }

  /** Becomes a person and puts a line into the composer, for the tour. */
  async play(person, line, send) {
    await this.go(person, this.channel.id);
    this.composer.fill(line);
    if (send) await this.composer.send();
  }
}

const app = new App(new World(await api.world()));
await app.arrive();
