/**
 * Messages in the words of the person's own program. Some browsers quote the code in which an error happened,
 * and that is compiled: `(yield $.at(1, load()))` stands for `(await load())`. Knows how the compiler writes
 * an await; not what a message says.
 */
import { indexOf, slice } from "../../primordials";

/** No message quotes more awaits than this. */
const MOST = 20;

/** `runtime` is the name of the runtime object in compiled code. */
export function inOwnWords(message: string, runtime: string): string {
  const opening = `(yield ${runtime}.at(`;
  for (let n = 0; n < MOST; n += 1) {
    const start = indexOf(message, opening);
    if (start === -1) return message;
    const comma = indexOf(message, ",", start);
    const end = comma === -1 ? -1 : closingBracket(message, start);
    if (end === -1) return message;
    // Between the comma after the site's number and the two closing brackets stands what is awaited.
    const awaited = slice(message, message[comma + 1] === " " ? comma + 2 : comma + 1, end - 1);
    message = `${slice(message, 0, start)}(await ${awaited})${slice(message, end + 1)}`;
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
