import { describe, expect, it } from "vitest";
import { mayAutorun, type Autorun } from "./autorun";

const OWN: Autorun = {
  code: "print(1)",
  authored: "print(1)",
  isPrinted: false,
  isPrerendered: false,
};

describe("a program that nobody started", () => {
  it("runs if it is the page's own", () => {
    expect(mayAutorun(OWN)).toBe(true);
  });

  it.each<[string, Partial<Autorun>]>([
    ["came with a link or was dropped", { code: "print(2)" }],
    ["was changed by as much as a space", { code: "print(1) " }],
    ["is no author's", { authored: null }],
    ["is empty", { code: "", authored: "" }],
    ["is printed", { isPrinted: true }],
    ["is on a page that nobody has come to", { isPrerendered: true }],
  ])("does not run if it %s", (_, other) => {
    expect(mayAutorun({ ...OWN, ...other })).toBe(false);
  });
});
