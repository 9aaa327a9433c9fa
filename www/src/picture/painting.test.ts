import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Painting } from "./painting";

let painting: Painting;
/** What was done, a line a frame. */
let heard: string[];
/** Pieces of the run that are not rebuilt. */
let left: number;

beforeEach(() => {
  vi.useFakeTimers();
  // Sixty a second, on the clock of the timers.
  vi.stubGlobal("requestAnimationFrame", (frame: FrameRequestCallback) =>
    setTimeout(() => frame(performance.now()), 16),
  );
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => clearTimeout(frame));
  heard = [];
  left = 0;
  painting = new Painting({
    goOn() {
      if (left > 0) heard.push("rebuilt");
      left = Math.max(0, left - 1);
      return left > 0;
    },
    paint: () => heard.push("painted"),
  });
});
afterEach(() => {
  painting.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A little more than `frames` of them. */
function pass(frames: number): void {
  vi.advanceTimersByTime(frames * 16 + 1);
}

it("nothing is painted that nobody asked for", () => {
  pass(10);
  expect(heard).toEqual([]);
});

it("a run that grows is rebuilt a piece a frame, and painted now and then", () => {
  left = 3;
  painting.grew();
  pass(3);
  expect(heard).toEqual(["rebuilt", "painted", "rebuilt", "rebuilt"]);
  vi.advanceTimersByTime(1_000);
  expect(heard.slice(4)).toEqual(["painted"]);
});

it("of a run that is left alone nothing is rebuilt, while what is asked for is painted", () => {
  painting.leaveAlone();
  left = 1;
  painting.grew();
  pass(10);
  expect(heard).toEqual([]);
  painting.ask();
  pass(1);
  expect(heard).toEqual(["painted"]);
});

it("it is left alone until it rests", () => {
  painting.leaveAlone();
  left = 1;
  painting.grew();
  pass(1);
  painting.goAlong();
  pass(1);
  expect(heard).toEqual(["rebuilt", "painted"]);
});

it("it is left alone no longer than nobody minds", () => {
  painting.leaveAlone();
  left = 2;
  painting.grew();
  vi.advanceTimersByTime(390);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual(["rebuilt", "painted", "rebuilt", "painted"]);
});

it("nothing comes after its end", () => {
  left = 1;
  painting.leaveAlone();
  painting.ask();
  painting.stop();
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([]);
});
