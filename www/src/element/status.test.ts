import { describe, expect, it } from "vitest";
import { words } from "../words/status";
import { isAtRest, statusText } from "./status";

const error = { name: "TypeError", message: "no", line: 4, column: 2, frames: [] };

describe("the status", () => {
  it("says the time a program took, and whose time it was when that differs", () => {
    expect(statusText({ name: "finished", elapsed: 2003, speed: "1" })).toBe("Finished in 2.0 s");
    expect(statusText({ name: "finished", elapsed: 2003, speed: "instant" })).toBe(
      "Finished in 2.0 s of program time",
    );
  });

  it("says what an engine is waited for, and what a program waits for", () => {
    const loading = { name: "loading", engine: "Python" } as const;
    const running = { name: "running", asked: null, stopping: false, pause: null } as const;
    expect(statusText({ ...loading, engine: null, download: null })).toBe("Loading…");
    expect(statusText({ ...loading, download: { received: 1, total: null } })).toBe("Downloading Python…");
    expect(statusText({ ...loading, download: null })).toBe("Starting Python…");
    expect(statusText(running)).toBe("Running…");
    expect(statusText({ ...running, asked: "" })).toBe("Waiting for input");
    expect(statusText({ ...running, stopping: true })).toBe("Stopping…");
  });

  it("says where a program waits for the person, and why it does not yet", () => {
    const running = { name: "running", asked: null, stopping: false } as const;
    const at = { at: 1_234, turn: 5 };
    expect(statusText({ ...running, pause: { at: null, awaited: true, late: false } })).toBe("Pausing…");
    expect(statusText({ ...running, pause: { at: null, awaited: true, late: true } })).toBe(
      "Pausing: waiting for the running job to end…",
    );
    expect(statusText({ ...running, pause: { at, awaited: false, late: false } })).toBe(
      "Paused at 1.2 s, turn 5",
    );
    expect(statusText({ ...running, pause: { at: { ...at, turn: 0 }, awaited: false, late: false } })).toBe(
      "Paused at 1.2 s",
    );
    expect(statusText({ ...running, stopping: true, pause: { at, awaited: false, late: false } })).toBe(
      "Stopping…",
    );
  });

  it("rests where nothing goes on until the person does something", () => {
    const running = { name: "running", asked: null, stopping: false, pause: null } as const;
    const pause = { at: { at: 0, turn: 0 }, awaited: false, late: false };
    expect(isAtRest({ name: "idle" })).toBe(false);
    expect(isAtRest(running)).toBe(false);
    expect(isAtRest({ ...running, asked: "" })).toBe(true);
    expect(isAtRest({ ...running, pause })).toBe(true);
    expect(isAtRest({ ...running, pause: { ...pause, at: null, awaited: true } })).toBe(false);
    expect(isAtRest({ ...running, pause: { ...pause, awaited: true } })).toBe(false);
    expect(isAtRest({ ...running, asked: "", pause: { ...pause, awaited: true } })).toBe(false);
    expect(isAtRest({ ...running, stopping: true, pause })).toBe(false);
  });

  it("says what failed and where", () => {
    expect(statusText({ name: "failed", error, reported: false })).toBe("Failed: TypeError: no (line 4)");
    expect(statusText({ name: "failed", error: { ...error, line: null }, reported: false })).toBe(
      "Failed: TypeError: no",
    );
  });

  it("is not turned round by an error's text", () => {
    const message = "\u2069\u202eabc";
    expect(statusText({ name: "failed", error: { ...error, message }, reported: false })).toBe(
      "Failed: \u2068TypeError: \u202eabc\u2069 (line 4)",
    );
  });

  it("is one line, of bounded length", () => {
    const text = statusText({
      name: "failed",
      error: { ...error, message: `${"m".repeat(500)}\nsecond` },
      reported: false,
    });
    expect(text).not.toContain("\n");
    expect(text.length).toBeLessThan(160);
    expect(text).toContain("…");
  });
});

describe("seconds", () => {
  it.each([
    [0, "0 s"],
    [0.4, "0 s"],
    [12.34, "0.012 s"],
    [500, "0.5 s"],
    [999.9, "1.0 s"],
    [1000, "1.0 s"],
    [61_000, "61.0 s"],
  ])("%d ms are %s", (milliseconds, text) => {
    expect(words.seconds(milliseconds)).toBe(text);
  });
});
