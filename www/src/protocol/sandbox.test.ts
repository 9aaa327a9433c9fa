import { describe, expect, it } from "vitest";
import { decodeFromSandbox } from "./sandbox";

describe("what the frame says", () => {
  it.each([
    ["that it is open", { kind: "open", more: 1 }, { kind: "open" }],
    ["that it is there", { kind: "here" }, { kind: "here" }],
    ["that a worker failed", { kind: "failed", id: 3, message: "" }, { kind: "failed", id: 3, message: "" }],
  ])("%s", (_, said, read) => {
    expect(decodeFromSandbox(said)).toEqual(read);
  });

  it.each([
    ["nothing", undefined, "it is not an object"],
    ["a text", "open", "it is not an object"],
    ["a list", ["open"], "it is not an object"],
    ["no kind", {}, "it is of an unknown kind"],
    ["what the page says", { kind: "end", id: 1 }, "it is of an unknown kind"],
    ["a failure of no worker", { kind: "failed", message: "" }, '"id" is not a count'],
    ["a failure of half a worker", { kind: "failed", id: 0.5, message: "" }, '"id" is not a count'],
    ["a failure without words", { kind: "failed", id: 1 }, '"message" is not a string'],
  ])("cannot be %s", (_, said, why) => {
    expect(() => decodeFromSandbox(said)).toThrow(why);
  });
});
