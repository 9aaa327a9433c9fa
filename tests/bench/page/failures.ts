/** Errors that nobody caught: in WebAssembly that is how a task of a peer crashes. */

/** Gives the message of the first one. To be ended, so that it does not take those of others. */
export function firstFailure(): { readonly message: Promise<string>; end(): void } {
  const listening = new AbortController();
  const { promise, resolve } = Promise.withResolvers<string>();
  const { signal } = listening;
  addEventListener("error", (event) => resolve(event.message), { signal });
  addEventListener("unhandledrejection", (event) => resolve(String(event.reason)), { signal });
  return { message: promise, end: () => listening.abort() };
}
