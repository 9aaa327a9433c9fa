/**
 * Fetches a program from a file of the author's. Loaded where a playground has `src`. Knows files on servers and what can be
 * wrong with them; no element.
 */
import { words } from "../words/program-source";

/** As large as a program may be, in bytes. */
const LARGEST = 1_000_000;

export type Found = { readonly program: string } | { readonly problem: string };

/** `src` is relative to the page. By the rules that hold for the page: its policy, and what other origins allow it. Never rejects. */
export async function loadProgram(src: string, signal: AbortSignal): Promise<Found> {
  const url = addressOf(src);
  if (url === null) return { problem: words.noAddress(src) };
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch {
    const { origin } = url;
    return problem(url, origin === location.origin ? words.noAnswer : words.noAnswerFromElsewhere(origin));
  }
  if (!response.ok) {
    return problem(url, words.refused(`${response.status} ${response.statusText}`.trim()));
  }
  // A site of one page answers so for what it has not.
  if (/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) {
    return problem(url, words.page);
  }
  let bytes: Uint8Array;
  try {
    bytes = await firstBytes(response, LARGEST + 1);
  } catch {
    return problem(url, words.brokenOff);
  }
  if (bytes.length > LARGEST) return problem(url, words.tooLarge);
  const text = textOf(bytes);
  if (text === null) return problem(url, words.noText);
  if (text.trim() === "") return problem(url, words.empty);
  return { program: text.replace(/\r\n?/g, "\n").replace(/\n+$/, "") };
}

function addressOf(src: string): URL | null {
  try {
    return new URL(src, document.baseURI);
  } catch {
    return null;
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

const problem = ({ href }: URL, why: string): Found => ({
  problem: words.notLoaded(href, why),
});

/** No more than is asked for, however much there is. */
async function firstBytes(response: Response, most: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const bytes = new Uint8Array(most);
  let length = 0;
  while (reader !== undefined && length < most) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes.set(value.subarray(0, most - length), length);
    length += value.length;
  }
  if (length >= most) await reader?.cancel();
  return bytes.subarray(0, Math.min(length, most));
}
