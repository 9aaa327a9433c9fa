import { expect, it } from "vitest";
import { earlierOf, type Member } from "./group";

/** A page of these, in their order. */
function page(...members: readonly Partial<Member>[]): readonly Member[] {
  const root = { querySelectorAll: (name: string) => (name === "my-playground" ? all : []) };
  const all = members.map((member) => ({
    localName: "my-playground",
    getRootNode: () => root,
    code: "",
    language: "python",
    label: null,
    group: null,
    ...member,
  })) as unknown as readonly Member[];
  return all;
}

const codes = (member: Member | undefined): readonly (readonly [string, string])[] =>
  member === undefined ? [] : earlierOf(member).map(({ name, code }) => [name, code] as const);

it("are those of the same group and language that stand before it", () => {
  const all = page(
    { group: "a", code: "1" },
    { code: "2" },
    { group: "a", language: "javascript", code: "3" },
    { group: "b", code: "4" },
    { group: "a", code: "5" },
    { group: "a", code: "6" },
    { group: "a", language: "javascript", code: "7" },
    { group: "", code: "8" },
    { group: "", code: "9" },
  );
  expect(all.map(codes)).toEqual([
    [],
    [],
    [],
    [],
    [["snippet 1", "1"]],
    [
      ["snippet 1", "1"],
      ["snippet 2", "5"],
    ],
    [["snippet 1", "3"]],
    [],
    [],
  ]);
});

it("are none where the playground stands in no root", () => {
  const [one] = page({ group: "a" });
  const alone = { ...one, getRootNode: () => ({ querySelectorAll: () => [] }) } as unknown as Member;
  expect(earlierOf(alone)).toEqual([]);
});

it("are called by their numbers, and by their labels", () => {
  const all = page({ group: "a", label: "Helpers" }, { group: "a" }, { group: "a" });
  const [, , last] = all;
  expect(last === undefined ? [] : earlierOf(last).map(({ title }) => title)).toEqual([
    "snippet 1 “Helpers”",
    "snippet 2",
  ]);
});
