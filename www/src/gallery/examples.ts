/// <reference path="./assets.d.ts" />
/**
 * The examples of the gallery, in the order they are offered, each a file of its own under examples/.
 * Every one teaches one thing, and `notice` says in a sentence where to look.
 */
import fetchData from "./examples/javascript/01-fetch-data.js?raw";
import resolveFuture from "./examples/javascript/02-resolve-future.js?raw";

export interface Example {
  /** Stands in addresses, so it stays as it is. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly language: string;
  readonly notice: string;
  readonly code: string;
}

const BASICS = "First steps";

const FIRST: Example = {
  id: "fetch-data",
  title: "Wait for data",
  group: BASICS,
  language: "javascript",
  notice: "The line after the await runs two seconds later, and the page stays usable all the while.",
  code: fetchData,
};

export const EXAMPLES: readonly Example[] = [
  FIRST,
  {
    id: "resolve-future",
    title: "Resolve a future",
    group: BASICS,
    language: "javascript",
    notice: "Setting the result does not run the callback on the spot: it takes its turn afterwards.",
    code: resolveFuture,
  },
];

/** The example of that id, or the first one: an address may name one that no longer exists. */
export function findExample(id: string | null): Example {
  return EXAMPLES.find((example) => example.id === id) ?? FIRST;
}
