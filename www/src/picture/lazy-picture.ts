/**
 * A picture that is loaded when there is a run to be shown; until it is here, what the run does is kept for it. When it
 * cannot be loaded, the page goes on without. Knows no picture's insides.
 */
import type { TraceRows } from "../protocol/trace-rows";
import type { Picture } from "./picture";
import type { Parts, PictureActions } from "./picture-actions";
import type { Program } from "./stepping";

type Load = () => Promise<{ readonly Picture: new (host: HTMLElement, actions: PictureActions) => Picture }>;

const loadPicture: Load = () => import("./picture");

export class LazyPicture {
  readonly #host: HTMLElement;
  readonly #actions: PictureActions;
  readonly #load: Load;
  #picture: Picture | null = null;
  /** Which parts are shown; nothing is loaded for none. */
  #parts: Parts = new Set();
  #loading: Promise<void> | null = null;
  #destroyed = false;
  /** What there was to be shown while nothing was here that shows it. */
  #traces: { readonly rows: TraceRows; readonly dropped: number }[] = [];
  #program: Program = "over";

  constructor(host: HTMLElement, actions: PictureActions, load: Load = loadPicture) {
    this.#host = host;
    this.#actions = actions;
    this.#load = load;
  }

  /** Shows these parts of it. */
  show(parts: Parts): void {
    this.#parts = parts;
    this.#picture?.show(parts);
  }

  /** The colours around are others. */
  restyle(): void {
    this.#picture?.restyle();
  }

  get #isWanted(): boolean {
    return this.#parts.has("timeline") || this.#parts.has("now");
  }

  /** A run begins. */
  begin(): void {
    this.#traces = [];
    if (!this.#isWanted) return;
    if (this.#picture !== null) this.#picture.begin();
    else this.#loading ??= this.#begin().finally(() => (this.#loading = null));
  }

  /** Keeps the run that is shown, once there is a picture, so that the next one stands below it. Whether there was one. */
  async keep(): Promise<boolean> {
    await this.#loading;
    return this.#picture?.keep() ?? false;
  }

  /** How the program stands whose run is shown. */
  set program(program: Program) {
    this.#program = program;
    if (this.#picture !== null) this.#picture.program = program;
  }

  append(rows: TraceRows, dropped: number): void {
    if (!this.#isWanted) return;
    if (this.#picture !== null) return this.#picture.append(rows, dropped);
    this.#traces.push({ rows, dropped });
  }

  /** Marks what the run did at a line of the program; null marks nothing. */
  chooseLine(line: number | null): void {
    this.#picture?.chooseLine(line);
  }

  /** The program is not what ran any more: its lines are others. */
  edited(): void {
    this.#picture?.edited();
  }

  destroy(): void {
    this.#destroyed = true;
    this.#picture?.destroy();
  }

  async #begin(): Promise<void> {
    try {
      const { Picture } = await this.#load();
      if (this.#destroyed) return;
      this.#picture = new Picture(this.#host, this.#actions);
      this.#picture.show(this.#parts);
      for (const { rows, dropped } of this.#traces) this.#picture.append(rows, dropped);
      this.#picture.program = this.#program;
      this.#traces = [];
    } catch (error) {
      // The program runs all the same, and the next run tries again.
      console.warn("The picture could not be loaded; the output stands without it.", error);
    }
  }
}
