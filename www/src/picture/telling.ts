/**
 * What a screen reader is told, and when: what came of what the person did; of what plays, where it comes to rest. Knows
 * that there is a sentence for each; not the sentences.
 */
import { Announcer } from "./announcer";

/** What the person is at: another moment, a stretch of a lane, one of the kept run, what a line of the program did. */
export type Told = "moment" | "stretch" | "kept" | "marks";

export class Telling {
  readonly #announcer: Announcer;
  #told = "";
  #next: Told | null = null;
  #played = false;

  /** `changed` is called when there is something else to be heard. */
  constructor(changed: () => void) {
    this.#announcer = new Announcer((text) => {
      this.#told = text;
      changed();
    });
  }

  /** What was told last. */
  get told(): string {
    return this.#told;
  }

  /** What is to be told once it is shown; null as long as nothing is. */
  get next(): Told | null {
    return this.#next;
  }

  set next(next: Told) {
    this.#next = next;
  }

  /** Another run begins. */
  begin(): void {
    this.#announcer.begin();
  }

  /** It is shown now: `text` says it, or null where there is nothing to say. */
  shown(isPlaying: boolean, text: (what: Told) => string | null): void {
    if (this.#played && !isPlaying) this.#next = "moment";
    this.#played = isPlaying;
    if (isPlaying || this.#next === null) return;
    const said = text(this.#next);
    this.#next = null;
    if (said !== null) this.#announcer.say(said);
  }

  destroy(): void {
    this.#announcer.hush();
  }
}
