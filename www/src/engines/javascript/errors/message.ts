/**
 * Messages in the words of the person's own program. Some browsers quote the code in which an error happened,
 * and that is compiled: `(yield $.at(1, load()))` stands for `(await load())`, and where calls are noted `($l=1,load())`
 * for `load()`. Knows what the compiler writes around an await and a call; not what a message says.
 */
import { indexOf, slice } from "../../primordials";

/** No message quotes more of each than this. */
const MOST = 20;

/** How something is written whose first argument is a number. */
interface Written {
  /** Its text up to the number; the first bracket in it is closed last. */
  readonly opening: string;
  /** How many brackets close it. */
  readonly brackets: number;
  /** What stands before the rest of it in the person's words, and after it; null if nothing of it does. */
  readonly own: readonly [string, string] | null;
}

/** `runtime` is the name of the runtime object in compiled code, with which all names begin that the compiler adds. */
export function inOwnWords(message: string, runtime: string): string {
  if (indexOf(message, runtime) === -1) return message;
  message = unwrap(message, { opening: `(yield ${runtime}.at(`, brackets: 2, own: ["(await ", ")"] });
  message = unwrap(message, { opening: `(${runtime}l`, brackets: 1, own: ["", ""] });
  message = unwrap(message, { opening: `${runtime}v(`, brackets: 1, own: ["", ""] });
  return unwrap(message, { opening: `...${runtime}n(`, brackets: 1, own: null });
}

function unwrap(message: string, { opening, brackets, own }: Written): string {
  for (let n = 0; n < MOST; n += 1) {
    const start = indexOf(message, opening);
    if (start === -1) return message;
    const end = closingBracket(message, start);
    if (end === -1) return message;
    let inner = "";
    if (own !== null) {
      const comma = indexOf(message, ",", start);
      if (comma === -1 || comma > end) return message;
      const from = message[comma + 1] === " " ? comma + 2 : comma + 1;
      inner = `${own[0]}${slice(message, from, end - brackets + 1)}${own[1]}`;
    }
    message = `${slice(message, 0, start)}${inner}${slice(message, end + 1)}`;
  }
  return message;
}

/** Index of the bracket that closes the one at `start`, or -1: what is quoted may be cut short. */
function closingBracket(text: string, start: number): number {
  let depth = 0;
  let quote = "";
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] as string;
    if (quote !== "") {
      if (character === "\\") at += 1;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "`") quote = character;
    else if (character === "(") depth += 1;
    else if (character === ")" && --depth === 0) return at;
  }
  return -1;
}
