/**
 * Runs once before the browser tests: installs Debian's browsers where some are missing and that can be
 * done without asking; otherwise says in one line what to install, and ends.
 */
import { spawnSync } from "node:child_process";
import { findProgram, howToInstall, PROGRAMS } from "./browsers";

export default function installBrowsers(): void {
  const missing = missingPrograms();
  if (missing.length === 0) return;
  const become = waysToBecomeRoot();
  if (become !== null && succeeds("apt-get", ["--version"])) {
    const packages = missing.map((program) => program.debianPackage);
    console.log(`Installing ${packages.join(", ")} for the browser tests`);
    run([...become, "apt-get", "update", "--quiet=2"]);
    run([...become, "apt-get", "install", "--yes", "--no-install-recommends", ...packages]);
  }
  const still = missingPrograms();
  if (still.length > 0) {
    console.error(howToInstall(still));
    process.exit(1);
  }
}

function missingPrograms() {
  return Object.values(PROGRAMS).filter((program) => findProgram(program) === null);
}

/** What to put before a command so that root runs it; null where only a person can say. */
function waysToBecomeRoot(): readonly string[] | null {
  if (process.getuid?.() === 0) return [];
  return succeeds("sudo", ["--non-interactive", "true"]) ? ["sudo", "--non-interactive"] : null;
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** Runs in view of the person. Whether it helped is seen by looking for the programs again. */
function run([command = "", ...args]: readonly string[]): void {
  spawnSync(command, args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
