import { describe, expect, it } from "vitest";
import { lightnessOf } from "./scheme-around";

/** The same grey, of half the steps from black to white, in each way that browsers write it. */
const GREYS = [
  "rgb(128, 128, 128)",
  "rgba(128, 128, 128, 0.5)",
  "color(srgb 0.502 0.502 0.502)",
  "color(display-p3 0.502 0.502 0.502 / 0.9)",
  "lab(53.59 0 0)",
  "lch(53.59 0 none)",
  "oklab(0.6 0 0)",
  "oklch(0.6 none none / 0.87)",
];

describe("how light a colour is", () => {
  it.each(GREYS)("%s is half as light as white", (grey) => {
    expect(lightnessOf(grey)).toBeCloseTo(0.5, 2);
  });

  it("goes by the eye: yellow is light and blue is dark", () => {
    expect(lightnessOf("rgb(255, 255, 0)")).toBeGreaterThan(0.8);
    expect(lightnessOf("rgb(0, 0, 255)")).toBeLessThan(0.2);
  });

  it("is from 0 to 1", () => {
    expect(lightnessOf("rgb(0, 0, 0)")).toBe(0);
    expect(lightnessOf("rgb(255, 255, 255)")).toBe(1);
    expect(lightnessOf("oklch(none none none)")).toBe(0);
  });

  it.each(["rgba(0, 0, 0, 0)", "rgba(255, 255, 255, 0.06)", "oklch(0.2 0 0 / 0.4)", "color(srgb 1 1 1 / 0)"])(
    "%s covers too little to have any",
    (colour) => expect(lightnessOf(colour)).toBeNull(),
  );

  it.each(["", "none", "inherit"])("“%s” is no colour", (text) => {
    expect(lightnessOf(text)).toBeNull();
  });
});
