/**
 * The texts that go with a copy of a work: found in its folder, or, where its authors put none there, those of the licence that
 * it declares, which are kept beside this file. Knows files and their names; neither npm nor cargo.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const LICENCES = /^(licen[cs]e|copying|copyright|unlicense|psf-license)/i;
const NOTICES = /^notice/i;

const KEPT = fileURLToPath(new URL("texts", import.meta.url));

/** Where the files are, and what is known of whose they are. */
export interface Place {
  readonly folders: readonly string[];
  readonly licence: string;
  /** For a licence text that leaves this open. */
  readonly holder: string;
}

export function textsOf({ folders, licence, holder }: Place): string[] {
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const licences = files.filter((path) => LICENCES.test(basename(path)));
  const chosen = [
    ...oneOfTheChoice(licences, licence),
    ...files.filter((path) => NOTICES.test(basename(path))),
  ];
  const texts = chosen.map((path) => readFileSync(path, "utf8").trim());
  return licences.length > 0 ? texts : [...texts, declared(licence, holder)];
}

/** Who may take MIT takes it: it is the shortest, and its text names whose the work is. */
function oneOfTheChoice(files: readonly string[], licence: string): readonly string[] {
  const isChoice = /\bOR\b/.test(licence) && !/\bAND\b/.test(licence);
  const mit = files.filter((path) => /^licen[cs]e-mit\b/i.test(basename(path)));
  return isChoice && /\bMIT\b/.test(licence) && mit.length > 0 ? mit : files;
}

/** The text of the first licence of the choice. */
function declared(licence: string, holder: string): string {
  const [id = licence] = licence.split(/ OR /);
  const path = join(KEPT, `${id}.txt`);
  if (!existsSync(path)) {
    throw new Error(
      `A work of ${holder} is under ${licence} and brings no text of it: put that into ${path}, or choose another work.`,
    );
  }
  const text = readFileSync(path, "utf8").trim();
  return id === "MIT" ? `MIT License\n\nCopyright (c) ${holder}\n\n${text}` : text;
}
