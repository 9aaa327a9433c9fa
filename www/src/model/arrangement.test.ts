import { describe, expect, it } from "vitest";
import { arrange, type Arrangement, type Wanted } from "./arrangement";
import { History } from "./history";
import { Lanes } from "./lanes";
import { Run } from "./testing/run";

const ALL: Wanted = { hidden: () => false, folded: new Set(), search: "" };

function arranged(run: Run, wanted: Partial<Wanted> = {}): Arrangement {
  const [history, lanes] = [new History(), new Lanes()];
  history.append(run.events);
  lanes.append(run.events);
  return arrange(lanes, history.newest.tasks, { ...ALL, ...wanted });
}

const tree = (): Run =>
  new Run()
    .spawn(1, "main")
    .spawn(2, "Fetch A", 1)
    .spawn(3, "part", 2)
    .spawn(4, "fetch B", 1)
    .spawn(5, "other");

function shown({ lanes }: Arrangement): number[] {
  return lanes.map(({ task }) => task);
}

describe("lanes", () => {
  it("are all shown at first, with how many lie below each", () => {
    const all = arranged(tree());
    expect(shown(all)).toEqual([1, 2, 3, 4, 5]);
    expect(all.folds).toEqual(
      new Map([
        [1, { below: 3, folded: false }],
        [2, { below: 1, folded: false }],
      ]),
    );
  });

  it("are not shown below one that is folded up", () => {
    const all = arranged(tree(), { folded: new Set([1]) });
    expect(shown(all)).toEqual([1, 5]);
    expect(all.folds.get(1)).toEqual({ below: 3, folded: true });
    expect(shown(arranged(tree(), { folded: new Set([2]) }))).toEqual([1, 2, 4, 5]);
  });

  it("with a name that is looked for are shown wherever they stand", () => {
    expect(shown(arranged(tree(), { search: " fetch", folded: new Set([1]) }))).toEqual([2, 4]);
    expect(shown(arranged(tree(), { search: "nothing" }))).toEqual([]);
  });

  it("may be left out", () => {
    const all = arranged(tree(), { hidden: (task) => task === 2 });
    expect(shown(all)).toEqual([1, 4, 3, 5]);
    expect(all.folds.get(1)).toEqual({ below: 1, folded: false });
  });
});
