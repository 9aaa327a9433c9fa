import { describe, expect, it } from "vitest";
import { readies, type Approach } from "./warming";

const all: readonly Approach[] = ["near", "over", "at-controls"];

describe("an engine is made ready", () => {
  it.each([
    [null, ["at-controls"]],
    ["lazy", ["at-controls"]],
    ["hover", ["over", "at-controls"]],
    [" Eager ", ["near", "over", "at-controls"]],
    ["soon", ["at-controls"]],
    ["constructor", ["at-controls"]],
  ])("where the attribute says %j when the person is %j", (engine, when) => {
    expect(all.filter((approach) => readies(engine, approach))).toEqual(when);
  });
});
