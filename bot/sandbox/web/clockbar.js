// The part of the bar that moves the news clock: an hour, a day, or on to the
// next digest.

import { announce, el, icon } from "./dom.js";
import { clockFace } from "./time.js";

const hour = 3_600_000;
const mostSteps = 96; // two days of half hours
const pace = 50; // milliseconds a step is shown for: one sees the clock run, and what is posted has time to arrive

export class ClockBar {
  /**
   * around is {clock, advance(time) → promise, posts() → how many posts the bot
   * has made, tell(words)}. arrived is called when a digest came.
   */
  constructor(root, around) {
    this.around = around;
    this.running = false;
    this.face = el("output", { class: "clock-face", "aria-label": "News clock" });
    this.next = el("button", { type: "button", class: "bar-button strong", id: "next-digest", onclick: () => this.toNextDigest() }, "Next digest");
    this.steps = [
      el("button", { type: "button", class: "bar-button", id: "one-hour", onclick: () => this.run(() => this.forward(1)) }, "+1 h"),
      el("button", { type: "button", class: "bar-button", id: "one-day", onclick: () => this.run(() => this.forward(24)) }, "+1 day"),
    ];
    root.append(icon("clock"), this.face, this.next, ...this.steps);
  }

  /** Shows what the news clock says now. */
  show() {
    const words = clockFace(this.around.clock.now());
    if (this.face.textContent !== words) this.face.textContent = words;
  }

  /** Moves by hours, one at a time: the sandbox keeps every slot on steps that short. */
  async forward(hours) {
    for (let i = 0; i < hours && this.running; i++) {
      await this.around.advance(this.around.clock.now() + hour);
      this.show();
    }
  }

  /** Runs on until the bot posts something by itself, at most two days. */
  toNextDigest() {
    if (this.running) return this.stop();
    return this.run(async () => {
      const before = this.around.posts();
      for (let i = 0; i < mostSteps && this.running; i++) {
        await this.around.advance(nextHalfHour(this.around.clock.now()));
        this.show();
        await pause(pace);
        if (this.around.posts() > before) return announce(`A digest arrived. The news clock says ${this.face.textContent}.`);
      }
      if (this.running) this.around.tell("No digest came within two days. Has an admin subscribed a channel (/digest subscribe), and may the bot post there?");
    });
  }

  stop() {
    this.running = false;
  }

  async run(act) {
    if (this.running) return;
    this.running = true;
    this.dress();
    try {
      await act();
    } catch (err) {
      this.around.tell(err.message);
    }
    this.running = false;
    this.dress();
  }

  dress() {
    this.next.textContent = this.running ? "Stop" : "Next digest";
    for (const b of this.steps) b.disabled = this.running;
  }
}

/** A minute past the next half hour: digests start within a minute of their slot. */
function nextHalfHour(now) {
  const slot = hour / 2;
  const minute = 60_000;
  return Math.floor((now - minute) / slot) * slot + slot + minute;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
