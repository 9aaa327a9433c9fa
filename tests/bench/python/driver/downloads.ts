/** What each engine has to download before it runs a program: what its page asked the server for. */
import { statSync } from "node:fs";
import { basename, join } from "node:path";

export interface Download {
  readonly name: string;
  readonly raw: number;
  readonly brotli: number;
}

/** `paths` as they were asked for; `file` finds the file, which has its Brotli beside it. */
export function downloads(paths: readonly string[], file: (path: string) => string): Download[] {
  return [...new Set(paths)].map((path) => ({
    name: basename(path),
    raw: statSync(file(path)).size,
    brotli: statSync(`${file(path)}.br`).size,
  }));
}

export function total(all: readonly Download[]): Download {
  const sum = (of: (download: Download) => number): number => all.reduce((sum, one) => sum + of(one), 0);
  return { name: "all", raw: sum(({ raw }) => raw), brotli: sum(({ brotli }) => brotli) };
}
