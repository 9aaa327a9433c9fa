import { beforeEach, describe, expect, it } from "vitest";
import { SLICE, Slices } from "./slices";

let now: number;
let done: string[];
let slices: Slices<string>;

/** Until all that is ready was done. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  now = 0;
  done = [];
  const pause = (): Promise<void> => {
    done.push("pause");
    now += 1_000;
    return Promise.resolve();
  };
  const does = (item: string): void => {
    done.push(item);
    now += SLICE / 2;
  };
  slices = new Slices(does, () => now, pause);
});

describe("work in slices", () => {
  it("is done in order, with a pause where it has gone on for long", async () => {
    slices.add(["a", "b", "c", "d", "e"]);
    expect(done).toEqual(["a"]);
    await settled();
    expect(done).toEqual(["a", "b", "pause", "c", "d", "pause", "e"]);
  });

  it("that comes meanwhile comes last, once", async () => {
    slices.add(["a", "b"]);
    slices.add(["c", "b"]);
    await settled();
    expect(done.filter((each) => each !== "pause")).toEqual(["a", "b", "c"]);
    slices.add(["a"]);
    expect(done.at(-1)).toBe("a");
  });

  it("is not done any more once it was cleared", async () => {
    slices.add(["a", "b"]);
    slices.clear();
    await settled();
    expect(done).toEqual(["a"]);
  });
});
