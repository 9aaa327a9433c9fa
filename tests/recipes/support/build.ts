/**
 * Builds the site of a recipe by its real tool: a copy of docs/recipes/NAME, with Interleave put where the recipe says.
 * Knows folders and commands; knows no browser.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST } from "../../browser/support/site";

const top = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Where `make test-recipes` installs what docs/recipes/requirements.txt lists. */
const PYTHON_TOOLS = top(".tools/recipes/bin");
const NODE_TOOLS = top("docs/node_modules");

export interface Recipe {
  /** Its folder in docs/recipes. */
  readonly name: string;
  /** Where in it the folder of interleave.js goes. */
  readonly interleave: string;
  /** What builds it, run in the folder; none where there is nothing to build. */
  readonly command: readonly string[] | null;
  /** Where in it the site then stands. */
  readonly site: string;
  /** Changes the copy before it is built for an address. */
  readonly prepare?: (folder: string, url: string) => void;
  /** Tells several sites of one recipe from each other. */
  readonly variant?: string;
}

/** The folder in which the site stands once it is built. */
export function siteOf(recipe: Recipe): string {
  return join(copyOf(recipe), recipe.site);
}

function copyOf({ name, variant }: Recipe): string {
  return top(`tests/out/recipes/${variant ?? name}`);
}

/** Builds it for an address, where it matters to the tool. */
export function build(recipe: Recipe, url = ""): void {
  const { name, interleave, command, prepare } = recipe;
  const folder = copyOf(recipe);
  rmSync(folder, { recursive: true, force: true });
  cpSync(top(`docs/recipes/${name}`), folder, { recursive: true });
  cpSync(DIST, join(folder, interleave), { recursive: true });
  prepare?.(folder, url);
  if (command !== null) run(command, folder);
}

/** What builds a site by a tool of Python's, or of Node's; its output is shown when it fails. */
export function run([tool = "", ...args]: readonly string[], folder: string): void {
  const python = join(PYTHON_TOOLS, tool);
  const node = join(NODE_TOOLS, ".bin", tool);
  const file = [python, node].find(existsSync);
  if (file === undefined) throw new Error(`${tool} is not installed; \`make test-recipes\` installs it`);
  if (file === node && !existsSync(join(folder, "node_modules"))) {
    symlinkSync(NODE_TOOLS, join(folder, "node_modules"));
  }
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${[tool, ...args].join(" ")} failed:\n${stdout}${stderr}`);
}
