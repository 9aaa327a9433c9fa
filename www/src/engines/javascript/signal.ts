/** Cancelling by an AbortSignal, for what the engine makes in place of the API. Knows futures and signals. */
import type { Api, Future } from "./api";

/** Cancels a future when `signal` is aborted; `where` is the function whose option it was. */
export function obey(api: Api, future: Future, signal: AbortSignal | undefined, where: string): void {
  if (signal === undefined || signal === null) return;
  if (!(signal instanceof AbortSignal)) throw new TypeError(`${where}: \`signal\` must be an AbortSignal.`);
  const abort = (): void => {
    future.cancel(new api.CancelledError("the signal was aborted", { cause: signal.reason }));
  };
  if (signal.aborted) return abort();
  signal.addEventListener("abort", abort, { once: true });
  future.addDoneCallback(() => signal.removeEventListener("abort", abort));
}
