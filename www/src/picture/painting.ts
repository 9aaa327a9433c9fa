/**
 * When the picture is rebuilt and painted: in frames, a little of the run at a time, and seldom enough that a run which
 * goes on keeps most of the page's time. Knows a clock of frames; not what is painted.
 */

/** In one frame it goes through events for so long, which leaves the page quick; in milliseconds. */
const SLICE = 8;
/** While there are more than fit into a frame, it is painted this seldom. */
const PAINTS_APART = 200;
/**
 * So long a run that takes no time to wait has the page to itself: most of them are over by then, and to go along with one
 * would only make it longer. In milliseconds.
 */
const ALONE = 400;
/** Between two paints in which only time has passed, in milliseconds. */
const TICK = 100;
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
  #alone: ReturnType<typeof setTimeout> | undefined;
  #ticking: ReturnType<typeof setTimeout> | undefined;
  /** Whether anything but more of the run is to be shown, and until when that more can wait. */
  #asked = false;
  #restUntil = 0;

  constructor(painted: Painted) {
    this.#painted = painted;
  }

  /** Something else is to be shown: at the next frame. */
  ask(): void {
    this.#asked = true;
    this.#request();
  }

  /** Time passes in the run, and nothing else happens: that is shown this seldom, for it is seen all the same. */
  tick(): void {
    this.#ticking ??= setTimeout(() => {
      this.#ticking = undefined;
      this.grew();
    }, TICK);
  }

  /** There is more of the run: when there is time. */
  grew(): void {
    if (this.#alone === undefined) this.#request();
  }

  /** The run has begun, or goes on, and hurries: what it does is gone through once it rests, or has taken its time. */
  leaveAlone(): void {
    clearTimeout(this.#alone);
    this.#alone = setTimeout(() => this.goAlong(), ALONE);
  }

  /** The run rests, or is in no hurry: what it has done is gone through. */
  goAlong(): void {
    clearTimeout(this.#alone);
    this.#alone = undefined;
    this.#request();
  }

  stop(): void {
    clearTimeout(this.#alone);
    clearTimeout(this.#ticking);
    cancelAnimationFrame(this.#frame);
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#onFrame);
  }

  readonly #onFrame = (now: number): void => {
    this.#frame = 0;
    const asked = this.#asked;
    const behind = this.#alone === undefined && this.#painted.goOn(SLICE);
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
