import { beforeEach, expect, it } from "vitest";
import { Stacks } from "./stacks";

/** What happened, in its order. */
let log: string[];
let stacks: Stacks;

/** What runs on the stack of this number. */
let bodies: Record<number, () => Promise<void>>;

beforeEach(() => {
  log = [];
  bodies = {};
  stacks = new Stacks((stack) => bodies[stack]?.() ?? Promise.reject(new Error("no such stack")));
});

const says = (name: string, times: number) => async (): Promise<void> => {
  for (let n = 1; n <= times; n += 1) {
    log.push(`${name}${n}`);
    await stacks.suspend();
  }
  log.push(`${name} ends`);
};

it("goes over to a stack and back, one after the other", async () => {
  bodies = { 1: says("a", 2), 2: says("b", 1) };
  const suspended = [];
  for (const stack of [1, 2, 1, 2, 1]) {
    log.push("main");
    suspended.push(await stacks.resume(stack));
  }
  expect(log.join(" ")).toBe("main a1 main b1 main a2 main b ends main a ends");
  expect(suspended).toEqual([true, true, true, false, false]);
});

it("begins a stack when the main one is suspended, and not before", async () => {
  bodies = { 1: says("a", 0) };
  const resumed = stacks.resume(1);
  log.push("main is suspended");
  await resumed;
  expect(log).toEqual(["main is suspended", "a ends"]);
});

it("uses a number again", async () => {
  bodies = { 1: says("a", 0) };
  expect(await stacks.resume(1)).toBe(false);
  bodies = { 1: says("b", 1) };
  expect(await stacks.resume(1)).toBe(true);
  expect(log).toEqual(["a ends", "b1"]);
});

it("tells the main stack when another breaks, at its beginning or later", async () => {
  bodies = {
    1: () => Promise.reject(new RangeError("too deep")),
    2: async () => {
      await stacks.suspend();
      throw new RangeError("too deep");
    },
  };
  await expect(stacks.resume(1)).rejects.toThrow("too deep");
  await stacks.resume(2);
  await expect(stacks.resume(2)).rejects.toThrow("too deep");
});

it("cannot suspend the main stack", () => {
  expect(() => stacks.suspend()).toThrow("the main stack has nowhere to go back to");
});
