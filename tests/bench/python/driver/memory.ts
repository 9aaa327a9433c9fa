/**
 * What a page keeps of the machine's memory. `performance.measureUserAgentSpecificMemory` leaves out the memories
 * of WebAssembly, which is where an interpreter has everything; so the process is asked instead: what it alone has
 * of the machine's memory (Linux's smaps_rollup, Private_Clean and Private_Dirty), machine code included.
 */
import { readdirSync, readFileSync } from "node:fs";

/** Of the largest of the browser's processes for pages, in bytes. Only one page may be open besides empty ones. */
export function memoryOfPage(): number {
  const all = processes();
  const isOurs = (pid: number): boolean => {
    const parent = all.get(pid)?.parent;
    return parent !== undefined && (parent === process.pid || isOurs(parent));
  };
  const renderers = [...all].filter(
    ([pid, { command }]) => command.includes("--type=renderer") && isOurs(pid),
  );
  if (renderers.length === 0)
    throw new Error("the browser has no process for a page, or /proc does not tell");
  return Math.max(...renderers.map(([pid]) => privateBytes(pid)));
}

interface Process {
  readonly parent: number;
  readonly command: string;
}

function processes(): Map<number, Process> {
  const all = new Map<number, Process>();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const [status, command] = [read(`/proc/${name}/status`), read(`/proc/${name}/cmdline`)];
    // It may have ended meanwhile.
    if (status === null || command === null) continue;
    all.set(Number(name), { parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), command });
  }
  return all;
}

function privateBytes(pid: number): number {
  const rollup = read(`/proc/${pid}/smaps_rollup`) ?? "";
  const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s*(\d+) kB/gm)].map(([, kB]) =>
    Number(kB),
  );
  return kilobytes.reduce((sum, kB) => sum + kB * 1024, 0);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
