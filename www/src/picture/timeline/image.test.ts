import { describe, expect, it } from "vitest";
import { arrange } from "../../model/arrangement";
import { History } from "../../model/history";
import { Lanes } from "../../model/lanes";
import { PastWaits } from "../../model/past-waits";
import { Run } from "../../model/testing/run";
import { sceneOfImage, svgOf } from "./image";
import type { Palette } from "./palette";
import type { Scene } from "./scene";
import { Viewport } from "./viewport";

/** Each colour is called after what it is for. */
const PALETTE = new Proxy({} as Palette, { get: (_, name) => String(name) });

function sceneOf(run: Run, more: Partial<Scene> = {}): Scene {
  const [history, lanes] = [new History(), new Lanes()];
  history.append(run.events);
  lanes.append(run.events);
  const { tasks } = history.newest;
  return {
    ...arrange(lanes, tasks, { hidden: () => false, folded: new Set(), search: "" }),
    axis: "time",
    view: new Viewport(history.end, 300),
    tasks,
    events: history.events,
    waits: new PastWaits(history.events, () => history.newest),
    end: history.end,
    turns: lanes.turnStarts,
    moment: history.end,
    marks: new Map(),
    chosen: null,
    gutter: 90,
    scroll: 10,
    height: 60,
    ...more,
  };
}

const blocking = (): Run => {
  const run = new Run().spawn(1, "main").spawn(2, "slow", 1).wake(1).start(1).wake(2, { by: "task", id: 1 });
  run.suspend(1, "slow", 4).at(100).start(2).at(1_000).end(2, "cancelled");
  return run.add("loop-blocked", { job: "task", id: 2, duration: 900 });
};

const svg = (scene: Scene): string =>
  svgOf(
    { headline: null, parts: [{ heading: null, scene }] },
    PALETTE,
    (text) => text.length * 6,
    "title",
    "description",
  );

/** The texts of it, in their order. */
const texts = (image: string): string[] =>
  [...image.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text = ""]) => text);

describe("an image of a timeline", () => {
  it("has the names, what is waited for, how long the loop was blocked, the axis and the legend", () => {
    expect(texts(svg(sceneOf(blocking())))).toEqual([
      "main",
      "slow",
      "slow",
      "900 ms",
      ...Array.from({ length: 11 }, (_, tenth) => `${(tenth / 10).toFixed(1)} s`),
      ...["runs", "ready, waits for its turn", "waits", "keeps the loop to itself", "wakes", "writes output"],
      ...["finished", "failed", "cancelled"],
    ]);
  });

  it("has all lanes, is as wide as a slide, and shows the part in sight", () => {
    const image = sceneOfImage(sceneOf(blocking(), { view: new Viewport(1_000, 300, 500, 750) }), false);
    expect(image).toMatchObject({ gutter: 150, scroll: 0, chosen: null, height: 26 + 2 * 26 + 6 });
    expect(image.view).toMatchObject({ width: 650, from: 500, to: 750 });
  });

  it("shows the moment only where that is not the end", () => {
    const moment = /stroke="accent"/;
    expect(svg(sceneOf(blocking()))).not.toMatch(moment);
    expect(svg(sceneOf(blocking(), { moment: 100 }))).toMatch(moment);
  });

  it("shows the moment in both of two, where it is not the end of both", () => {
    const moments = (...parts: readonly Scene[]): number => {
      const image = { headline: null, parts: parts.map((scene) => ({ heading: "", scene })) };
      const text = svgOf(image, PALETTE, (text) => text.length * 6, "title", "description");
      return [...text.matchAll(/stroke="accent"/g)].length;
    };
    const [long, short] = [sceneOf(blocking(), { moment: 300 }), sceneOf(new Run().at(200).spawn(1, "main"))];
    expect(moments(long, { ...short, view: long.view, moment: 300 })).toBe(2);
    expect(moments({ ...long, moment: 200 }, { ...short, view: long.view, moment: 200 })).toBe(0);
    expect(moments({ ...long, moment: 1_000 }, { ...short, view: long.view, moment: 1_000 })).toBe(0);
  });

  it("counts the lanes that are too many", () => {
    const run = new Run();
    for (let task = 1; task <= 1_400; task += 1) run.spawn(task, `t${task}`);
    const all = texts(svg(sceneOf(run)));
    expect(all.filter((text) => /^t\d+$/.test(text))).toHaveLength(300);
    expect(all).toContain("and 1,100 more");
  });

  it("may have two, each below what it is called", () => {
    const parts = [
      { heading: "one by one", scene: sceneOf(blocking()) },
      { heading: "together", scene: sceneOf(new Run().spawn(1, "other")) },
    ];
    const image = svgOf(
      { headline: null, parts },
      PALETTE,
      (text) => text.length * 6,
      "title",
      "description",
    );
    expect(
      texts(image).filter((text) => ["one by one", "main", "together", "other", "runs"].includes(text)),
    ).toEqual(["main", "one by one", "other", "together", "runs"]);
    expect(image).toMatch(/width="800" height="274"/);
  });

  it("has a sentence above all, in as many lines as it takes", () => {
    const parts = [{ heading: null, scene: sceneOf(new Run().spawn(1, "main")) }];
    const headed = (headline: string): string =>
      svgOf({ headline, parts }, PALETTE, (text) => text.length * 10, "title", "description");
    expect(texts(headed("one took 3 s")).slice(0, 2)).toEqual(["one took 3 s", "main"]);
    const words = Array.from({ length: 20 }, () => "sentence");
    // 76 characters fit, which is eight words.
    expect(texts(headed(words.join(" "))).slice(0, 3)).toEqual([
      words.slice(0, 8).join(" "),
      words.slice(0, 8).join(" "),
      words.slice(0, 4).join(" "),
    ]);
    const height = (image: string): number => Number(/ height="(\d+)"/.exec(image)?.[1]);
    expect(height(headed("one")) - height(svg(sceneOf(new Run().spawn(1, "main"))))).toBe(33);
    expect(height(headed(words.join(" "))) - height(headed("one"))).toBe(48);
  });

  it("of nothing is an axis and a legend", () => {
    expect(texts(svg(sceneOf(new Run())))).toContain("runs");
  });
});
