/**
 * Puts together the program that runs one module of tests: the harness, and the texts of all that it may
 * import, for the engine reads no files. Knows where texts stand; knows nothing of outcomes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** What a module of tests may import beside the library: by its name, its path to be shown and its text. */
type Texts = Record<string, readonly [path: string, text: string]>;

/** The program for this module, named from Lib/test ("test_asyncio/test_tasks"), without these of its tests. */
export function programFor(testsuite: string, module: string, without: readonly string[]): string {
  const folder = join(HERE, "standin");
  const standins = pythonFiles(folder).map((file) => text(folder, file));
  const own = module.startsWith("test_asyncio/")
    ? ["test_asyncio/__init__.py", "test_asyncio/utils.py", "test_asyncio/functional.py", `${module}.py`]
    : [`${module}.py`];
  const texts: Texts = Object.fromEntries([
    ...standins,
    ...own.map((file) => text(testsuite, file, "test/")),
  ]);
  const harness = readFileSync(join(HERE, "harness.py"), "utf8");
  // JSON's objects, arrays and strings are Python's as well.
  const [given, name, left] = [texts, moduleName(`test/${module}.py`), without].map((value) =>
    JSON.stringify(value),
  );
  // On lines of their own, for the line of a call is shown in every traceback.
  return `${harness}\n\nTEXTS = ${given}\nWITHOUT = ${left}\nmain(TEXTS, ${name}, WITHOUT)\n`;
}

function text(folder: string, file: string, below = ""): [string, readonly [string, string]] {
  const path = below + file;
  return [moduleName(path), [`/usr/lib/python3.11/${path}`, readFileSync(join(folder, file), "utf8")]];
}

function moduleName(path: string): string {
  return path
    .replace(/(\/__init__)?\.py$/, "")
    .split("/")
    .join(".");
}

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".py"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
