/** docs/recipes/vitepress: fences with the word interleave become playgrounds as the site is built. */
import { describe } from "vitest";
import { JAVASCRIPT, PYTHON, testPages } from "./support/pages";

describe("VitePress", () => {
  testPages(
    "chromium",
    {
      name: "vitepress",
      interleave: "public/interleave",
      command: ["vitepress", "build"],
      site: ".vitepress/dist",
    },
    {
      first: { path: "", code: PYTHON, attributes: { language: "python", speed: "4" } },
      second: {
        path: "together.html",
        code: JAVASCRIPT,
        attributes: { language: "javascript", speed: "instant", view: "code output" },
      },
      toDark: () => document.querySelector<HTMLElement>(".VPSwitchAppearance")?.click(),
      swaps: true,
      // Set when its page becomes alive: until then a click on what the server sent does nothing.
      ready: () => "__vue_app__" in (document.querySelector("#app") ?? {}),
    },
  );
});
