import { expect, it } from "vitest";
import { sayOffline, type Situation } from "./situation";

const say = (situation: Partial<Situation>): readonly [string, string | null] => {
  const { text, offer } = sayOffline({
    online: true,
    missing: 0,
    keeping: false,
    failed: false,
    ...situation,
  });
  return [text, offer];
};

it("says nothing where nothing is kept", () => {
  expect(sayOffline(null)).toEqual({ text: "", offer: null });
});

it("says what works, and offers what is missing with its size", () => {
  expect(say({})).toEqual(["Works offline: all of it is kept in this browser.", null]);
  expect(say({ missing: 18_228_730 })).toEqual([
    "Works offline, and Python too once it was run.",
    "Keep Python now (18 MB)",
  ]);
  expect(say({ missing: 18_228_730, keeping: true })).toEqual([
    "Python is being kept for offline (18 MB)",
    null,
  ]);
  expect(say({ missing: 18_228_730, failed: true })).toEqual([
    "Python could not be kept for offline. Check the connection and try again.",
    "Keep Python now (18 MB)",
  ]);
});

it("says what to do without a connection, and offers nothing that needs one", () => {
  expect(say({ online: false })).toEqual(["You are offline. All of it works.", null]);
  const never = ["You are offline. Python was never loaded here: go online once, and it stays.", null];
  expect(say({ online: false, missing: 1 })).toEqual(never);
  expect(say({ online: false, missing: 1, failed: true })).toEqual(never);
});
