import { describe, expect, it } from "vitest";
import { actionOf } from "./keys";

const bare = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe("the keys of the timeline", () => {
  it("do what they say", () => {
    expect(actionOf({ ...bare, key: "ArrowDown" })).toEqual({ does: "step", to: "below", far: 1 });
    expect(actionOf({ ...bare, key: "PageUp" })).toEqual({ does: "step", to: "above", far: 10 });
    expect(actionOf({ ...bare, key: "ArrowLeft", shiftKey: true })).toEqual({ does: "pan", by: 1 });
    // On most keyboards plus is above another sign.
    expect(actionOf({ ...bare, key: "+", shiftKey: true })).toEqual({ does: "closer" });
    expect(actionOf({ ...bare, key: "Home" })).toEqual({ does: "fit" });
  });

  it("leave to the browser what is the browser's", () => {
    expect(actionOf({ ...bare, key: "Tab" })).toBeNull();
    expect(actionOf({ ...bare, key: "Tab", shiftKey: true })).toBeNull();
    expect(actionOf({ ...bare, key: "ArrowLeft", altKey: true })).toBeNull();
    expect(actionOf({ ...bare, key: "+", ctrlKey: true })).toBeNull();
    expect(actionOf({ ...bare, key: "0", metaKey: true })).toBeNull();
  });

  it("are none of what every object has", () => {
    expect(actionOf({ ...bare, key: "constructor" })).toBeNull();
    expect(actionOf({ ...bare, key: "toString" })).toBeNull();
  });
});
