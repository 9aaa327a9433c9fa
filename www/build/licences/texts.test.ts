import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { textsOf } from "./texts.ts";

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(tmpdir(), "licences-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  return made;
}

const HOLDER = "A. Author";

test("of a choice, MIT's text is taken, and a notice always", () => {
  const folders = [folder({ "LICENSE-APACHE": "a", "LICENSE-MIT.md": "m", NOTICE: "n", "README.md": "r" })];
  expect(textsOf({ folders, licence: "MIT OR Apache-2.0", holder: HOLDER })).toEqual(["m", "n"]);
});

test("where all of them hold, all texts are taken", () => {
  const folders = [folder({ "LICENSE-MIT": "m" }), folder({ "LICENSE-UNICODE": "u" })];
  const licence = "(MIT OR Apache-2.0) AND Unicode-3.0";
  expect(textsOf({ folders, licence, holder: HOLDER })).toEqual(["m", "u"]);
});

test("a work without a text gets that of its licence, with its author's name", () => {
  const [text = ""] = textsOf({ folders: [folder({})], licence: "MIT OR Apache-2.0", holder: HOLDER });
  expect(text).toMatch(/^MIT License\n\nCopyright \(c\) A\. Author\n\nPermission is hereby granted/);
});

test("a work without a text, under a licence that is not kept here, is an error that names both", () => {
  expect(() => textsOf({ folders: [], licence: "Foo-1.0", holder: HOLDER })).toThrow(
    /^A work of A\. Author is under Foo-1\.0 and brings no text of it/,
  );
});
