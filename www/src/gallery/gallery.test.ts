import { describe, expect, it } from "vitest";
import { compile } from "../engines/javascript/compile";
import { besides, choose, codeOf, editKey, languagesOf, neighbour, noticeOf, runnable } from "./choice";
import { EXAMPLES, findExample, type Example } from "./examples";
import { askedInHash, hashOf } from "./hash";
import { LANGUAGES, PROGRAM_FILES, programFile } from "./programs";

describe("the examples", () => {
  it("have ids of their own, fit for an address", () => {
    const ids = EXAMPLES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it("each say what to notice, in a sentence", () => {
    for (const { id, notice, notices } of EXAMPLES) {
      for (const sentence of [notice, ...Object.values(notices ?? {})]) {
        expect(sentence, id).toMatch(/^[A-Z].{30,200}[.]$/);
      }
    }
  });

  it("are each there in a language", () => {
    for (const example of EXAMPLES) expect(languagesOf(example, LANGUAGES), example.id).not.toEqual([]);
  });

  it("have a program in each file there is, and no other", () => {
    const files = EXAMPLES.flatMap(({ id, code }) =>
      LANGUAGES.filter((language) => code[language] !== undefined).map((language) =>
        programFile(id, language),
      ),
    );
    expect(files.sort()).toEqual([...PROGRAM_FILES].sort());
  });

  it("stand beside others that there are, and those beside them", () => {
    for (const { id, beside } of EXAMPLES) {
      if (beside === undefined) continue;
      expect(EXAMPLES.find((other) => other.id === beside)?.beside, id).toBe(id);
    }
    expect(EXAMPLES.some(({ beside }) => beside !== undefined)).toBe(true);
  });

  it("begin with the two programs that everything here began with, word for word", () => {
    expect(EXAMPLES.slice(0, 2).map(({ code }) => code.python)).toEqual([
      [
        "import asyncio",
        "async def fetch_data():",
        "  await asyncio.sleep(2) # pause for 2 seconds",
        "async def main():",
        "  await fetch_data()",
        "asyncio.run(main())",
      ].join("\n"),
      [
        "from concurrent.futures import Future",
        "f = Future()",
        "def resolve_future():",
        "    print('resolving future...')",
        "    f.set_result('future is done!')",
        "f.add_done_callback(lambda x: print(x.result()))",
        "resolve_future()",
      ].join("\n"),
    ]);
  });

  it("are short enough to be read at a glance", () => {
    for (const { id, code } of EXAMPLES) {
      for (const [language, text] of Object.entries(code)) {
        expect(text.split("\n").length, `lines of ${id} in ${language}`).toBeLessThanOrEqual(30);
      }
      // An editor beside its output is this wide on a small laptop.
      for (const line of code.python?.split("\n") ?? []) expect(line.length, line).toBeLessThanOrEqual(72);
    }
  });

  it("are programs that compile", () => {
    for (const { id, code } of EXAMPLES) {
      const { javascript } = code;
      if (javascript !== undefined) expect(() => compile(javascript), id).not.toThrow();
    }
  });

  it("of one group stand together", () => {
    const groups = EXAMPLES.map(({ group }) => group);
    const runs = groups.filter((group, index) => group !== groups[index - 1]);
    expect(runs).toEqual([...new Set(groups)]);
  });

  it("are found by id, the first one for an id that does not exist", () => {
    for (const example of EXAMPLES) expect(findExample(example.id)).toBe(example);
    expect(findExample("no-such")).toBe(EXAMPLES[0]);
    expect(findExample(null)).toBe(EXAMPLES[0]);
  });
});

describe("the address", () => {
  it("names an example, and a language where it is not the usual one", () => {
    expect(askedInHash(hashOf("gather", null))).toEqual({ example: "gather", language: null });
    expect(askedInHash(hashOf("gather", "javascript"))).toEqual({
      example: "gather",
      language: "javascript",
    });
    expect(askedInHash("#speed=4&example=lock")).toEqual({ example: "lock", language: null });
    expect(askedInHash("")).toEqual({ example: null, language: null });
    expect(askedInHash("#%E0%A4%A").example).toBeNull();
  });
});

describe("the choice", () => {
  const example = (code: Example["code"]): Example => ({ ...findExample("lock"), code });
  const both = example({ python: "p", javascript: "j" });
  const old = example({ javascript: "j" });

  it("keeps to what can be run", () => {
    expect(languagesOf(both, LANGUAGES)).toEqual(["python", "javascript"]);
    expect(languagesOf(both, ["javascript"])).toEqual(["javascript"]);
    expect(languagesOf(old, LANGUAGES)).toEqual(["javascript"]);
  });

  it("is an example in the language that was asked for, or preferred, or is there", () => {
    const lock = findExample("native-promises");
    expect(choose({ example: lock.id, language: "python" }, "python", LANGUAGES)).toEqual({
      example: lock,
      language: "javascript",
    });
    const [first] = EXAMPLES;
    for (const asked of [
      { example: null, language: null },
      { example: "no-such", language: "cobol" },
    ]) {
      expect(choose(asked, "javascript", LANGUAGES)).toEqual({ example: first, language: "javascript" });
    }
  });

  it("goes from an example to its neighbours, past those that cannot be run", () => {
    const offered = ["javascript"];
    const examples = runnable(offered);
    expect(examples.length).toBeLessThan(EXAMPLES.length);
    for (const [index, each] of examples.entries()) {
      expect(neighbour(each, -1, offered)).toBe(examples[index - 1] ?? null);
      expect(neighbour(each, 1, offered)).toBe(examples[index + 1] ?? null);
    }
  });

  it("keeps edits for each language, and those of JavaScript where they always were", () => {
    expect(editKey({ example: both, language: "javascript" })).toBe("lock");
    expect(editKey({ example: both, language: "python" })).toBe("lock.python");
  });

  it("has the program and the sentence of its language", () => {
    const told = { ...both, notices: { python: "In Python." } };
    expect(noticeOf({ example: told, language: "python" })).toBe("In Python.");
    expect(noticeOf({ example: told, language: "javascript" })).toBe(both.notice);
    expect(codeOf({ example: both, language: "python" })).toBe("p");
  });
});

describe("what an example can be compared with", () => {
  const beside = (id: string, language: "python" | "javascript", offered: readonly string[] = LANGUAGES) =>
    besides({ example: findExample(id), language }, offered).map(
      ({ example, language }) => `${example.id} ${language}`,
    );

  it("is the one that does the same in another way, and itself in another language", () => {
    expect(beside("gather", "python")).toEqual(["one-after-another python", "gather javascript"]);
    expect(beside("one-after-another", "javascript")).toEqual([
      "gather javascript",
      "one-after-another python",
    ]);
    expect(beside("fetch-data", "python")).toEqual(["fetch-data javascript"]);
  });

  it("is nothing that cannot be run", () => {
    expect(beside("gather", "python", ["python"])).toEqual(["one-after-another python"]);
    expect(beside("fetch-data", "python", ["python"])).toEqual([]);
    expect(beside("threads", "python")).toEqual([]);
  });
});
