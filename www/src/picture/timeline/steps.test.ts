import { describe, expect, it } from "vitest";
import { Lanes } from "../../model/lanes";
import { Run } from "../../model/testing/run";
import { extent, firstStep, nextStep, type Direction, type Step } from "./steps";

// Task 1 runs from 0 to 10, waits until 50 and runs to 60; task 2 is made at 10 and runs from 20 to 30.
const run = new Run().turn(1).spawn(1, "one").wake(1).start(1).at(10).spawn(2, "two", 1).wake(2);
run.suspend(1, "sleep()").at(20).start(2).at(30).end(2).at(50).wake(1).start(1).at(60).end(1);
const lanes = new Lanes();
lanes.append(run.events);
const scene = { lanes: lanes.inOrder(), axis: "time", end: 60, moment: 40 } as const;

const name = ({ spot }: Step): string => `${spot.lane.task} ${spot.lane.stretch(spot.index)}`;

function walk(from: Step | null, ...directions: Direction[]): string[] {
  const names: string[] = [];
  let at = from;
  for (const direction of directions) {
    if (at === null) break;
    at = nextStep(scene, at, direction);
    names.push(name(at));
  }
  return names;
}

describe("stepping from stretch to stretch", () => {
  it("begins at the moment that is shown, in the lane that is in sight", () => {
    expect(name(firstStep(scene, 0)!)).toBe("1 suspended");
    expect(name(firstStep(scene, 1)!)).toBe("2 finished");
    expect(name(firstStep(scene, 99)!)).toBe("2 finished");
    expect(name(firstStep({ ...scene, moment: 0 }, 1)!)).toBe("2 new");
    expect(firstStep({ ...scene, lanes: [] }, 0)).toBeNull();
  });

  it("goes along a lane to its ends and no further", () => {
    expect(walk(firstStep(scene, 1), "before", "before", "before", "before", "behind")).toEqual([
      "2 running",
      "2 ready",
      "2 new",
      "2 new",
      "2 ready",
    ]);
    expect(walk(firstStep(scene, 0), "behind", "behind", "behind", "behind")).toEqual([
      "1 ready",
      "1 running",
      "1 finished",
      "1 finished",
    ]);
  });

  it("goes from lane to lane at the place that it came along the lane to", () => {
    expect(walk(firstStep(scene, 1), "before", "above", "below", "above", "above")).toEqual([
      "2 running",
      "1 suspended",
      "2 running",
      "1 suspended",
      "1 suspended",
    ]);
  });

  it("goes over many lanes at once, to the last of them", () => {
    expect(name(nextStep(scene, firstStep(scene, 0)!, "below", 10))).toBe("2 finished");
  });

  it("says what of a stretch is to be seen", () => {
    expect(extent(firstStep(scene, 0)!.spot, scene)).toEqual([10, 50]);
    // It goes on to the end of the run.
    expect(extent(firstStep(scene, 1)!.spot, scene)).toEqual([30, 60]);
  });
});
