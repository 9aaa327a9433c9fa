/**
 * A program as a file: its name, and reading one that a person gives. Knows the endings of the languages' files; knows no
 * elements.
 */
import { words } from "../words/program-file";

/** As large as a program may be that is opened, in bytes. */
const LARGEST = 1_000_000;

const ENDINGS: readonly (readonly [ending: string, language: string])[] = [
  ["py", "python"],
  ["js", "javascript"],
  ["mjs", "javascript"],
];

export interface OpenedProgram {
  readonly name: string;
  readonly code: string;
  /** Null where the name does not tell. */
  readonly language: string | null;
}

/** Why a file cannot be opened, in sentences for the person. */
export class FileError extends Error {
  override readonly name = "FileError";
}

/** Throws a `FileError` for what is no program. */
export async function readProgramFile(file: File): Promise<OpenedProgram> {
  const { name } = file;
  if (file.size > LARGEST) throw new FileError(words.tooLarge(name));
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw new FileError(words.unreadable(name), { cause });
  });
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const language = ENDINGS.find(([known]) => known === ending)?.[1] ?? null;
  try {
    const code = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!code.includes("\0")) return { name, language, code: code.replace(/\r\n?/g, "\n") };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new FileError(words.noText(name));
}

/** What a program's file is called: after its title, in letters that every system takes. */
export function fileName(title: string | null, language: string): string {
  const stem = (title ?? "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .toLowerCase();
  const ending = ENDINGS.find(([, known]) => known === language)?.[0] ?? "txt";
  return `${stem === "" ? "program" : stem}.${ending}`;
}
