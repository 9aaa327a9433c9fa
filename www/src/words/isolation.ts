/** What a JavaScript program does not have here, and why. */
export const words = {
  /** `why` is one of those below. */
  unavailable: (name: string, why: string): string => `${name} is not available in the playground: ${why}.`,
  noSubtleCrypto:
    "crypto.subtle is not available in the playground in this browser: programs have no origin.",
  noNetwork: "programs have no network",
  noStorage: "programs store nothing in the browser",
  noPage: "programs run apart from the page",
  noPageToClose: "programs run apart from the page; let the program come to its end",
  oneThread: "programs run in one thread",
  ownLoop: "use setTimeout, which follows the program's own clock",
};
