/**
 * The files of a run: its events, to be opened again or to be looked at in Perfetto; and one that is being opened. Knows
 * runs and files; no image, and not what becomes of a run that was opened.
 */
import { saveFile } from "../files/save-file";
import { chromeTrace } from "../model/chrome-trace";
import type { Recording } from "../model/recording";
import { writeTrace } from "../model/trace-file";
import { openTrace } from "./opening";
import type { RebuiltRun } from "./rebuilt-run";
import { joined } from "./saving";

const JSON_TYPE = "application/json";

export interface OpenedTrace {
  readonly name: string;
  readonly recording: Recording;
  readonly dropped: number;
}

export class TraceFiles {
  readonly #changed: () => void;
  readonly #shown: (opened: OpenedTrace) => void;
  #opening = new AbortController();
  #opened: number | null = null;
  #complaint: string | null = null;

  /** `shown` takes a run that was opened; `changed` is called when there is something else to be said of it. */
  constructor(shown: (opened: OpenedTrace) => void, changed: () => void) {
    this.#shown = shown;
    this.#changed = changed;
  }

  /** Why the last file could not be opened, or null. */
  get complaint(): string | null {
    return this.#complaint;
  }

  /** How far the file is opened that was chosen last, in percent; null where none is. */
  get opened(): number | null {
    return this.#opened;
  }

  /** Another run is shown: a file that is being opened is not wanted any more. */
  begin(): void {
    this.#opening.abort();
    this.#opened = null;
    this.#complaint = null;
  }

  destroy(): void {
    this.#opening.abort();
  }

  saveTrace({ history }: RebuiltRun): void {
    void joined(writeTrace(history.events), JSON_TYPE).then((file) =>
      saveFile("interleave-trace.json", file),
    );
  }

  saveForPerfetto({ history, lanes, everything, waits }: RebuiltRun): void {
    const pieces = chromeTrace(lanes.inOrder(), everything.tasks, history.events, history.end, waits);
    void joined(pieces, JSON_TYPE).then((file) => saveFile("interleave-perfetto.json", file));
  }

  /** Shows a run that was saved, in place of the one that is shown; which stays, if the file is none. */
  async open(file: File): Promise<void> {
    this.#opening.abort();
    const opening = (this.#opening = new AbortController());
    const progress = (part: number): void => {
      this.#opened = Math.floor(part * 100);
      this.#changed();
    };
    progress(0);
    const read = await openTrace(file, progress, opening.signal);
    // Another run has begun, or another file was chosen.
    if (read === null || opening.signal.aborted) return;
    this.#opened = null;
    if (typeof read === "string") this.#complaint = read;
    else {
      const { recording, dropped } = read;
      this.#shown({ recording, dropped, name: file.name.replace(/\.json$/, "") });
    }
    this.#changed();
  }
}
