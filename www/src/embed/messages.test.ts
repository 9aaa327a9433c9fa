import { describe, expect, it } from "vitest";
import { readFromFrame, readToFrame, stamped } from "./messages";

describe("what a frame says", () => {
  it("arrives as it was sent, in whole pixels", () => {
    expect(readFromFrame(stamped({ type: "ready" }))).toEqual({ type: "ready" });
    expect(readFromFrame(stamped({ type: "height", height: 512 }))).toEqual({ type: "height", height: 512 });
    expect(readFromFrame(stamped({ type: "height", height: 511.2 }))).toEqual({
      type: "height",
      height: 512,
    });
  });

  it("is sent in the shape that is documented", () => {
    expect(stamped({ type: "height", height: 512 })).toEqual({
      source: "interleave",
      type: "height",
      height: 512,
    });
  });

  it("makes no frame endless", () => {
    expect(readFromFrame(stamped({ type: "height", height: Infinity }))).toEqual({
      type: "height",
      height: 20_000,
    });
  });
});

it("what the page around says arrives as it was sent", () => {
  expect(readToFrame(stamped({ type: "theme", theme: "dark" }))).toEqual({ type: "theme", theme: "dark" });
});

const NOISE: readonly unknown[] = [
  ...[undefined, null, "", "interleave", 7, [], {}, { source: "interleave" }, { type: "ready" }],
  { source: "other", type: "height", height: 10 },
  { source: "interleave", type: "height" },
  { source: "interleave", type: "height", height: "10" },
  { source: "interleave", type: "height", height: -1 },
  { source: "interleave", type: "height", height: NaN },
  { source: "interleave", type: "height", height: { valueOf: () => 10 } },
  { source: "interleave", type: "theme", theme: "url(x)" },
  { source: "interleave", type: "run" },
];

it.each(NOISE)("%o is nobody's message", (data) => {
  expect(readFromFrame(data)).toBeNull();
  expect(readToFrame(data)).toBeNull();
});
