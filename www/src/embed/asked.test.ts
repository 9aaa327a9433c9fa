import { describe, expect, it } from "vitest";
import { fragmentOf } from "../sharing/fragment";
import { askedInFragment } from "./asked";

const LANGUAGES = ["javascript", "python"];

const asked = (fragment: string): ReturnType<typeof askedInFragment> => askedInFragment(fragment, LANGUAGES);

const PLAIN = {
  src: null,
  expected: null,
  language: "python",
  title: null,
  speed: null,
  view: null,
  theme: null,
  engine: null,
  readonly: false,
  lines: false,
} as const;

describe("an address", () => {
  it("has a program as shared links have it", async () => {
    const shared = {
      code: "print('a + b')\n",
      language: "javascript",
      title: "A & b",
      speed: "4",
      view: "code output",
    } as const;
    expect(await asked(await fragmentOf(shared))).toEqual({ ...PLAIN, ...shared });
  });

  it("has a program that is written out", async () => {
    expect(await asked(`#code=${encodeURIComponent("print(1 + 1)\n")}`)).toEqual({
      ...PLAIN,
      code: "print(1 + 1)\n",
    });
    expect(await asked("#code=")).toEqual({ ...PLAIN, code: "" });
  });

  it("has the address of a file, unless it has a program", async () => {
    expect(await asked("#src=examples%2Fmain.py")).toEqual({ ...PLAIN, code: null, src: "examples/main.py" });
    expect(await asked("#src=main.js")).toMatchObject({ src: "main.js", language: "javascript" });
    expect(await asked("#code=1&src=main.py")).toEqual({ ...PLAIN, code: "1" });
  });

  it("has options", async () => {
    expect(
      await asked(
        "#code=1&language=javascript&speed=instant&view=output%20now&theme=dark&engine=eager&readonly&lines&title=One&expected=1%0A",
      ),
    ).toEqual({
      code: "1",
      src: null,
      expected: "1\n",
      language: "javascript",
      title: "One",
      speed: "instant",
      view: "output now",
      theme: "dark",
      engine: "eager",
      readonly: true,
      lines: true,
    });
    expect(await asked("#code=1&theme=auto")).toEqual({ ...PLAIN, code: "1" });
  });

  it("has what is for another version", async () => {
    expect(await asked("#code=1&autorun=yes&colour=red")).toEqual({ ...PLAIN, code: "1" });
  });
});

describe("an address that is no good", () => {
  it.each(["", "#", "#language=python", "#src="])("“%s” is told how to have a program", async (fragment) => {
    await expect(asked(fragment)).rejects.toThrow(
      /^The address of this frame has no program\. Take the snippet/,
    );
  });

  it.each([
    ["#code=1&language=ruby", "has language=ruby, which there is not. It can be javascript, python."],
    ["#code=1&speed=9", "has speed=9, which there is not. It can be 0.25, 1, 4, instant."],
    [
      "#code=1&view=code%20sound",
      "has view=sound, which there is not. It can be code, output, timeline, now.",
    ],
    ["#code=1&engine=now", "has engine=now, which there is not. It can be lazy, hover, eager."],
    ["#code=1&theme=sepia", "has theme=sepia, which there is not. It can be auto, light, dark."],
  ])("%s", async (fragment, words) => {
    await expect(asked(fragment)).rejects.toThrow(`The address of this frame ${words}`);
  });

  it("has no more of it said than one can read", async () => {
    await expect(asked(`#code=1&theme=${"x".repeat(5000)}`)).rejects.toThrow(/theme=x{40}…, which/);
  });

  it("has a program that is damaged", async () => {
    await expect(asked("#program=1.eJwr")).rejects.toThrow(/^This link is damaged/);
  });
});
