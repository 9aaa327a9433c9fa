import { expect, it } from "vitest";
import { Recording } from "../model/recording";
import { Run } from "../model/testing/run";
import { CatchingUp } from "./catching-up";

function recorded(count: number): Recording {
  const recording = new Recording();
  const run = new Run();
  for (let event = 0; event < count; event += 1) run.turn(event);
  recording.append(run.events);
  return recording;
}

it("goes through all of it once, in order, and stops when its time is over", () => {
  const recording = recorded(1_700);
  const taken: number[] = [];
  let now = 0;
  const catching = new CatchingUp(
    recording,
    [(events) => void taken.push(...events.map(({ turn }) => turn)), () => (now += 4)],
    () => now,
  );
  expect([catching.goOn(5), taken.length, catching.isBehind]).toEqual([true, 1_000, true]);
  expect([catching.goOn(5), taken.length, catching.isBehind]).toEqual([true, 1_700, false]);
  expect(catching.goOn(5)).toBe(false);
  expect(taken).toEqual(Array.from({ length: 1_700 }, (_, index) => index + 1));
  recording.append(new Run().turn(1).events);
  expect([catching.isBehind, catching.goOn(5), taken.length]).toEqual([true, true, 1_701]);
});
