import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Viewport, withRoom } from "./viewport";

const some = fc
  .record({
    whole: fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
    width: fc.integer({ min: 1, max: 5_000 }),
    from: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    length: fc.double({ min: 0, max: 1e9, noNaN: true }),
  })
  .map(({ whole, width, from, length }) => new Viewport(whole, width, from, from + length));

describe("behind the end", () => {
  it.each([190, 300, 1_000, 5_000])("there is room for a mark on %i pixels", (width) => {
    const view = new Viewport(withRoom(100, width), width);
    expect(width - view.toX(100)).toBeGreaterThanOrEqual(16 - 1e-9);
    expect(view.toX(100) / width).toBeLessThanOrEqual(1 / 1.03 + 1e-9);
  });

  it("there is some however little width there is, and of nothing there is nothing", () => {
    expect(withRoom(100, 1)).toBe(200);
    expect(withRoom(100, 20)).toBe(200);
    expect(withRoom(0, 300)).toBe(0);
  });
});

describe("a part of a run", () => {
  it("lies within it, whatever one does", () => {
    const x = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(some, fc.double({ min: 0.01, max: 100, noNaN: true }), x, (view, factor, at) => {
        for (const next of [
          view,
          view.zoom(factor, at),
          view.pan(at),
          view.pan(-at),
          view.pinch([at, 30], [7, at]),
          view.fit(),
          view.show(at),
        ]) {
          expect(next.from).toBeGreaterThanOrEqual(0);
          expect(next.to).toBeLessThanOrEqual(next.whole * (1 + 1e-9));
          expect(next.to).toBeGreaterThan(next.from);
        }
      }),
    );
  });

  it("keeps what is under two fingers under them", () => {
    const view = new Viewport(100, 1_000, 20, 60);
    const pinched = view.pinch([200, 600], [100, 900]);
    expect(pinched.fromX(100)).toBeCloseTo(view.fromX(200));
    expect(pinched.fromX(900)).toBeCloseTo(view.fromX(600));
    // Together they only move it.
    const moved = view.pinch([200, 600], [300, 700]);
    expect(moved.fromX(300)).toBeCloseTo(view.fromX(200));
    expect(moved.to - moved.from).toBeCloseTo(40);
  });

  it("is moved by two fingers above each other, and no more than that", () => {
    const view = new Viewport(100, 1_000, 20, 60);
    const moved = view.pinch([500, 500], [510, 512]);
    expect(moved.to - moved.from).toBeCloseTo(40);
    expect(moved.fromX(511)).toBeCloseTo(view.fromX(500));
  });

  it("keeps what is under the pointer there while one zooms in", () => {
    const view = new Viewport(100, 1_000);
    const closer = view.zoom(4, 300);
    expect(closer.fromX(300)).toBeCloseTo(30);
    expect(closer.to - closer.from).toBeCloseTo(25);
  });

  it("moves with the pointer", () => {
    const view = new Viewport(100, 1_000, 40, 60);
    expect(view.pan(100).from).toBeCloseTo(38);
    expect(view.pan(1e9).from).toBe(0);
  });

  it("is the whole again when one zooms out far enough", () => {
    expect(new Viewport(100, 1_000, 40, 60).zoom(0.01, 500).isWhole).toBe(true);
  });

  it("stays the whole while the run grows, and a part stays that part", () => {
    expect(new Viewport(100, 1_000).resize(200, 500)).toMatchObject({ from: 0, to: 200, width: 500 });
    expect(new Viewport(100, 1_000, 40, 60).resize(200, 500)).toMatchObject({ from: 40, to: 60 });
  });

  it("goes where something is that is out of sight", () => {
    const view = new Viewport(100, 1_000, 40, 60);
    expect(view.show(50)).toBe(view);
    expect(view.show(80)).toMatchObject({ from: 70, to: 90 });
  });
});
