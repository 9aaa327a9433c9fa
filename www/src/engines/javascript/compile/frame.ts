/**
 * What surrounds a piece of a program: the functions it stands in, and whose `this`, `arguments`,
 * `super` and `new.target` it means. Knows scopes of that kind; neither variables nor the text.
 *
 * An async arrow function becomes an arrow function (its *shell*) that passes a generator function to
 * the runtime. A generator function cannot be an arrow: it has its own `arguments`, `new.target` and
 * `super`. What the person's code means by them is therefore captured in the shell, under a fresh name.
 */

/** What a shell must hold for the code inside of it. */
export type Capture = "this" | "arguments" | "target" | "super" | "superCall";

export interface Frame {
  readonly kind: "program" | "function" | "method" | "field" | "arrow";
  /** As shown to the person. */
  readonly name: string;
  readonly async: boolean;
  readonly generator: boolean;
  /** The constructor of a class that extends another: `this` does not exist before `super()`. */
  readonly derivedConstructor: boolean;
  /** The nearest surrounding frame, itself included, that has its own `this`. */
  readonly owner: Frame;
  /** The outermost async arrow function within `owner`, itself included. */
  readonly shell: Frame | null;
  readonly captures: Set<Capture>;
}

interface FrameOptions {
  readonly kind: Exclude<Frame["kind"], "arrow">;
  readonly name: string;
  readonly async?: boolean;
  readonly generator?: boolean;
  readonly derivedConstructor?: boolean;
}

/** A frame with its own `this`. */
export function ownFrame(options: FrameOptions): Frame {
  const frame = {
    async: false,
    generator: false,
    derivedConstructor: false,
    ...options,
    shell: null,
    captures: new Set<Capture>(),
  };
  return Object.assign(frame, { owner: frame as unknown as Frame });
}

export function arrowFrame(parent: Frame, name: string, async: boolean): Frame {
  const frame = {
    kind: "arrow" as const,
    name,
    async,
    generator: false,
    derivedConstructor: false,
    owner: parent.owner,
    captures: new Set<Capture>(),
  };
  return Object.assign(frame, { shell: parent.shell ?? (async ? (frame as unknown as Frame) : null) });
}
