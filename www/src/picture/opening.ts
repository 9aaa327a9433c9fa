/**
 * Opening a file with a trace: it is read as it comes in, so that the page stays quick however large it is. Knows files;
 * what stands in one is the model's.
 */
import { NoTrace, TraceReader } from "../model/trace-file";
import { words } from "../words/saving";

/** A million events take less than half of this. More is no trace that was saved here. */
export const LARGEST = 500_000_000;

/** A page that is busy for no longer answers in time, in milliseconds. */
const BUSY = 12;

/** Characters that are read in one go: some hundred events. */
const PIECE = 100_000;

/** The file's reader, which has all of it; or why it has not, in a sentence for the person. Null once it is given up. */
export async function openTrace(
  file: File,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<TraceReader | string | null> {
  if (file.size > LARGEST) return words.tooLarge(file.name, LARGEST / 1e6);
  const reader = new TraceReader();
  const text = new TextDecoder();
  let bytes = 0;
  let rested = performance.now();
  try {
    for (const chunks = file.stream().getReader(); ;) {
      const { done, value } = await chunks.read();
      const piece = text.decode(value, { stream: !done });
      bytes += value?.length ?? 0;
      for (let at = 0; at < piece.length; at += PIECE) {
        reader.push(piece.slice(at, at + PIECE));
        if (performance.now() - rested < BUSY) continue;
        progress(bytes / file.size);
        await new Promise((resolve) => setTimeout(resolve));
        rested = performance.now();
        if (!signal.aborted) continue;
        await chunks.cancel();
        return null;
      }
      if (done) break;
    }
    reader.end();
    return reader;
  } catch (error) {
    if (error instanceof NoTrace) return error.message;
    if (error instanceof DOMException) return words.unreadable(file.name, error.message);
    throw error;
  }
}
