import { describe, expect, it } from "vitest";
import { compile } from "../engines/javascript/compile";
import { EXAMPLES, findExample } from "./examples";
import { exampleInHash, hashOf } from "./hash";
import { KeptEdits } from "./kept-edits";

describe("the examples", () => {
  it("have ids of their own, fit for an address", () => {
    const ids = EXAMPLES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it("each say what to notice, in a sentence", () => {
    for (const { id, notice } of EXAMPLES) expect(notice, id).toMatch(/^[A-Z].{30,200}[.]$/);
  });

  it("are programs that compile", () => {
    for (const { id, code } of EXAMPLES) expect(() => compile(code), id).not.toThrow();
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
  it("names an example", () => {
    expect(exampleInHash(hashOf("gather"))).toBe("gather");
    expect(exampleInHash("#speed=4&example=lock")).toBe("lock");
    expect(exampleInHash("")).toBeNull();
    expect(exampleInHash("#%E0%A4%A")).toBeNull();
  });
});

describe("kept edits", () => {
  it("are kept per example, and forgotten on request", () => {
    const edits = new KeptEdits(null);
    edits.set("a", "1");
    edits.set("b", "2");
    edits.delete("a");
    expect([edits.get("a"), edits.get("b")]).toEqual([null, "2"]);
  });

  it("survive storage that is full", () => {
    const full = {
      getItem: () => null,
      setItem() {
        throw new DOMException("full", "QuotaExceededError");
      },
    } as unknown as Storage;
    const edits = new KeptEdits(full);
    edits.set("a", "1");
    expect(edits.get("a")).toBe("1");
  });
});
