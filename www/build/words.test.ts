/** The words of the page in another language: how pages and modules get them. */
import { build, type Rolldown } from "vite";
import { describe, expect, test } from "vitest";
import { marked } from "./marked.ts";
import { webManifest } from "./web-manifest.ts";
import { languages, words } from "./words.ts";

async function built(code: string, language?: string): Promise<string> {
  const { output } = (await build({
    root: new URL("../", import.meta.url).pathname,
    configFile: false,
    logLevel: "silent",
    plugins: [
      words(language),
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? `${entry}` : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: "entry", preserveEntrySignatures: "strict" },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk] = output;
  return chunk.code;
}

const entry = new URL("../src/element/entry.ts", import.meta.url).pathname;

const run = async (code: string): Promise<unknown> =>
  ((await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { readonly said: unknown }).said;

async function installed(language?: string): Promise<unknown> {
  const { output } = (await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      webManifest(new URL("../src/gallery/manifest.webmanifest", import.meta.url).pathname, language),
      { name: "entry", resolveId: (id) => (id === "entry" ? id : null), load: () => "export {}" },
    ],
    build: { write: false, rolldownOptions: { input: "entry" } },
  })) as Rolldown.RolldownOutput;
  const file = output.find(({ fileName }) => fileName === "manifest.webmanifest");
  return JSON.parse(file?.type === "asset" ? String(file.source) : "");
}

describe("words", () => {
  test("are English as they stand", async () => {
    const code = await built('import { words } from "../words/toolbar"; export const said = words.run;');
    expect(await run(code)).toBe("Run");
  });

  test("are marked in the language that shows which words are none", async () => {
    const code = await built(
      'import { words } from "../words/failure"; export const said = [words.moreCalls(2), words.at(1)];',
      "marked",
    );
    expect(await run(code)).toEqual(["⟦and 2 more calls⟧", ["⟦", "at ", 1, "⟧"]]);
  });

  test("of the language itself are never marked, for programs read them", async () => {
    const code = await built(
      'import { words } from "../words/language"; export const said = words.tag;',
      "marked",
    );
    expect(await run(code)).toBe("en");
  });

  test("of a language that is not there are refused, with those that are", () => {
    expect(languages()).toEqual(expect.arrayContaining(["en", "marked"]));
    expect(() => words("xx")).toThrow(/INTERLEAVE_LANGUAGE is "xx".*en, .*marked/);
  });

  test("keep what is no text when they are marked", () => {
    expect(marked({ a: "x", none: "", n: 3, f: (to: string) => `to ${to}`, in: { b: "y" } })).toMatchObject({
      a: "⟦x⟧",
      none: "",
      n: 3,
      in: { b: "⟦y⟧" },
    });
    expect(marked((to: string) => `to ${to}`)("me")).toBe("⟦to me⟧");
  });

  test("are those of the app's manifest, too", async () => {
    expect(await installed()).toMatchObject({ short_name: "Interleave", lang: "en", dir: "ltr" });
    expect(await installed("marked")).toMatchObject({ short_name: "⟦Interleave⟧", lang: "en" });
  });
});
