/**
 * When the picture is rebuilt and painted: in frames, a little of the run at a time, and seldom enough that a run which
 * goes on keeps most of the page's time. Knows a clock of frames; not what is painted.
 */

/** In one frame it goes through events for so long, which leaves the page quick; in milliseconds. */
const SLICE = 8;
/** While there are more than fit into a frame, it is painted this seldom. */
const PAINTS_APART = 200;
/** Else it rests after each paint of a run that goes on, as a multiple of what the paint took. */
const REST = 4;

export interface Painted {
  /** Rebuilds more of the run, for about so many milliseconds. Whether that is not all. */
  goOn(milliseconds: number): boolean;
  paint(): void;
}

export class Painting {
  readonly #painted: Painted;
  #frame = 0;
  /** Whether anything but more of the run is to be shown, and until when that more can wait. */
  #asked = false;
  #restUntil = 0;

  constructor(painted: Painted) {
    this.#painted = painted;
  }

  /** Something else is to be shown: at the next frame. */
  ask(): void {
    this.#asked = true;
    this.grew();
  }

  /** There is more of the run: when there is time. */
  grew(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#onFrame);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  readonly #onFrame = (now: number): void => {
    this.#frame = 0;
    const asked = this.#asked;
    const behind = this.#painted.goOn(SLICE);
    // What that asked for is more of the run, and nothing else.
    this.#asked = asked;
    if (behind) this.grew();
    // What nobody asked for but a run that goes on leaves the page, and the run, most of the time.
    if (!asked && now < this.#restUntil) return this.grew();
    this.#asked = false;
    const before = performance.now();
    this.#painted.paint();
    const took = performance.now() - before;
    this.#restUntil = now + (behind ? PAINTS_APART : took * REST);
  };
}
