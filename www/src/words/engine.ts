/** Why a program could not be run, or be run to its end, where that is not its own fault; and what to do. */

/** Two sentences of many. */
const RUN_AGAIN = "Check the connection and run again.";
const FRESH_ONE = "The next run starts a fresh one.";

/** ": why", where there is something to say. */
const because = (reason: string | null): string => (reason === null ? "" : `: ${reason}`);

export const words = {
  // Files of an engine. `language` is what it runs, as people write it.
  offline: (language: string): string =>
    `You are offline, and ${language} was never loaded here: go online once, and run again.`,
  notReached: (language: string, url: string): string =>
    `${language} could not be downloaded from ${url}. ${RUN_AGAIN}`,
  /** `answer` is the server's, as "404 Not Found". */
  refused: (language: string, url: string, answer: string): string =>
    `${language} could not be downloaded: the server answered “${answer}” for ${url}. ` +
    "If the site was just updated, load the page again; otherwise its files are incomplete.",
  brokeOff: (language: string, url: string): string =>
    `The download of ${language} from ${url} broke off. ${RUN_AGAIN}`,
  /** A media type; null for none. */
  wrongType: (language: string, url: string, type: string | null, right: string): string =>
    `${language} could not be loaded: the server sends ${url} as “${type ?? "no type"}”. ` +
    `It has to send files that end in .wasm as “${right}”.`,
  /** `reason` is the browser's. */
  notCompiled: (language: string, url: string, reason: string | null): string =>
    `${language} arrived from ${url}, but this browser cannot compile it: ${reason ?? "no reason given"}. ` +
    "Run again to download it anew; if that does not help, the browser may be too old.",

  // What it runs in. `reason` is the browser's.
  unknownLanguage: (language: string, known: readonly string[]): string =>
    `There is no engine for “${language}” here. Set the language to one of: ${known.join(", ")}.`,
  notReady: (seconds: number): string => `The engine did not start within ${seconds} seconds. ${RUN_AGAIN}`,
  notStarted: (reason: string | null): string =>
    `The engine could not be loaded${because(reason)}. ${RUN_AGAIN}`,
  stopped: (reason: string | null): string => `The engine stopped working${because(reason)}. ${FRESH_ONE}`,
  unreadable: `The engine sent a message that could not be read. ${FRESH_ONE}`,
  readyTwice: "The engine said twice that it is ready.",
  tooEarly: "The engine sent something before it was given a program.",

  // What a page around forbids. `advice` is the sentence on what to add, or what the browser says.
  addToPolicy: (policy: string): string => `Add “${policy}” to its Content-Security-Policy.`,
  workerForbidden: (advice: string): string =>
    `This page does not allow the worker that runs programs: ${advice}`,
  workerOfForbidden: (language: string, advice: string): string =>
    `This page does not allow the worker in which ${language} programs run. ${advice}`,
  frameForbidden: (language: string, advice: string): string =>
    `This page does not allow the frame in which ${language} programs run. ${advice}`,

  workerDied:
    "The worker in which the program ran is no more: the browser ended it, as it may where there is too little memory. " +
    FRESH_ONE,

  /** What the hidden frame is called in which programs run. */
  frame: "Where programs run (nothing to see)",
  frameRemoved:
    "The frame in which programs run was taken out of the page, and the program ended with it. The next run makes a new one.",
  frameDied:
    "The frame in which programs run does not answer any more: the browser ended it, as it does where a program needs more " +
    "memory than there is. The next run makes a new one.",
  frameSilent: (url: string): string =>
    `The frame in which programs run did not start. Open ${url} to see whether it is there; if it is, its server must not ` +
    "send X-Frame-Options or a Content-Security-Policy with it, for it has a policy of its own.",
  /** `wrong` names a mistake in it, for whoever looks after the page. */
  frameUnreadable: (wrong: string): string =>
    `The frame in which programs run sent a message that makes no sense: ${wrong}.`,
};
