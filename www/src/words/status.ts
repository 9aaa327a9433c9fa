/** The line that says how a program stands. */
export const words = {
  ready: "Ready",
  loading: "Loading…",
  starting: (engine: string): string => `Starting ${engine}…`,
  downloading: (engine: string): string => `Downloading ${engine}…`,
  running: "Running…",
  waiting: "Waiting for input",
  pausing: "Pausing…",
  pausingLate: "Pausing: waiting for the running job to end…",
  paused: (time: string): string => `Paused at ${time}`,
  pausedInTurn: (time: string, turn: number): string => `Paused at ${time}, turn ${turn}`,
  stopping: "Stopping…",
  stopped: "Stopped",
  /** `isExpected`: whether the output is as its author said; null where nothing is known of that. */
  finished: (time: string, isExpected: boolean | null): string => `Finished in ${time}${verdict(isExpected)}`,
  /** At a speed at which the program's time is not that of the person. */
  finishedInProgramTime: (time: string, isExpected: boolean | null): string =>
    `Finished in ${time} of program time${verdict(isExpected)}`,
  /** `error` is the language's own; of a snippet that runs before the program it is, where it has a number. */
  failed: (error: string, line: number | null, snippet: number | null): string => {
    const where = snippet === null ? "" : ` in snippet ${snippet}`;
    return `Failed${where}: ${error}${line === null ? "" : ` (line ${line})`}`;
  },
  /** Milliseconds as seconds: tenths from about one second on, and below that to the millisecond. */
  seconds: (milliseconds: number): string => {
    const value = milliseconds / 1000;
    return `${value >= 0.95 ? value.toFixed(1) : Number(value.toFixed(3))} s`;
  },
};

function verdict(isExpected: boolean | null): string {
  if (isExpected === null) return "";
  return isExpected ? ", as expected" : ", not as expected";
}
