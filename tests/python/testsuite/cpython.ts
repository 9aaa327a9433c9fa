/**
 * Where CPython 3.11's own tests are: Debian's package libpython3.11-testsuite, which is unpacked beside the
 * other tools where it is not installed. Knows packages and folders; knows nothing of the tests in them.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "libpython3.11-testsuite";
const UNPACKED = fileURLToPath(new URL("../../../.tools/cpython-3.11", import.meta.url));
const FOLDER = "usr/lib/python3.11/test";

/** The folder that CPython calls Lib/test, or null where there is none yet. */
export function findTestsuite(): string | null {
  const named = process.env.CPYTHON_TESTSUITE;
  if (named) {
    if (isTestsuite(named)) return named;
    throw new Error(`CPYTHON_TESTSUITE=${named} is not the folder Lib/test of CPython 3.11`);
  }
  return [join("/", FOLDER), join(UNPACKED, FOLDER)].find(isTestsuite) ?? null;
}

/** The same; where there is none, an error that says what to do. */
export function requireTestsuite(): string {
  const folder = findTestsuite();
  if (folder !== null) return folder;
  throw new Error(
    `CPython 3.11's own tests are needed: on Debian 12 \`apt-get install ${PACKAGE}\`, ` +
      "or name the folder Lib/test of CPython 3.11: CPYTHON_TESTSUITE=/its/folder",
  );
}

/** Runs once before the tests (Vitest's globalSetup): fetches the package where that can be done without asking. */
export default function fetchTestsuite(): void {
  if (findTestsuite() === null) {
    if (!succeeds("apt-get", ["--version"])) requireTestsuite();
    console.log(`Fetching Debian's ${PACKAGE}, once`);
    // The lists of packages may be missing or old; only root can get new ones.
    if (!download()) {
      succeeds("apt-get", ["update", "--quiet=2"]) ||
        succeeds("sudo", ["--non-interactive", "apt-get", "update", "--quiet=2"]);
      download();
    }
  }
  requireTestsuite();
}

/** Nothing is installed, so this needs no root. */
function download(): boolean {
  mkdirSync(UNPACKED, { recursive: true });
  // apt-get's own user may not write here, of which it warns; root does it all the same.
  const options = ["--quiet=2", "--option", "APT::Sandbox::User=root"];
  if (!succeeds("apt-get", ["download", ...options, PACKAGE], UNPACKED)) return false;
  const archives = readdirSync(UNPACKED).filter((name) => name.endsWith(".deb"));
  const unpacked = archives.every((name) => succeeds("dpkg-deb", ["--extract", name, "."], UNPACKED));
  for (const name of archives) rmSync(join(UNPACKED, name));
  return unpacked;
}

function isTestsuite(folder: string): boolean {
  return existsSync(join(folder, "test_asyncio", "utils.py"));
}

function succeeds(command: string, args: readonly string[], cwd?: string): boolean {
  return spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], cwd }).status === 0;
}
