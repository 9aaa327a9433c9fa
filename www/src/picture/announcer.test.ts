import { beforeEach, describe, expect, it } from "vitest";
import { Announcer } from "./announcer";

let told: string[];
let waiting: Map<number, () => void>;
let announcer: Announcer;

beforeEach(() => {
  told = [];
  waiting = new Map();
  let started = 0;
  announcer = new Announcer((text) => told.push(text), {
    start(then) {
      started += 1;
      waiting.set(started, then);
      return started;
    },
    cancel: (id) => void waiting.delete(id),
  });
});

function pause(): void {
  const all = [...waiting.values()];
  waiting.clear();
  for (const then of all) then();
}

describe("what is told", () => {
  it("is the last of what came before a pause", () => {
    announcer.say("one");
    announcer.say("two");
    expect(told).toEqual([]);
    pause();
    expect(told).toEqual(["two"]);
  });

  it("is told once", () => {
    announcer.say("one");
    pause();
    announcer.say("two");
    announcer.say("one");
    pause();
    expect(told).toEqual(["one"]);
  });

  it("is nothing after it was hushed", () => {
    announcer.say("one");
    announcer.hush();
    pause();
    expect(told).toEqual([]);
  });

  it("begins anew with another run", () => {
    announcer.say("one");
    pause();
    announcer.begin();
    announcer.say("one");
    pause();
    expect(told).toEqual(["one", "", "one"]);
  });
});
