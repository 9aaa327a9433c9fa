import { beforeEach, describe, expect, it, vi } from "vitest";
import { decodeTrace } from "../protocol/decode-trace";
import type { TraceRows } from "../protocol/trace-rows";
import { LazyPicture } from "./lazy-picture";

/** Of so many turns. */
function turns(count: number): TraceRows {
  const words = Array.from({ length: count }, () => [0, 0, 1, 1]).flat();
  return decodeTrace({ words: Float64Array.of(3, count, ...words), text: "", places: [] });
}

const EVENTS = turns(2);
const actions = {
  goTo() {},
  point() {},
  lines: () => false,
  chooseLines() {},
  speed: () => null,
  hold() {},
  pauses: () => true,
  about: () => ({ label: null, code: "", edited: false, language: "python", speed: "1" }),
  output: () => ({}) as HTMLElement,
};

let heard: string[];
/** How the program stood, as it was told. */
let programs: string[];
let arrive: () => void;
let fail: (why: Error) => void;

class FakePicture {
  begin(): void {
    heard.push("begin");
  }
  append({ length }: TraceRows, dropped: number): void {
    heard.push(`append ${length} ${dropped}`);
  }
  destroy(): void {
    heard.push("destroy");
  }
  keep(): boolean {
    heard.push("keep");
    return true;
  }
  show(): void {}
  set program(program: string) {
    programs.push(program);
  }
}

function lazy(): LazyPicture {
  const loaded = (): Promise<never> =>
    new Promise((resolve, reject) => {
      arrive = () => resolve({ Picture: FakePicture } as never);
      fail = reject;
    });
  const picture = new LazyPicture({} as HTMLElement, actions, loaded);
  picture.show(new Set(["timeline"]));
  return picture;
}

beforeEach(() => {
  heard = [];
  programs = [];
});

/** Lets promises that are settled go on. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("a picture that is not here yet", () => {
  it("gets what the run did meanwhile", async () => {
    const picture = lazy();
    picture.begin();
    picture.append(EVENTS, 0);
    picture.append(EVENTS, 3);
    arrive();
    await settled();
    picture.append(EVENTS, 0);
    expect(heard).toEqual(["append 2 0", "append 2 3", "append 2 0"]);
  });

  it("hears how the program stands", async () => {
    const picture = lazy();
    picture.begin();
    picture.program = "runs";
    picture.program = "paused";
    arrive();
    await settled();
    picture.program = "over";
    expect(programs).toEqual(["paused", "over"]);
  });

  it("shows the newest run only", async () => {
    const picture = lazy();
    picture.begin();
    picture.append(EVENTS, 1);
    picture.begin();
    picture.append(turns(1), 0);
    arrive();
    await settled();
    picture.begin();
    expect(heard).toEqual(["append 1 0", "begin"]);
  });

  it("is not asked for where no part of it is to be seen", () => {
    arrive = () => heard.push("loaded");
    const picture = lazy();
    picture.show(new Set(["output"]));
    picture.begin();
    picture.append(EVENTS, 0);
    arrive();
    expect(heard).toEqual(["loaded"]);
  });

  it("is not made once nobody wants it", async () => {
    const picture = lazy();
    picture.begin();
    picture.destroy();
    arrive();
    await settled();
    expect(heard).toEqual([]);
  });

  it("keeps a run as soon as it is here, and none if it never is", async () => {
    const picture = lazy();
    expect(await picture.keep()).toBe(false);
    picture.begin();
    picture.append(EVENTS, 0);
    const kept = picture.keep();
    arrive();
    expect(await kept).toBe(true);
    expect(heard).toEqual(["append 2 0", "keep"]);
  });

  it("that cannot be loaded is asked for again with the next run", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const picture = lazy();
    picture.begin();
    fail(new Error("offline"));
    await settled();
    expect(warn).toHaveBeenCalledOnce();
    picture.begin();
    picture.append(EVENTS, 0);
    arrive();
    await settled();
    expect(heard).toEqual(["append 2 0"]);
    warn.mockRestore();
  });
});
