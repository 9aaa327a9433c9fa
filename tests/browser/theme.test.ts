/**
 * Playgrounds follow the page around them between light and dark, live, however the page says it; or their attribute. What is
 * looked at is what is painted: grounds and texts, the canvas, files that are saved.
 */
import { describe, expect, test } from "vitest";
import { addStyles, eachOnAHostPage } from "./support/host-pages";
import { setLooks } from "./support/looks";
import type { Page } from "./support/page";
import { run } from "./support/playground";
import { saved } from "./support/saved-image";

interface Tool {
  readonly name: string;
  readonly styles: string;
  /** Where it keeps what is chosen. */
  readonly on: "html" | "body";
  readonly attribute: string;
  readonly light: string;
  readonly dark: string;
}

/** How the documentation tools that people use tell their style sheets. */
const TOOLS: readonly Tool[] = [
  {
    name: "mkdocs-material",
    styles:
      "body { background: hsla(0, 0%, 100%, 1); color: hsla(0, 0%, 0%, 0.87) } " +
      "[data-md-color-scheme=slate] { background: hsla(232, 15%, 14%, 1); color: hsla(232, 15%, 90%, 0.82) }",
    on: "body",
    attribute: "data-md-color-scheme",
    light: "default",
    dark: "slate",
  },
  {
    name: "Sphinx with Furo",
    styles: "body { background: white } body[data-theme=dark] { background: #131416; color: #cfd0d0 }",
    on: "body",
    attribute: "data-theme",
    light: "light",
    dark: "dark",
  },
  {
    name: "Sphinx with pydata, and Docusaurus",
    styles: "html[data-theme=dark] { color-scheme: dark; background: #14181e; color: #ced6dd }",
    on: "html",
    attribute: "data-theme",
    light: "light",
    dark: "dark",
  },
  {
    name: "VitePress",
    styles:
      "body { background: #fff; color: #3c3c43 } .dark { color-scheme: dark } .dark body { background: #1b1b1f }",
    on: "html",
    attribute: "class",
    light: "",
    dark: "dark",
  },
  {
    name: "mdBook, which fades",
    styles:
      ".light, .rust { background: hsl(60, 9%, 87%); color: #262625 } " +
      ".navy { background: hsl(226, 23%, 11%); color: #bcbdd0 } " +
      "html { transition: background-color 0.3s, color 0.3s }",
    on: "html",
    attribute: "class",
    light: "rust",
    dark: "navy",
  },
  {
    name: "a page that only says its color-scheme",
    styles: "[data-mode=night] { color-scheme: dark }",
    on: "html",
    attribute: "data-mode",
    light: "day",
    dark: "night",
  },
  {
    name: "a page with its colours in oklch, and cards that shine through",
    styles:
      "html { background: oklch(0.98 0.01 250); color: oklch(0.3 0 0) } main { background: rgb(128 128 128 / 8%) } " +
      ".night { background: oklch(0.21 0.03 264); color: oklch(0.9 0 0) }",
    on: "html",
    attribute: "class",
    light: "day",
    dark: "night",
  },
  {
    name: "a page on an image",
    styles:
      "body { background: linear-gradient(#fff, #eee); color: #222 } " +
      "body.night { background: linear-gradient(#000, #222); color: #ddd }",
    on: "body",
    attribute: "class",
    light: "",
    dark: "night",
  },
];

/** The colours of `tokens.ts`, as a browser says them. */
const SURFACE = { light: "rgb(255, 255, 255)", dark: "rgb(23, 26, 33)" } as const;
const TEXT = { light: "rgb(27, 31, 39)", dark: "rgb(232, 234, 238)" } as const;
/** The ground of timelines. */
const SUNKEN = { light: "#f8f9fb", dark: "#13161c" } as const;

type Scheme = keyof typeof SURFACE;

const other = (scheme: Scheme): Scheme => (scheme === "light" ? "dark" : "light");

/** Waits until all playgrounds are painted so: the frame, and a word in the editor. */
async function becomes(page: Page, scheme: Scheme): Promise<void> {
  await page.waitUntil(
    `all playgrounds are ${scheme}`,
    (surface, text) =>
      [...document.querySelectorAll("interleave-playground")].every(({ shadowRoot: root }) => {
        const [frame, code] = [root?.querySelector(".frame"), root?.querySelector(".cm-content, .fallback")];
        if (frame == null || code == null) return false;
        return getComputedStyle(frame).backgroundColor === surface && getComputedStyle(code).color === text;
      }),
    SURFACE[scheme],
    TEXT[scheme],
  );
}

/** Two frames on, and they are still. */
async function stays(page: Page, scheme: Scheme): Promise<void> {
  await page.evaluate(async () => {
    for (let n = 0; n < 3; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  await becomes(page, scheme);
}

/** Sets an attribute of the page's root or body. */
async function choose(page: Page, on: Tool["on"], attribute: string, value: string): Promise<void> {
  await page.evaluate(
    (on, attribute, value) => document.querySelector(on)?.setAttribute(attribute, value),
    on,
    attribute,
    value,
  );
}

/** The ground of the timeline as it is painted. */
function timelineGround(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const canvas = root?.querySelector<HTMLCanvasElement>(".picture canvas");
    const [red = 0, green = 0, blue = 0] = canvas?.getContext("2d")?.getImageData(1, 1, 1, 1).data ?? [];
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  });
}

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;

  eachOnAHostPage(name, (opened) => {
    page = opened;
  });

  test.each(TOOLS)("$name", async ({ styles, on, attribute, light, dark }) => {
    await addStyles(page, styles);
    await choose(page, on, attribute, light);
    await stays(page, "light");
    await choose(page, on, attribute, dark);
    await becomes(page, "dark");
    await choose(page, on, attribute, light);
    await becomes(page, "light");
  });

  test("a style sheet that is switched on and off", async () => {
    await addStyles(page, "html { background: #111; color: #eee }");
    await becomes(page, "dark");
    await page.evaluate(() => void ((document.querySelector("style") as HTMLStyleElement).media = "print"));
    await becomes(page, "light");
  });

  test("a style sheet that arrives late", async () => {
    await page.evaluate(() => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = URL.createObjectURL(
        new Blob(["body { background: black; color: white }"], { type: "text/css" }),
      );
      document.body.append(link);
    });
    await becomes(page, "dark");
  });

  test("a dark box on a light page", async () => {
    await addStyles(page, "html { background: white } main { background: #222; color: #ddd }");
    await becomes(page, "dark");
  });

  test("one that is moved to another ground", async () => {
    await addStyles(page, "aside { background: #222; color: #ddd }");
    await stays(page, "light");
    await page.evaluate(() => {
      const aside = document.createElement("aside");
      document.body.append(aside);
      aside.append(document.querySelector("interleave-playground") as Node);
    });
    await becomes(page, "dark");
  });

  test("one in a component of the page's", async () => {
    await page.evaluate(() => {
      const component = document.createElement("div");
      const root = component.attachShadow({ mode: "open" });
      root.innerHTML =
        "<style>section { background: #111; color: #eee }</style><section><slot></slot></section>";
      component.append(document.querySelector("interleave-playground") as Node);
      document.body.append(component);
    });
    await becomes(page, "dark");
  });

  test("its attribute, whatever the page is like", async () => {
    await page.evaluate(() => document.querySelector("interleave-playground")?.setAttribute("theme", "dark"));
    await becomes(page, "dark");
    await addStyles(page, "html { background: #111; color: #eee }");
    await page.evaluate(() =>
      document.querySelector("interleave-playground")?.setAttribute("theme", "light"),
    );
    await becomes(page, "light");
    await page.evaluate(() => document.querySelector("interleave-playground")?.setAttribute("theme", "drak"));
    await becomes(page, "dark");
    await page.evaluate(() => document.querySelector("interleave-playground")?.removeAttribute("theme"));
    await stays(page, "dark");
  });

  test("dozens of them", async () => {
    await page.evaluate(() => {
      for (let n = 0; n < 40; n += 1) document.body.append(document.createElement("interleave-playground"));
    });
    await addStyles(page, ".dark { background: #111; color: #eee }");
    await stays(page, "light");
    await choose(page, "html", "class", "dark");
    await becomes(page, "dark");
    await page.evaluate(() => {
      for (const each of [...document.querySelectorAll("interleave-playground")].slice(1)) each.remove();
    });
    await choose(page, "html", "class", "");
    await becomes(page, "light");
  });

  test("the picture of a run is painted anew, and saved in the colours that are seen", async () => {
    await addStyles(page, ".dark { background: #111; color: #eee }");
    expect((await run(page)).status).toBe("finished");
    await page.waitUntil("the timeline is there", () => {
      const canvas = document
        .querySelector("interleave-playground")
        ?.shadowRoot?.querySelector(".picture canvas");
      return (canvas?.getAttribute("aria-label") ?? "").includes("task");
    });
    for (const scheme of ["light", "dark", "light"] as const) {
      await choose(page, "html", "class", scheme);
      await becomes(page, scheme);
      await stays(page, scheme);
      expect(await timelineGround(page)).toBe(SUNKEN[scheme]);
      const { text } = await saved(page, "Image (SVG)");
      expect(text).toContain(SUNKEN[scheme]);
      expect(text).not.toContain(SUNKEN[other(scheme)]);
    }
  });

  test("the dialog, while it is open", async () => {
    await addStyles(page, ".dark { background: #111; color: #eee }");
    await (await page.find("button", "Share")).click();
    await page.find("heading", "Share this program");
    await choose(page, "html", "class", "dark");
    await page.waitUntil(
      "the dialog is dark",
      (surface) => {
        const dialog = document.querySelector("interleave-playground")?.shadowRoot?.querySelector("dialog");
        return dialog != null && getComputedStyle(dialog).backgroundColor === surface;
      },
      SURFACE.dark,
    );
  });
});

describe("a system that is dark", () => {
  let page: Page;

  eachOnAHostPage("chromium", (opened) => {
    page = opened;
  });

  test("makes no difference on a page that is light all the same", async () => {
    await setLooks(page, { scheme: "dark" });
    await stays(page, "light");
  });

  test.each([
    ["in its styles", () => void (document.documentElement.style.colorScheme = "light dark")],
    [
      "in its head",
      () => {
        const meta = document.createElement("meta");
        meta.name = "color-scheme";
        meta.content = "light dark";
        document.head.append(meta);
      },
    ],
  ])("makes one on a page that says %s that it follows, and live", async (_where, follow) => {
    await page.evaluate(follow);
    await stays(page, "light");
    await setLooks(page, { scheme: "dark" });
    await becomes(page, "dark");
    await setLooks(page, { scheme: "light" });
    await becomes(page, "light");
  });
});
