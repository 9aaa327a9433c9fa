import { beforeEach, describe, expect, it } from "vitest";
import { History } from "../model/history";
import { Run } from "../model/testing/run";
import { Player } from "./player";

let history: History;
let player: Player;
let frame: ((now: number) => void) | null;
let now: number;

beforeEach(() => {
  history = new History();
  frame = null;
  now = 0;
  const frames = {
    request(callback: (now: number) => void) {
      frame = callback;
      return 1;
    },
    cancel() {
      frame = null;
    },
  };
  player = new Player(history, frames, () => {});
});

/** So much wall time goes by, in frames of 10 ms. */
function pass(milliseconds: number): void {
  for (let left = milliseconds; left > 0 && frame !== null; left -= 10) {
    const tick = frame;
    frame = null;
    tick((now += 10));
  }
}

/** Two events at 0, one at 1 s, one at 2 s. */
function twoSeconds(): void {
  const run = new Run().turn(0).turn(0).at(1_000).turn(0).at(2_000).turn(0);
  history.append(run.events);
  player.grew();
}

describe("the moment that is shown", () => {
  it("goes along with a run, until one looks back", () => {
    twoSeconds();
    expect([player.events, player.at]).toEqual([4, 2_000]);
    player.step(-1);
    history.append(new Run().at(3_000).turn(0).events);
    player.grew();
    expect(player.events).toBe(3);
    player.goTo(99);
    history.append(new Run().at(4_000).turn(0).events);
    player.grew();
    expect([player.events, player.isAtEnd]).toEqual([6, true]);
  });

  it("is no moment before the first nor after the last", () => {
    twoSeconds();
    player.step(-99);
    expect([player.events, player.at]).toEqual([0, 0]);
    player.goTo(1e9);
    expect(player.events).toBe(4);
  });

  it("may be one that is still to come, unless another is chosen meanwhile", () => {
    twoSeconds();
    player.goWhenGrown(5);
    player.grew();
    expect(player.events).toBe(4);
    history.append(new Run().at(3_000).turn(0).turn(0).events);
    player.grew();
    expect(player.events).toBe(5);
    player.goWhenGrown(7);
    player.goTo(2);
    history.append(new Run().at(4_000).turn(0).events);
    player.grew();
    expect(player.events).toBe(2);
  });

  it("may be a time between two events", () => {
    twoSeconds();
    player.goToTime(1_500);
    expect([player.events, player.at]).toEqual([3, 1_500]);
    player.goToTime(-5);
    expect([player.events, player.at]).toEqual([0, 0]);
  });

  it("is sought forwards and backwards", () => {
    twoSeconds();
    player.goTo(0);
    player.seek(1, (event) => event === 2);
    expect(player.events).toBe(3);
    player.seek(-1, (event) => event === 0);
    expect(player.events).toBe(1);
    player.seek(1, () => false);
    expect(player.events).toBe(4);
    player.seek(-1, () => false);
    expect(player.events).toBe(0);
  });
});

describe("playing", () => {
  it("begins again at the end, goes by program time, and ends", () => {
    twoSeconds();
    player.play();
    expect([player.isPlaying, player.events]).toEqual([true, 0]);
    // Two events at no time at all take a quarter of a second to be seen.
    pass(270);
    expect(player.events).toBe(2);
    pass(500);
    expect(player.at).toBeGreaterThan(400);
    expect(player.events).toBe(2);
    pass(5_000);
    expect([player.isPlaying, player.events, player.at]).toEqual([false, 4, 2_000]);
  });

  it("goes at its pace", () => {
    twoSeconds();
    player.goTo(2);
    player.pace = 4;
    player.play();
    pass(110);
    expect(player.at).toBe(400);
  });

  it("stops where one says so, and where one goes elsewhere", () => {
    twoSeconds();
    player.goTo(2);
    player.play();
    pass(110);
    player.pause();
    pass(1_000);
    expect(player.at).toBe(100);
    player.play();
    player.step(1);
    expect([player.isPlaying, player.events]).toEqual([false, 3]);
  });

  it("goes along with a run that it has caught up with", () => {
    twoSeconds();
    player.goTo(3);
    player.play();
    pass(5_000);
    history.append(new Run().at(3_000).turn(0).events);
    player.grew();
    expect(player.events).toBe(5);
  });

  it("of nothing does nothing", () => {
    player.play();
    expect(player.isPlaying).toBe(false);
  });
});

describe("beside a run that takes longer", () => {
  beforeEach(() => {
    twoSeconds();
    player.reach = 3_000;
  });

  it("goes on in time where nothing happens any more, and ends with the longer one", () => {
    player.goToTime(1_950);
    player.play();
    pass(560);
    expect([player.isPlaying, player.events]).toEqual([true, 4]);
    expect(player.at).toBeGreaterThan(2_100);
    pass(5_000);
    expect([player.isPlaying, player.at]).toEqual([false, 3_000]);
  });

  it("goes to any time of the longer one, and no further", () => {
    player.goToTime(2_500);
    expect([player.events, player.at]).toEqual([4, 2_500]);
    player.goToTime(9_000);
    expect(player.at).toBe(3_000);
    player.reach = 0;
    player.goToTime(9_000);
    expect(player.at).toBe(2_000);
  });

  it("plays on behind its end, and from the beginning at both ends", () => {
    player.goToTime(2_500);
    player.play();
    expect(player.at).toBe(2_500);
    pass(1_000);
    expect([player.isPlaying, player.at]).toEqual([false, 3_000]);
    player.play();
    expect([player.events, player.at]).toEqual([0, 0]);
    player.goTo(4);
    player.play();
    expect(player.events).toBe(0);
  });
});
