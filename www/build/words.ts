/**
 * In which language the site speaks (src/words): English, as the sources are written; a translation, which is a folder of
 * src/words with files of the same names; or "marked": English with every text between ⟦ and ⟧, so that what is said without
 * being in src/words shows. Chosen when the site is built, by INTERLEAVE_LANGUAGE, so that nobody downloads a language that they do not
 * read. Knows where words are; nothing of what they say.
 */
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport, type Plugin } from "vite";

const WORDS = fileURLToPath(new URL("../src/words/", import.meta.url));
const MARKING = fileURLToPath(new URL("marked.ts", import.meta.url));

/** The language that is for looking at, and for tests. */
export const MARKED = "marked";

/** What is read by programs: it has no words to be seen. */
const LANGUAGE = "language.ts";

/** How a page has words: `{{page.title}}` is `title` of src/words/page.ts. */
const PLACE = /\{\{(\w[\w-]*)\.(\w+)\}\}/g;

/** The languages that there are. */
export function languages(): readonly string[] {
  const folders = readdirSync(WORDS, { withFileTypes: true }).filter((each) => each.isDirectory());
  return ["en", ...folders.map(({ name }) => name), MARKED];
}

/** For the pages and their modules, and once more for each bundle that Vite makes by itself, as a worker. */
export function words(language = "en"): Plugin {
  if (!languages().includes(language)) {
    throw new Error(
      `INTERLEAVE_LANGUAGE is "${language}", which www/src/words does not have: ${languages().join(", ")}.`,
    );
  }
  return {
    name: "words",
    enforce: "pre",
    resolveId: {
      filter: { id: /(^|\/)words\/[\w-]+(\.ts)?$/ },
      async handler(id, importer, options) {
        if (importer === undefined || language === "en") return null;
        const found = await this.resolve(id, importer, { ...options, skipSelf: true });
        if (found === null || dirname(found.id) + "/" !== WORDS) return null;
        // Words take others as they are: the whole sentence is marked.
        if (language === MARKED && importer.startsWith(WORDS)) return null;
        if (language !== MARKED) return translated(found.id, language);
        return basename(found.id) === LANGUAGE ? null : `${found.id}?${MARKED}`;
      },
    },
    load: {
      filter: { id: new RegExp(`\\?${MARKED}$`) },
      handler(id) {
        const original = JSON.stringify(id.slice(0, -MARKED.length - 1));
        return `import { words as original } from ${original};
          import { marked } from ${JSON.stringify(MARKING)};
          export const words = marked(original);`;
      },
    },
    transformIndexHtml: {
      order: "pre",
      handler: (page) => filled(page, language, asHtml),
    },
  };
}

/** The file with the same words in that language; the English one for those that are not translated yet. */
function translated(file: string, language: string): string {
  const other = join(WORDS, language, basename(file));
  return existsSync(other) ? other : file;
}

/** A file with `{{…}}` for words, with these words; `written` writes text in the file's own language. */
export async function filled(
  page: string,
  language: string,
  written: (text: string) => string,
): Promise<string> {
  const files = new Map<string, Record<string, unknown>>();
  for (const [, name = ""] of page.matchAll(PLACE)) {
    if (!files.has(name)) files.set(name, await wordsOf(name, language));
  }
  return page.replace(PLACE, (place, name: string, key: string) => {
    const text = files.get(name)?.[key];
    if (typeof text !== "string") throw new Error(`A page asks for ${place}, which src/words does not have.`);
    return written(text);
  });
}

async function wordsOf(name: string, language: string): Promise<Record<string, unknown>> {
  const file = translated(join(WORDS, `${name}.ts`), language);
  const { words: found } = (await runnerImport<{ words: Record<string, unknown> }>(file)).module;
  if (language !== MARKED || `${name}.ts` === LANGUAGE) return found;
  const { marked } = (await runnerImport<typeof import("./marked.ts")>(MARKING)).module;
  return marked(found);
}

/** Text as it stands in a page: what is between backticks is code, and <kbd> a key; the words have no other markup. */
function asHtml(text: string): string {
  const plain = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return plain.replace(/`([^`]*)`/g, "<code>$1</code>").replace(/&#60;(\/?kbd)&#62;/g, "<$1>");
}
