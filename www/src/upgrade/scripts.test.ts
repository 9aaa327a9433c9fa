import { describe, expect, it } from "vitest";
import { ownScripts } from "./scripts";

const MODULE = "https://docs.example/js/interleave.js";
const CHUNK = "https://docs.example/js/assets/interleave-x.js";

const own = (...addresses: string[]): string[] =>
  ownScripts(
    addresses.map((src) => ({ src })),
    [CHUNK, MODULE],
  ).map(({ src }) => src);

describe("the script tags of a module", () => {
  it("are those with its address, whatever the query", () => {
    expect(own("https://docs.example/other.js", MODULE, `${MODULE}?v=2#x`)).toEqual([
      MODULE,
      `${MODULE}?v=2#x`,
    ]);
    expect(own(CHUNK)).toEqual([CHUNK]);
  });

  it("are not those of a copy elsewhere, while one has its own address", () => {
    expect(own(MODULE, "https://cdn.example/interleave.js")).toEqual([MODULE]);
  });

  it("are those with its file's name where a server has sent it to another address", () => {
    expect(
      own("https://cdn.example/latest/interleave.js?x", "https://cdn.example/latest/other.js", ""),
    ).toEqual(["https://cdn.example/latest/interleave.js?x"]);
  });
});
