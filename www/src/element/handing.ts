/**
 * The person's hand on what goes in and out of a playground: the Share and Copy buttons, and files that are dropped. Loads what
 * does it when it is wanted, and knows what to say when that does not come. Knows a playground by what is handed in.
 */
import type { OpenedProgram } from "../files/program-file";
import type { Snippet } from "../protocol/messages";
import type { OutputModel } from "../session/output-model";
import type { SharedProgram } from "../sharing/fragment";
import { words } from "../words/dropped-file";
import { words as loading } from "../words/loading";

export interface Handed {
  readonly frame: () => HTMLElement;
  readonly program: () => SharedProgram;
  /** What runs before it. */
  readonly before: () => readonly Snippet[];
  /** Where links are to lead, as the page's author says. */
  readonly site: () => string | null;
  readonly output: () => OutputModel | null;
  readonly isReadonly: () => boolean;
  /** Puts a program in the place of the one before; returns what the person is told. */
  readonly open: (opened: OpenedProgram) => string;
  readonly tell: (notice: string) => void;
}

type Exchange = typeof import("./exchange");

export class Handing {
  readonly #host: Handed;

  constructor(host: Handed) {
    this.#host = host;
  }

  readonly share = (): void =>
    this.#with(({ giveAway }) =>
      giveAway(this.#host.frame(), this.#host.program(), this.#host.before(), this.#host.site()),
    );

  readonly copy = (): void => {
    const output = this.#host.output();
    if (output?.isEmpty === false) this.#with(({ copyOutput }) => copyOutput(output));
  };

  /** For `dragover` and `drop` while they are captured: the editor would put the file's text where it was dropped. */
  readonly drag = {
    capture: true,
    handleEvent: (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      event.stopPropagation();
      const isReadonly = this.#host.isReadonly();
      if (event.type !== "drop") {
        event.dataTransfer.dropEffect = isReadonly ? "none" : "copy";
        return;
      }
      // Only during the event: afterwards, what was dropped is gone.
      const file = event.dataTransfer.files[0];
      if (isReadonly) this.#host.tell(words.readonly);
      else if (file !== undefined) this.#with(({ takeFile }) => takeFile(file, this.#host.open));
    },
  };

  #with(does: (exchange: Exchange) => Promise<string | null>): void {
    const told = import("./exchange").then(does, (error: unknown) => {
      // What import() says of a file that does not come is a TypeError in each browser, of no common text.
      if (error instanceof TypeError) return loading.noPart;
      throw error;
    });
    void told.then((notice) => notice !== null && this.#host.tell(notice));
  }
}
