import { describe, expect, it } from "vitest";
import { EventPage } from "./event-page";

describe("the events that are listed", () => {
  it("are all of them, where these are few, or none", () => {
    const page = new EventPage();
    expect(page.show(0, 0)).toEqual({ from: 0, to: 0 });
    expect(page.show(7, 50)).toEqual({ from: 0, to: 50 });
    expect(page.show(50, 50)).toEqual({ from: 0, to: 50 });
  });

  it("stay as the moment moves among them, and follow where it leaves them", () => {
    const page = new EventPage();
    expect(page.show(1_000, 100_000)).toEqual({ from: 939, to: 1_059 });
    expect(page.show(1_059, 100_000)).toEqual({ from: 939, to: 1_059 });
    expect(page.show(940, 100_000)).toEqual({ from: 939, to: 1_059 });
    expect(page.show(1_060, 100_000)).toEqual({ from: 999, to: 1_119 });
    expect(page.show(100_000, 100_000)).toEqual({ from: 99_939, to: 100_000 });
    expect(page.show(0, 100_000)).toEqual({ from: 0, to: 120 });
  });

  it("grow with a run that goes on, and move on by half a page", () => {
    const page = new EventPage();
    expect(page.show(100, 100)).toEqual({ from: 0, to: 100 });
    expect(page.show(120, 120)).toEqual({ from: 0, to: 120 });
    expect(page.show(121, 121)).toEqual({ from: 60, to: 121 });
    expect(page.show(122, 122)).toEqual({ from: 60, to: 122 });
  });

  it("are others where the person turns to them, until another moment is chosen", () => {
    const page = new EventPage();
    page.show(10, 300);
    page.turn(1);
    expect(page.show(10, 300)).toEqual({ from: 120, to: 240 });
    expect(page.isTurned).toBe(true);
    page.turn(1);
    expect(page.show(10, 310)).toEqual({ from: 240, to: 310 });
    page.turn(1);
    expect(page.show(10, 310)).toEqual({ from: 190, to: 310 });
    expect(page.show(11, 310)).toEqual({ from: 0, to: 120 });
    expect(page.isTurned).toBe(false);
  });

  it("do not begin before the first", () => {
    const page = new EventPage();
    page.show(130, 300);
    page.turn(-1);
    expect(page.show(130, 300)).toEqual({ from: 0, to: 120 });
    page.turn(-1);
    expect(page.show(130, 300)).toEqual({ from: 0, to: 120 });
  });

  it("of another run begin at its beginning", () => {
    const page = new EventPage();
    page.show(5_000, 10_000);
    page.turn(1);
    page.begin();
    expect(page.show(0, 10_000)).toEqual({ from: 0, to: 120 });
  });
});
