import { beforeEach, describe, expect, it } from "vitest";
import { History } from "../model/history";
import { Run } from "../model/testing/run";
import type { HoldMessage } from "../protocol/messages";
import { Player } from "./player";
import { Stepping } from "./stepping";

let history: History;
let player: Player;
let stepping: Stepping;
let held: HoldMessage[];

beforeEach(() => {
  history = new History();
  held = [];
  player = new Player(history, { request: () => 1, cancel() {} }, () => {});
  stepping = new Stepping(history, player, (message) => held.push(message), "runs");
});

function append(run: Run): void {
  history.append(run.events);
  player.grew();
}

/** Eight events: task 1 runs task 2 within itself, then each runs once more, in a turn of its own. */
function recorded(): void {
  const first = new Run().turn(1).start(1).start(2).suspend(2, "b").suspend(1, "a");
  append(first.at(10).turn(1).start(2).suspend(2, "b").turn(1).start(1).suspend(1, "a"));
}

/** Where the moment is, after each of so many presses. */
function presses(times: number, press: () => void): number[] {
  return Array.from({ length: times }, () => {
    press();
    return player.events;
  });
}

describe("while the program runs", () => {
  it("pausing at its newest moment is pausing it, and what comes before the answer lets it go on", () => {
    recorded();
    expect(stepping.playDoes).toBe("pause");
    stepping.togglePlay();
    stepping.program = "pausing";
    expect(stepping.playDoes).toBe("continue");
    stepping.togglePlay();
    expect(held).toEqual([{ kind: "pause" }, { kind: "resume" }]);
  });

  it("at an earlier moment one plays what was recorded, and there is no step beyond it", () => {
    recorded();
    player.goTo(3);
    expect([stepping.playDoes, stepping.canGoOn]).toEqual(["play", true]);
    stepping.togglePlay();
    expect([player.isPlaying, stepping.playDoes]).toEqual([true, "pause"]);
    stepping.togglePlay();
    expect(player.isPlaying).toBe(false);
    player.goTo(99);
    expect(stepping.canGoOn).toBe(false);
    expect(held).toEqual([]);
  });

  it("may not have told of anything yet", () => {
    stepping.togglePlay();
    expect(held).toEqual([{ kind: "pause" }]);
  });
});

describe("in what was recorded", () => {
  beforeEach(() => {
    recorded();
    stepping.program = "over";
    player.goTo(0);
  });

  it("a job goes to its end, with those that run within it", () => {
    expect(presses(4, () => stepping.next("job"))).toEqual([5, 8, 11, 11]);
    player.goTo(3);
    expect(presses(1, () => stepping.next("job"))).toEqual([5]);
  });

  it("a turn goes to its end", () => {
    expect(presses(4, () => stepping.next("turn"))).toEqual([5, 8, 11, 11]);
  });

  it("a task's jobs are gone through forwards and backwards", () => {
    expect(presses(1, () => stepping.seekOwn(1))).toEqual([0]);
    player.goTo(2);
    expect(presses(2, () => stepping.seekOwn(1))).toEqual([10, 10]);
    expect(presses(2, () => stepping.seekOwn(-1))).toEqual([2, 2]);
    player.goTo(3);
    expect(presses(2, () => stepping.seekOwn(1))).toEqual([7, 7]);
    expect(held).toEqual([]);
  });

  it("nothing is continued", () => {
    player.goTo(99);
    expect([stepping.playDoes, stepping.canGoOn]).toEqual(["play", false]);
    stepping.next("job");
    stepping.step(1);
    expect(held).toEqual([]);
  });
});

describe("while the program waits", () => {
  beforeEach(() => {
    recorded();
    stepping.program = "paused";
  });

  it("what was recorded is gone through first, then the program goes on", () => {
    player.goTo(9);
    stepping.next("job");
    expect([player.events, held]).toEqual([11, []]);
    stepping.next("job");
    stepping.next("turn");
    expect(held).toEqual([
      { kind: "step", by: "job" },
      { kind: "step", by: "turn" },
    ]);
    append(new Run().turn(1).start(1).end(1));
    expect(player.events).toBe(14);
  });

  it("one step on is one event, of those of the next job", () => {
    player.goTo(10);
    stepping.step(1);
    expect([player.events, held]).toEqual([11, []]);
    stepping.step(1);
    expect(held).toEqual([{ kind: "step", by: "job" }]);
    append(new Run().turn(1).start(1).end(1));
    expect(player.events).toBe(12);
    stepping.step(1);
    expect([player.events, held.length]).toEqual([13, 1]);
    stepping.step(-1);
    expect(player.events).toBe(12);
  });

  it("one plays what was recorded, or lets it go on", () => {
    player.goTo(3);
    expect(stepping.playDoes).toBe("play");
    player.goTo(11);
    expect(stepping.playDoes).toBe("continue");
    stepping.togglePlay();
    expect(held).toEqual([{ kind: "resume" }]);
  });

  it("goes on job by job until the task runs whose moment it is", () => {
    stepping.seekOwn(1);
    append(new Run().turn(1).start(2).suspend(2, "b"));
    stepping.program = "stepping";
    stepping.program = "paused";
    append(new Run().turn(1).start(1).end(1));
    stepping.program = "paused";
    expect(held).toEqual([
      { kind: "step", by: "job" },
      { kind: "step", by: "job" },
    ]);
    // In the picture the answer may come before its events were gone through.
    player.grew();
    expect(player.events).toBe(16);
    stepping.program = "paused";
    expect(held).toHaveLength(2);
  });

  it("goes no further for a task once something else is pressed, or the run is over", () => {
    stepping.seekOwn(1);
    stepping.togglePlay();
    stepping.program = "paused";
    expect(held).toEqual([{ kind: "step", by: "job" }, { kind: "resume" }]);
    stepping.seekOwn(1);
    stepping.program = "over";
    stepping.program = "paused";
    expect(held).toHaveLength(3);
  });
});
