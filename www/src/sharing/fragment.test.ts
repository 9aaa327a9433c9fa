import fc from "fast-check";
import { deflateSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { toBase64Url } from "./base64url";
import { fragmentOf, LinkError, programInFragment, type SharedProgram } from "./fragment";

const PROGRAM: SharedProgram = {
  code: 'import asyncio\n\nprint("ein Stück & mehr", 1 + 1)\n',
  language: "python",
  title: "Gather & wait",
  speed: "4",
  view: "code output",
};

const packed = (json: string): string => `#program=1.${toBase64Url(deflateSync(json))}`;

async function complaint(fragment: string): Promise<string> {
  const error: unknown = await programInFragment(fragment).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(error instanceof LinkError)) throw new Error("It was read.", { cause: error });
  return error.message;
}

describe("a link", () => {
  it("brings back what was put into it", async () => {
    expect(await programInFragment(await fragmentOf(PROGRAM))).toEqual(PROGRAM);
  });

  it("brings back any text exactly", async () => {
    const settings = fc.record({
      code: fc.string({ unit: "binary", maxLength: 300 }),
      language: fc.constantFrom("python", "javascript"),
      title: fc.option(fc.string({ maxLength: 50 })),
      speed: fc.option(fc.constantFrom("0.25" as const, "instant" as const)),
      view: fc.option(fc.constantFrom("output", "code timeline")),
    });
    await fc.assert(
      fc.asyncProperty(settings, async (shared) => {
        expect(await programInFragment(await fragmentOf(shared))).toEqual(shared);
      }),
    );
    const half: SharedProgram = { ...PROGRAM, code: "'\ud800'" };
    expect(await programInFragment(await fragmentOf(half))).toEqual(half);
  });

  it("is short for what repeats itself, and has only what an address may have", async () => {
    const fragment = await fragmentOf({ ...PROGRAM, code: "await asyncio.sleep(1)\n".repeat(1000) });
    expect(fragment.length).toBeLessThan(400);
    expect(fragment).toMatch(/^#[A-Za-z0-9_.+&=%-]+$/);
  });

  it("that would be too long to be sent is not made", async () => {
    let noise = "";
    for (let n = 1, seed = 1; n < 60_000; n += 1, seed = (seed * 48271) % 2147483647)
      noise += (seed % 94) + " ";
    await expect(fragmentOf({ ...PROGRAM, code: noise })).rejects.toThrow(
      /^The program is too long for a link: it would have [\d,]+ characters.*Download the program/s,
    );
  });

  it("without a program is another's affair", async () => {
    expect(await programInFragment("")).toBeNull();
    expect(await programInFragment("#example=gather")).toBeNull();
  });

  it("of this version stays readable", async () => {
    expect(
      await programInFragment(
        "#program=1.eJxTKijKzCvRiFHKSM3JyddRyEstLklNUSjPL8pJiVHSVAIAuUQK6g&language=python&later=1&speed=9",
      ),
    ).toEqual({
      code: 'print("hello, nested world")',
      language: "python",
      title: null,
      speed: null,
      view: null,
    });
  });
});

describe("a link that is no good says why", () => {
  test("one of a later version", async () => {
    expect(await complaint("#program=2.abc")).toBe(
      "This link was made by a newer Interleave (its format is 2; this page reads 1). Load the page again to get the newest one.",
    );
  });

  test("one that was cut, anywhere", async () => {
    const whole = await fragmentOf({ ...PROGRAM, title: null, speed: null, view: null });
    const end = whole.indexOf("&");
    for (let length = "#program=".length; length < end; length += 1) {
      expect(await complaint(whole.slice(0, length))).toMatch(/^This link is damaged/);
    }
  });

  test("one in which any letter was changed", async () => {
    const whole = await fragmentOf({ ...PROGRAM, title: null, speed: null, view: null });
    const end = whole.indexOf("&");
    for (let at = "#program=1.".length; at < end - 1; at += 1) {
      const changed = whole[at] === "A" ? "B" : "A";
      expect(await complaint(whole.slice(0, at) + changed + whole.slice(at + 1))).toMatch(
        /^This link is damaged|^The program in this link/,
      );
    }
  });

  test.each([
    ["no base64", "#program=1.***"],
    ["no compression", "#program=1.aGVsbG8"],
    ["no version", "#program=eJwr"],
    ["nothing", "#program="],
    ["no JSON", packed("print(1)")],
    ["no text", packed('{"code": 1}')],
    ["no UTF-8", `#program=1.${toBase64Url(deflateSync(Uint8Array.of(34, 255, 34)))}`],
  ])("%s", async (_, fragment) => {
    expect(await complaint(fragment)).toMatch(/^This link is damaged/);
  });

  test("one that unpacks to more than a program can be", async () => {
    expect(await complaint(packed(JSON.stringify("a".repeat(1_000_001))))).toMatch(/longer than 1,000,000/);
    // A hundred megabytes of zeros are given up long before they are all there.
    expect(await complaint(`#program=1.${toBase64Url(deflateSync(new Uint8Array(100_000_000)))}`)).toMatch(
      /longer than 1,000,000/,
    );
  });

  test("one that is endless itself", async () => {
    expect(await complaint(`#program=1.${"A".repeat(1_000_000)}`)).toMatch(/^This link is longer/);
  });

  test("one in a language that is none", async () => {
    expect(await complaint(`${packed('"a"')}&language=%3Cscript%3E`)).toMatch(/names no language/);
  });
});
