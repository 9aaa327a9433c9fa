import { beforeEach, describe, expect, it } from "vitest";
import { LiveEdge } from "./live-edge";

let now: number;
let edge: LiveEdge;

beforeEach(() => {
  now = 5_000;
  edge = new LiveEdge(() => now);
});

describe("the end of a run that goes on", () => {
  it("moves on from what was heard last, at the run's speed", () => {
    expect([edge.isMoving, edge.at(Infinity)]).toEqual([false, 0]);
    edge.goOn(4);
    now += 10;
    expect([edge.isMoving, edge.at(Infinity)]).toEqual([true, 40]);
    edge.heard(30);
    expect(edge.at(Infinity)).toBe(30);
    now += 100;
    expect(edge.at(Infinity)).toBe(430);
  });

  it("does not come past a timer that has not fired, nor back to one that is late", () => {
    edge.goOn(1);
    edge.heard(10);
    now += 500;
    expect([edge.at(200), edge.at(5)]).toEqual([200, 10]);
  });

  it("stands while the program does, and goes on from there", () => {
    edge.goOn(1);
    edge.heard(10);
    now += 50;
    // It was to stand still and did not: nothing changes.
    edge.goOn(1);
    now += 50;
    edge.rest(Infinity);
    now += 1_000;
    expect([edge.isMoving, edge.at(Infinity)]).toEqual([false, 110]);
    edge.goOn(0.25);
    now += 100;
    expect(edge.at(Infinity)).toBe(135);
    edge.begin();
    expect([edge.isMoving, edge.at(Infinity)]).toEqual([false, 0]);
  });
});
