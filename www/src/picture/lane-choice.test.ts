import { describe, expect, it } from "vitest";
import { Recording } from "../model/recording";
import { Run } from "../model/testing/run";
import { LaneChoice } from "./lane-choice";
import { RebuiltRun } from "./rebuilt-run";

/** One that made ten, of which the first made one more. */
function family(): Run {
  const run = new Run().spawn(1, "main");
  for (let task = 2; task <= 11; task += 1) run.spawn(task, `child ${task}`, 1);
  run.spawn(12, "grandchild", 2);
  return run.add("future-created", { future: 1, cause: { by: "task", id: 1 } });
}

function choiceOf(run: Run): { readonly lanes: LaneChoice; readonly changes: () => number } {
  const recording = new Recording();
  recording.append(run.events);
  const rebuilt = new RebuiltRun(recording, 0);
  rebuilt.goOn(Infinity);
  let changes = 0;
  return { lanes: new LaneChoice(rebuilt, () => (changes += 1)), changes: () => changes };
}

const tasks = ({ arranged }: LaneChoice): number[] => arranged.lanes.map(({ task }) => task);

describe("lanes that are chosen", () => {
  it("are all, with those of the program's futures below; each choice is told", () => {
    const { lanes, changes } = choiceOf(family());
    expect(tasks(lanes)).toEqual([1, 2, 12, 3, 4, 5, 6, 7, 8, 9, 10, 11, NaN]);
    lanes.buttons.chooseFutures("none");
    expect(tasks(lanes)).toEqual([1, 2, 12, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(changes()).toBe(1);
  });

  it("are folded all at once, the outermost not, and unfolded", () => {
    const { lanes } = choiceOf(family());
    expect(lanes.folded).toBe(false);
    lanes.foldAll(true);
    expect([lanes.folded, tasks(lanes).includes(12), tasks(lanes).includes(11)]).toEqual([true, false, true]);
    lanes.foldAll(false);
    expect([lanes.folded, tasks(lanes).includes(12)]).toEqual([false, true]);
    expect(choiceOf(new Run().spawn(1, "alone")).lanes.folded).toBe(null);
  });

  it("are those that are looked for, nested in none, and it is said how many they are", () => {
    const { lanes } = choiceOf(family());
    expect(lanes.foundText).toBe(null);
    lanes.buttons.lookFor(" Child 1 ");
    expect([tasks(lanes), lanes.arranged.flat]).toEqual([[10, 11], true]);
    expect(lanes.foundText).toBe("2 of 12 tasks: those with “Child 1” in their names.");
    lanes.buttons.lookFor("nobody");
    expect([tasks(lanes), lanes.foundText]).toEqual([[], "None of 12 tasks has “nobody” in its name."]);
    lanes.buttons.lookFor(" ");
    expect([lanes.arranged.flat, lanes.foundText]).toEqual([false, null]);
  });

  it("are of the same search and of the same futures as those of another run, if they are to be", () => {
    const [{ lanes }, { lanes: others }] = [choiceOf(family()), choiceOf(family())];
    lanes.buttons.lookFor("grand");
    others.lookLike(lanes);
    expect(tasks(others)).toEqual([12]);
    lanes.buttons.lookFor("");
    lanes.buttons.chooseFutures("none");
    others.lookLike(lanes);
    expect(tasks(others)).toHaveLength(12);
  });
});
