/** The programs, word for word the same for every engine but for the last line. */
import type { Peer } from "./peers";

const texts = import.meta.glob<string>("../programs/*.py", { query: "?raw", import: "default", eager: true });

function textOf(name: string): string {
  const text = texts[`../programs/${name}.py`];
  if (text === undefined) throw new Error(`there is no program ${name}`);
  return text;
}

/** A workload that measures itself. */
export function measuring(name: string, size: number, repeat: number, peer: Peer): string {
  const main = `async def main():\n    await measure(${size}, ${repeat})\n`;
  return [textOf(name), textOf("measure"), "import asyncio\n", main, peer.runMain].join("\n");
}

/** The shortest that does what programs here do. */
export function greeting(peer: Peer): string {
  return ["import asyncio\n", 'async def main():\n    print("hello")\n', peer.runMain].join("\n");
}
