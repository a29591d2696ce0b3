// The sandbox's calls for whoever plays a person. Every other script reaches
// the server through here.

/** A call that the sandbox refused: message is its sentence, code its word for it. */
export class Refused extends Error {
  constructor(sentence, code, status) {
    super(sentence);
    this.code = code;
    this.status = status;
  }
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new Refused(body.error || `The sandbox answered ${response.status}.`, body.code || "", response.status);
}

async function get(path, query, signal) {
  return answer(await reach(`/sandbox/${path}?${new URLSearchParams(query)}`, { signal }));
}

async function post(path, body, signal) {
  const headers = { "Content-Type": "application/json" };
  const text = JSON.stringify(body);
  const keepalive = text.length < 1000; // a small call outlives the page, should it be left meanwhile
  return answer(await reach(`/sandbox/${path}`, { method: "POST", headers, body: text, keepalive, signal }));
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (err) {
    if (err.name === "AbortError") throw err;
    throw new Refused("The sandbox cannot be reached. Is it still running?", "unreachable", 0);
  }
}

export const world = () => get("world", {});
export const commands = (person, channel) => get("commands", { person, channel }).then((a) => a.commands);
export const messages = (person, channel) => get("messages", { person, channel }).then((a) => a.messages);
export const suggest = (body, signal) => post("suggest", body, signal).then((a) => a.choices ?? []);
export const use = (body) => post("use", body);
export const press = (body) => post("press", body);
export const submit = (body) => post("submit", body);
export const say = (body) => post("say", body);
export const dismiss = (person, message) => post("dismiss", { person, message });
export const advance = (body) => post("advance", body);
export const fault = (body) => post("fault", body);
export const gateway = (body) => post("gateway", body);
export const change = (body) => post("change", body);

/**
 * Listens to all that changes what the person sees. onEvent is called with each
 * event, onState with true when the line is up and false when it is lost; the
 * browser dials again by itself, and each line begins with a "world" event.
 * The answer ends it.
 */
export function listen(person, onEvent, onState) {
  const source = new EventSource(`/sandbox/events?${new URLSearchParams({ person })}`);
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
  source.onmessage = (e) => onEvent(JSON.parse(e.data));
  return () => source.close();
}
