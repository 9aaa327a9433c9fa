/**
 * Which browsers the tests drive, and where each is found. Knows names, files and packages; knows
 * nothing of driving.
 */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export type BrowserName = "chromium" | "firefox" | "webkit";

export const BROWSERS: readonly BrowserName[] = ["chromium", "firefox", "webkit"];

/** A program that must be on the machine, and how Debian calls the package that has it. */
export interface Program {
  readonly label: string;
  /** The environment variable that names its file, where it is not on PATH or another one is wanted. */
  readonly variable: string;
  readonly commands: readonly string[];
  readonly debianPackage: string;
}

export const PROGRAMS = {
  chromium: {
    label: "Chromium",
    variable: "CHROMIUM",
    commands: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    debianPackage: "chromium",
  },
  firefox: {
    label: "Firefox",
    variable: "FIREFOX",
    commands: ["firefox-esr", "firefox"],
    debianPackage: "firefox-esr",
  },
  webkitDriver: {
    label: "WebKit's WebDriver",
    variable: "WEBKIT_DRIVER",
    commands: ["WebKitWebDriver"],
    debianPackage: "webkit2gtk-driver",
  },
  xvfb: { label: "Xvfb", variable: "XVFB", commands: ["Xvfb"], debianPackage: "xvfb" },
} as const satisfies Record<string, Program>;

/** The program's file, or null where it is not installed. */
export function findProgram(program: Program): string | null {
  const named = process.env[program.variable];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`${program.variable}=${named} is not a file that can be run`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const command of program.commands) {
    const found = folders.map((folder) => join(folder, command)).find(isExecutable);
    if (found !== undefined) return found;
  }
  return null;
}

/** The program's file; where it is not installed, an error that says what to do. */
export function requireProgram(program: Program): string {
  const file = findProgram(program);
  if (file === null) throw new Error(howToInstall([program]));
  return file;
}

/** One line for a person whose machine lacks these. */
export function howToInstall(missing: readonly Program[]): string {
  const labels = missing.map((program) => program.label).join(", ");
  const packages = missing.map((program) => program.debianPackage).join(" ");
  const variables = missing.map((program) => `${program.variable}=/its/file`).join(" ");
  return `The browser tests need ${labels}: on Debian \`apt-get install ${packages}\`, or name it: ${variables}`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
