// The sandbox's world as one person may see it: names for ids, and who may
// see which channel.

const viewChannel = 1n << 10n;
const sendMessages = 1n << 11n;

const kinds = { 0: "hash", 5: "megaphone", 10: "thread", 11: "thread", 12: "thread", 15: "forum" };

/** What each of the sandbox's people is there for. */
const roles = {
  reader: "no special rights",
  mod: "Manage Messages",
  admin: "Manage Server",
  owner: "owns the server",
  stranger: "lives in another server",
};

export class World {
  /** data is the answer of GET /sandbox/world. */
  constructor(data) {
    this.now = data.now;
    this.bot = { ...data.bot, name: data.bot.username, bot: true };
    this.guilds = data.guilds ?? [];
    this.people = sortPeople(data.people ?? []);
    this.commands = data.commands ?? [];
    this.channels = new Map();
    this.users = new Map([[this.bot.id, this.bot]]);
    this.roles = new Map();
    for (const guild of this.guilds) this.enter(guild);
    for (const p of this.people) this.users.set(p.id, { ...p, name: p.display_name || p.name });
  }

  enter(guild) {
    for (const c of guild.channels ?? []) this.channels.set(c.id, { ...c, guild: guild.id });
    for (const r of guild.roles ?? []) this.roles.set(r.id, r);
    for (const m of guild.members ?? []) if (!this.users.has(m.id)) this.users.set(m.id, m);
  }

  person(name) {
    return this.people.find((p) => p.name === name) ?? this.people[0];
  }

  guildsOf(person) {
    return this.guilds.filter((g) => person.guilds.includes(g.id));
  }

  /** The channels of a server that the person may see, in their order. */
  channelsOf(guild, person) {
    return (guild.channels ?? [])
      .filter((c) => this.may(person, c.id, viewChannel))
      .sort((a, b) => a.position - b.position || order(a.id, b.id));
  }

  /** A channel's threads, newest first. */
  threadsOf(channel) {
    return [...this.channels.values()].filter((c) => c.parent_id === channel.id).sort((a, b) => order(b.id, a.id));
  }

  guild(id) {
    return this.guilds.find((g) => g.id === id);
  }

  /** The people of a server as choices of {name, value}. */
  members(guild) {
    return (guild.members ?? []).map((m) => ({ name: `@${this.userName(m.id)}`, value: m.id }));
  }

  /** The roles of a server, likewise. */
  rolesIn(guild) {
    return (guild.roles ?? []).map((r) => ({ name: `@${r.name.replace(/^@/, "")}`, value: r.id }));
  }

  /** The channels of a server that are of one of the types, any when there are none, likewise. */
  places(guild, person, types) {
    return this.channelsOf(guild, person)
      .filter((c) => !types?.length || types.includes(c.type))
      .map((c) => ({ name: `#${c.name}`, value: c.id }));
  }

  may(person, channel, bit) {
    const bits = person.permissions?.[channel];
    return bits !== undefined && (BigInt(bits) & bit) !== 0n;
  }

  maySend(person, channel) {
    return this.may(person, channel, sendMessages);
  }

  channelName(id) {
    return this.channels.get(id)?.name ?? null;
  }

  userName(id) {
    return this.users.get(id)?.name ?? null;
  }

  roleName(id) {
    return this.roles.get(id)?.name ?? null;
  }
}

function sortPeople(people) {
  const known = Object.keys(roles);
  const rank = (p) => (known.includes(p.name) ? known.indexOf(p.name) : known.length);
  return [...people].sort((a, b) => rank(a) - rank(b));
}

/** The rights that make a person worth playing, in a few words; "" for one the page does not know. */
export const rightsOf = (person) => roles[person.name] ?? "";

/** The icon for a channel of a type. */
export const channelIcon = (type) => kinds[type] ?? "hash";

/** Orders two snowflakes by age. */
export function order(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
