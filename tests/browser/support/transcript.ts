/**
 * Runs a program of the corpus on a page, through the element, and keeps what it wrote in the order in which it
 * came. Knows the element's public face; knows no browser.
 */
import type { Output, Piece } from "../../python/transcript";
import type { Page } from "./page";

/** None of the programs takes so long, in milliseconds; the engine may have to be fetched and compiled first. */
const TOO_LONG = 40_000;

interface Ran {
  readonly pieces: readonly Piece[];
  readonly status: string;
  readonly error: { readonly name: string; readonly message: string } | null;
}

/** What it wrote and how it ended; null where it does not end. */
export async function record(page: Page, source: string): Promise<Output | null> {
  const ran = await page.evaluate(
    async (source, timeout) => {
      const playground = document.querySelector("interleave-playground") as HTMLElement & {
        code: string;
        run(): Promise<Omit<Ran, "pieces">>;
        stop(): void;
      };
      const pieces: Piece[] = [];
      const keep = (event: Event): void => {
        const { stream, text } = (event as CustomEvent<Piece>).detail;
        pieces.push({ stream, text });
      };
      playground.addEventListener("output", keep);
      playground.code = source;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, timeout, null);
      });
      const ended = await Promise.race([playground.run(), late]);
      clearTimeout(timer);
      playground.removeEventListener("output", keep);
      // A copy: an exception is more than can leave the page.
      return (
        ended && {
          pieces,
          status: ended.status,
          error: ended.error && { name: ended.error.name, message: ended.error.message },
        }
      );
    },
    source,
    TOO_LONG,
  );
  return ran && { pieces: ran.pieces, status: exitCode(ran) };
}

/** What `python main.py` exits with. */
function exitCode({ status, error }: Ran): number {
  if (error?.name === "EngineError") throw new Error(`the engine failed: ${error.message}`);
  if (error === null) return status === "finished" ? 0 : 1;
  const code = /^The program ended with exit code (-?\d+)\.$/.exec(error.message)?.[1];
  if (error.name === "SystemExit" && code !== undefined) return Number(code);
  return error.name === "KeyboardInterrupt" ? 130 : 1;
}
