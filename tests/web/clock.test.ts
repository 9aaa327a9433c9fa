/** The loop's clock, on a clock of the browser that stands still until it is moved: speeds, pausing, stepping. */
import { afterAll, expect, test, vi } from "vitest";
import { BrowserClock } from "./support/browser-clock.ts";

// Before the module is loaded, for it takes the browser's once.
const clock = new BrowserClock();
for (const [name, value] of Object.entries(clock.globals)) vi.stubGlobal(name, value);
const { macrotasks } = await import("./support/load.ts");
const { EventLoop, sleep } = await import("../../www/src/generated/interleave/interleave.js");

afterAll(() => vi.unstubAllGlobals());

/** Lets the loop's messages through. */
const messages = () => macrotasks(3);

/** So many milliseconds pass while nothing else keeps the thread. */
async function wait(milliseconds: number): Promise<void> {
  await messages();
  clock.pass(milliseconds);
  clock.fire();
  await messages();
}

test("program time is wall time times the speed, and changing the speed moves no time", async () => {
  const loop = new EventLoop({ speed: 10 });
  EventLoop.setCurrent(loop);
  const log: string[] = [];
  const note = (what: string) => () => void log.push(`${what} at ${loop.now()}`);
  void sleep(500).then(note("fast"));
  await wait(49);
  expect([loop.now(), log]).toEqual([490, []]);
  await wait(1);
  expect([loop.now(), log]).toEqual([500, ["fast at 500"]]);
  loop.speed = 0.25;
  expect([loop.now(), loop.speed]).toEqual([500, 0.25]);
  void sleep(1000).then(note("slow"));
  await wait(40);
  expect([loop.now(), clock.pending]).toEqual([510, [3960]]);
  // What was set for the one speed is set anew for the other.
  loop.speed = 100;
  await messages();
  expect([loop.now(), clock.pending.map(Math.ceil)]).toEqual([510, [10]]);
  await wait(10);
  expect(log.slice(1)).toEqual(["slow at 1510"]);
});

test("a paused loop runs nothing and its time stands still, however long the machine takes", async () => {
  const loop = new EventLoop();
  const log: string[] = [];
  loop.callLater(5, () => log.push("timer"));
  loop.callSoon(() => log.push("soon"));
  clock.pass(2);
  loop.pause();
  await wait(30);
  expect([log, loop.now()]).toEqual([[], 2]);
  expect([loop.step(), log, loop.now()]).toEqual([true, ["soon"], 2]);
  // Nothing is ready: the next step lets the timer come due.
  expect([loop.step(), log, loop.now()]).toEqual([true, ["soon", "timer"], 5]);
  expect([loop.step(), loop.now()]).toEqual([false, 5]);
  loop.callLater(5, () => log.push("after"));
  await wait(1000);
  expect([log.length, loop.now(), clock.pending]).toEqual([2, 5, []]);
  loop.resume();
  await wait(4);
  expect([log.length, loop.now()]).toEqual([2, 9]);
  await wait(1);
  expect([log, loop.now()]).toEqual([["soon", "timer", "after"], 10]);
});

test("a loop that is paused late finds what came due meanwhile, and lets it run step by step", async () => {
  const loop = new EventLoop();
  const log: string[] = [];
  loop.callLater(5, () => log.push("timer"));
  loop.callSoon(() => log.push("soon"));
  clock.pass(8);
  loop.pause();
  await wait(30);
  expect([log, loop.now()]).toEqual([[], 8]);
  expect([loop.step(), log, loop.now()]).toEqual([true, ["soon"], 8]);
  expect([loop.step(), log, loop.now()]).toEqual([true, ["soon", "timer"], 8]);
});

test("in a step of a paused loop time passes for the job, and for nobody else", async () => {
  const loop = new EventLoop();
  loop.pause();
  loop.callSoon(() => clock.pass(5));
  expect([loop.step(), loop.now()]).toEqual([true, 5]);
  await wait(10);
  expect(loop.now()).toBe(5);
  loop.stop();
});

test("an instant clock that goes live goes on from where it came to, at the speed it is given", async () => {
  const loop = new EventLoop({ clock: "instant" });
  EventLoop.setCurrent(loop);
  const log: string[] = [];
  const note = (what: string) => () => void log.push(`${what} at ${loop.now()}`);
  void sleep(3000).then(note("at once"));
  await wait(0);
  expect(log).toEqual(["at once at 3000"]);
  loop.pause();
  loop.goLive(4);
  void sleep(400).then(note("slow"));
  await wait(50);
  expect([loop.now(), loop.speed]).toEqual([3000, 4]);
  loop.resume();
  await wait(99);
  expect(loop.now()).toBe(3396);
  await wait(1);
  expect(log.slice(1)).toEqual(["slow at 3400"]);
  loop.goLive(1);
  expect(() => loop.goLive(0)).toThrow(RangeError);
  expect(loop.speed).toBe(1);
});
