// A bot on discord.js that plays the part which play_test.go describes. It is
// told where Discord is, and as whom to log in, by the environment; it leaves
// when its standard input ends.
import {
  ActionRowBuilder, ApplicationCommandType, AttachmentBuilder, ButtonBuilder, ButtonStyle, Client, ContextMenuCommandBuilder, DiscordAPIError,
  EmbedBuilder, Events, GatewayIntentBits, LabelBuilder, MessageFlags, ModalBuilder, SlashCommandBuilder, StringSelectMenuBuilder,
  TextInputBuilder, TextInputStyle,
} from "discord.js";

const { SANDBOX_URL, SANDBOX_TOKEN, SANDBOX_LOG } = process.env;

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  rest: { api: `${SANDBOX_URL}/api` },
});

const log = () => client.channels.fetch(SANDBOX_LOG);
const say = async (content) => (await log()).send(content);

const which = (name, suggested) => (option) =>
  option.setName(name).setDescription("Which").setRequired(true).setAutocomplete(suggested);
const slash = (name) => new SlashCommandBuilder().setName(name).setDescription("Do it");

const commands = [
  slash("greet").addStringOption(which("name", false)),
  slash("pick").addStringOption(which("fruit", true)),
  slash("upload").addAttachmentOption((option) => option.setName("file").setDescription("Which").setRequired(true)),
  new ContextMenuCommandBuilder().setName("Count words").setType(ApplicationCommandType.Message),
  ...["think", "whisper", "write", "pages", "menu", "post", "recall", "overdo"].map(slash),
  ...["mend", "react", "remove"].map((name) => slash(name).addStringOption(which("message", false))),
];

function form() {
  const subject = new TextInputBuilder().setCustomId("subject").setStyle(TextInputStyle.Short);
  const text = new TextInputBuilder().setCustomId("text").setStyle(TextInputStyle.Paragraph).setRequired(false);
  return new ModalBuilder().setCustomId("letter").setTitle("A letter").addLabelComponents(
    new LabelBuilder().setLabel("Subject").setTextInputComponent(subject),
    new LabelBuilder().setLabel("Text").setTextInputComponent(text),
  );
}

function page(n) {
  const button = (label, to, style) => new ButtonBuilder().setLabel(label).setCustomId(`page/${to}`).setStyle(style);
  return {
    content: `Page ${n} of 3`,
    components: [new ActionRowBuilder().addComponents(
      button("Back", n - 1, ButtonStyle.Secondary).setDisabled(n === 1),
      button("Next", n + 1, ButtonStyle.Primary).setDisabled(n === 3),
    )],
  };
}

function menu() {
  const colours = new StringSelectMenuBuilder().setCustomId("colour").setPlaceholder("A colour")
    .addOptions({ label: "Red", value: "red" }, { label: "Blue", value: "blue" });
  return { content: "What colour?", components: [new ActionRowBuilder().addComponents(colours)] };
}

function recalled(message) {
  const { embeds, attachments } = message;
  const extra = embeds.length + attachments.size ? ` (${embeds.length} embed, ${attachments.size} file)` : "";
  return message.content + extra;
}

// One function a command; each answers the interaction it is given.
const answers = {
  greet: (i) => i.reply(`Hello, ${i.options.getString("name")}.`),
  async think(i) {
    await i.deferReply();
    await i.editReply("I have thought.");
  },
  async whisper(i) {
    await i.reply("Aloud.");
    await i.followUp({ content: "For you alone.", flags: MessageFlags.Ephemeral });
  },
  pick: (i) => i.reply(`You picked ${i.options.getString("fruit")}.`),
  write: (i) => i.showModal(form()),
  pages: (i) => i.reply(page(1)),
  menu: (i) => i.reply(menu()),
  "Count words": (i) => i.reply(`${i.targetMessage.content.split(/\s+/).length} words by ${i.targetMessage.author.username}`),
  async upload(i) {
    const file = i.options.getAttachment("file");
    await i.reply(`${file.name}: ${await (await fetch(file.url)).text()}`);
  },
  async post(i) {
    await say({
      content: "Fresh.",
      embeds: [new EmbedBuilder().setTitle("A title").setDescription("A description")],
      files: [new AttachmentBuilder(Buffer.from("a,b\n1,2\n"), { name: "table.csv" })],
    });
    await i.reply("Posted.");
  },
  async mend(i) {
    await (await target(i)).edit("Better.");
    await i.reply("Mended.");
  },
  async react(i) {
    await (await target(i)).react("👍");
    await i.reply("Reacted.");
  },
  async remove(i) {
    await (await target(i)).delete();
    await i.reply("Removed.");
  },
  async recall(i) {
    const list = await (await log()).messages.fetch({ limit: 5, cache: false });
    await i.reply(list.map(recalled).join(" | "));
  },
  async overdo(i) {
    const refused = await say("x".repeat(2001)).catch((error) => error);
    if (!(refused instanceof DiscordAPIError)) throw refused;
    await i.reply(`Refused: ${refused.status}, ${refused.code}.`);
  },
};

// target is the message in the log that a command is about.
const target = async (i) => (await log()).messages.fetch(i.options.getString("message"));

function answer(i) {
  if (i.isAutocomplete()) {
    const fruits = ["apple", "apricot", "banana"].filter((fruit) => fruit.startsWith(i.options.getFocused()));
    return i.respond(fruits.map((fruit) => ({ name: fruit, value: fruit })));
  }
  if (i.isButton()) return i.update(page(Number(i.customId.split("/")[1])));
  if (i.isStringSelectMenu()) return i.update({ content: `You chose ${i.values[0]}.`, components: [] });
  if (i.isModalSubmit()) {
    const content = `${i.fields.getTextInputValue("subject")}: ${i.fields.getTextInputValue("text")}`;
    return i.reply({ content, flags: MessageFlags.Ephemeral });
  }
  return answers[i.commandName](i);
}

// begin is what happens at every login, the first and later ones.
async function begin() {
  await say(`logged in as ${client.user.username}, ${client.guilds.cache.size} guilds`);
  const made = await client.application.commands.set(commands);
  await say(`registered ${made.size} commands`);
}

const complain = (error) => console.error("a bot met an error:", error);
const on = (event, act) => client.on(event, (...told) => Promise.resolve(act(...told)).catch(complain));

on(Events.ShardReady, begin);
on(Events.ShardResume, () => say("resumed"));
on(Events.InteractionCreate, answer);
on(Events.MessageCreate, (message) => {
  if (message.mentions.has(client.user) && !message.author.bot) return message.reply(`Here, ${message.author.username}.`);
});
on(Events.Error, complain);

process.stdin.resume().on("end", () => client.destroy());
await client.login(SANDBOX_TOKEN);
