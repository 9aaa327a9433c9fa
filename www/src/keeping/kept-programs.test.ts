import { describe, expect, it } from "vitest";
import { digest, KeptPrograms, MOST } from "./kept-programs";

/** As the standard's Storage, with as many characters as a browser would give. */
class FakeStorage implements Storage {
  readonly items = new Map<string, string>();
  constructor(readonly room = Infinity) {}
  get length(): number {
    return this.items.size;
  }
  key(at: number): string | null {
    return [...this.items.keys()][at] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    const others = [...this.items].filter(([other]) => other !== key);
    if (others.reduce((sum, [, { length }]) => sum + length, value.length) > this.room) {
      throw new DOMException("full", "QuotaExceededError");
    }
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}

const ORIGINAL = "print(1)";

describe("a program that was changed", () => {
  it("is there again on another day, with what it was made from in mind", () => {
    const storage = new FakeStorage();
    expect(new KeptPrograms(storage).set("a", { code: "print(2)", original: ORIGINAL })).toBe(true);
    const later = new KeptPrograms(storage);
    expect(later.get("a", ORIGINAL)).toEqual({ code: "print(2)", outdated: false });
    expect(later.get("a", "print(3)")).toEqual({ code: "print(2)", outdated: true });
    expect(later.get("b", ORIGINAL)).toBeNull();
  });

  it("is the one that was written last, in whichever tab", () => {
    const storage = new FakeStorage();
    let now = 1;
    const [one, other] = [new KeptPrograms(storage, () => now), new KeptPrograms(storage, () => now)];
    one.set("a", { code: "print(2)", original: ORIGINAL });
    now = 2;
    other.set("a", { code: "print(3)", original: ORIGINAL });
    expect(one.get("a", ORIGINAL)?.code).toBe("print(3)");
    now = 3;
    one.set("a", { code: "print(4)", original: ORIGINAL });
    expect(other.get("a", ORIGINAL)?.code).toBe("print(4)");
  });

  it("is gone once it was reset, or is what the author has now", () => {
    const storage = new FakeStorage();
    const kept = new KeptPrograms(storage);
    kept.set("a", { code: "print(2)", original: ORIGINAL });
    expect(kept.get("a", "print(2)")).toBeNull();
    kept.delete("a");
    expect(kept.get("a", ORIGINAL)).toBeNull();
    expect(storage.length).toBe(0);
  });

  it("lives as long as the page where nothing can be stored", () => {
    for (const storage of [null, new FakeStorage(10)]) {
      const kept = new KeptPrograms(storage);
      expect(kept.set("a", { code: "print(2)", original: ORIGINAL })).toBe(false);
      expect(kept.get("a", ORIGINAL)?.code).toBe("print(2)");
    }
  });
});

describe("the storage of a page", () => {
  it("is used up to a limit: the oldest goes, and nothing of others", () => {
    const storage = new FakeStorage();
    storage.setItem("the page's own", "x".repeat(MOST));
    let time = 0;
    const kept = new KeptPrograms(storage, () => (time += 1));
    const large = "x".repeat(MOST / 2 - 1000);
    for (const name of ["a", "b"]) expect(kept.set(name, { code: large + name, original: "" })).toBe(true);
    // Once more: it is the younger of the two now.
    kept.set("a", { code: large + "A", original: "" });
    kept.set("c", { code: large, original: "" });
    const later = new KeptPrograms(storage);
    expect(["a", "b", "c"].map((name) => later.get(name, "") !== null)).toEqual([true, false, true]);
    expect(storage.getItem("the page's own")).toHaveLength(MOST);
    // This page has all of them still.
    expect(kept.get("b", "")).not.toBeNull();
  });

  it("does not get what is larger than the limit", () => {
    const storage = new FakeStorage();
    const kept = new KeptPrograms(storage);
    expect(kept.set("a", { code: "x".repeat(MOST + 1), original: "" })).toBe(false);
    expect(storage.length).toBe(0);
  });

  it.each(["", "null", "[]", "{", '{"code": 1, "from": "", "at": 0}', '{"code": "x"}'])(
    "may hold anything under our names: %s",
    (text) => {
      const storage = new FakeStorage();
      storage.setItem("interleave.program.a", text);
      const kept = new KeptPrograms(storage);
      expect(kept.get("a", ORIGINAL)).toBeNull();
      expect(kept.set("b", { code: "print(2)", original: ORIGINAL })).toBe(true);
    },
  );
});

it("a digest tells programs apart", () => {
  expect(digest("print(1)")).toBe(digest("print(1)"));
  expect(new Set(["", "a", "b", "ab", "ba", "aa"].map(digest)).size).toBe(6);
});
