/**
 * custom-elements.json of the built site against the element as a browser has it: what it says is there is, and nothing that is
 * there is left out. And that the custom properties do what they are said to.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Element } from "../../www/build/manifest";
import { eachOnAHostPage } from "./support/host-pages";
import { setLooks } from "./support/looks";
import type { Page } from "./support/page";
import { run, setCode } from "./support/playground";
import { DIST } from "./support/site";

interface Manifest {
  readonly schemaVersion: string;
  readonly modules: readonly { readonly path: string; readonly declarations: readonly Element[] }[];
}

const manifest = JSON.parse(readFileSync(join(DIST, "custom-elements.json"), "utf8")) as Manifest;
const [element] = manifest.modules[0]?.declarations ?? [];
if (element === undefined) throw new Error("The manifest has no element.");

const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name).sort();

/** A document of the repository, as far as a heading and up to the next one of its level. */
function section(file: string, heading: string): string {
  const text = `\n${readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")}`;
  const from = text.indexOf(`\n${heading}\n`);
  if (from === -1) throw new Error(`${file} has no “${heading}”.`);
  const end = text.indexOf(`\n${heading.replace(/ .*/, "")} `, from + heading.length);
  return text.slice(from, end === -1 ? undefined : end);
}

/** Those of the names that have no row in a table. */
function without(rows: string, names: readonly string[]): string[] {
  return names.filter((name) => !new RegExp(`^\\| .*\`${name.replace("(", "\\(")}.* \\|`, "m").test(rows));
}

test("README has a row for each attribute, and the documentation for each method and event", () => {
  expect(without(section("README.md", "## Put it on your page"), names(element.attributes))).toEqual([]);
  const methods = names(element.members.filter(({ kind }) => kind === "method")).map((name) => `${name}(`);
  const rows = section("docs/embedding.md", "## Scripts");
  expect(without(rows, [...names(element.events), ...methods])).toEqual([]);
});

test("the documentation has all parts and custom properties", () => {
  // Its tables are made of the manifest when it is built.
  const looks = readFileSync(join(DIST, "docs/looks.html"), "utf8");
  const missing = (names: readonly string[]): string[] =>
    names.filter((name) => !looks.includes(`<code>${name}</code>`));
  expect(missing(names(element.cssParts))).toEqual([]);
  expect(missing(names(element.cssProperties))).toEqual([]);
});

const pictured = (page: Page): Promise<void> =>
  page.waitUntil("the picture is there", () => {
    return document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".now") != null;
  });

describe("the element of the manifest", () => {
  let page: Page;

  eachOnAHostPage("chromium", (opened) => {
    page = opened;
  });

  test("has the attributes that the browser watches", async () => {
    const watched = await page.evaluate(
      () =>
        (customElements.get("interleave-playground") as unknown as { observedAttributes: string[] })
          .observedAttributes,
    );
    expect(names(element.attributes)).toEqual([...watched].sort());
  });

  test("has the properties and methods that scripts find, and which can be set", async () => {
    const found = await page.evaluate(() => {
      const { prototype } = customElements.get("interleave-playground") as CustomElementConstructor;
      return Object.entries(Object.getOwnPropertyDescriptors(prototype)).map(([name, { value, set }]) =>
        typeof value === "function" ? `${name}()` : set === undefined ? `${name}, to be read` : name,
      );
    });
    const said = element.members.map(({ kind, name, readonly }) =>
      kind === "method" ? `${name}()` : readonly === true ? `${name}, to be read` : name,
    );
    // What Lit calls, and the constructor.
    const lifecycle =
      /^(constructor|connectedCallback|disconnectedCallback|firstUpdated|updated|render)\(\)$/;
    expect(found.filter((name) => !lifecycle.test(name)).sort()).toEqual(said.sort());
  });

  test("has the defaults that a new one has", async () => {
    const fresh = await page.evaluate(
      (names) => {
        const playground = document.createElement("interleave-playground") as unknown as Record<
          string,
          unknown
        >;
        return names.map((name) => [name, JSON.stringify(playground[name])] as const);
      },
      names(element.members.filter((member) => member.default !== undefined)),
    );
    expect(fresh.length).toBeGreaterThan(5);
    expect(Object.fromEntries(fresh)).toEqual(
      Object.fromEntries(
        element.members.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
      ),
    );
  });

  test("sends the events of a run and no others", async () => {
    const events = names(element.events);
    const heard = await page.evaluate(async (events) => {
      const heard = new Set<string>();
      const send = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (event) {
        if (
          event instanceof CustomEvent &&
          this instanceof HTMLElement &&
          this.localName === "interleave-playground"
        )
          heard.add(event.type);
        return send.call(this, event);
      };
      const playground = document.querySelector("interleave-playground") as HTMLElement & {
        run(): Promise<unknown>;
      };
      await playground.run();
      return [...heard]
        .filter((type) => !events.includes(type))
        .concat(heard.has("result") ? [] : ["no result"]);
    }, events);
    expect(heard).toEqual([]);
    expect(events).toEqual(expect.arrayContaining(["edit", "open", "output", "result", "run"]));
  });

  test("has a part of each name, in one state or another", async () => {
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      const parts = await page.evaluate(() => {
        const all =
          document.querySelector("interleave-playground")?.shadowRoot?.querySelectorAll("[part]") ?? [];
        return [...all].flatMap((each) => [...each.part]);
      });
      for (const part of parts) seen.add(part);
    };
    await run(page);
    await pictured(page);
    await look();
    await setCode(page, "changed\n");
    await page.waitUntil("it is marked as edited", () => {
      return document.querySelector("interleave-playground[edited]") !== null;
    });
    await look();
    await page.evaluate(() => {
      const playground = document.querySelector("interleave-playground") as HTMLElement & { reset(): void };
      playground.reset();
    });
    await page.find("button", "Undo reset");
    await look();
    const said = names(element.cssParts);
    expect([...seen].filter((part) => !said.includes(part))).toEqual([]);
    // These are there while something is on its way, or in runs of another kind.
    const rare = ["advice", "compare", "download", "error", "expected", "notice"];
    expect(rare).toEqual(expect.arrayContaining(said.filter((part) => !seen.has(part))));
  });

  test("has custom properties that each change something", async () => {
    await run(page);
    await pictured(page);
    const without = (properties: string[]): Promise<string[]> =>
      page.evaluate(
        (properties, looked) => {
          const playground = document.querySelector("interleave-playground") as HTMLElement;
          const all = [...(playground.shadowRoot?.querySelectorAll(".frame, .frame *") ?? [])];
          const looks = (): string =>
            all
              .map((each) => looked.map((name) => getComputedStyle(each).getPropertyValue(name)).join())
              .join();
          const before = looks();
          return properties.filter((name) => {
            const isLength = /size|radius|height/.test(name);
            const other = /sans|mono/.test(name) ? "fantasy" : /line$/.test(name) ? "2" : "rgb(1, 2, 3)";
            playground.style.setProperty(name, isLength ? "21px" : other);
            const after = looks();
            playground.style.removeProperty(name);
            return after === before;
          });
        },
        properties,
        ["font", "color", "background", "border", "border-radius", "max-height", "grid-template-rows"],
      );
    // One of them is about a narrow playground, where the output is below the program.
    expect(await without(names(element.cssProperties))).toEqual(["--interleave-output-height"]);
    await setLooks(page, { width: 500 });
    expect(await without(["--interleave-output-height"])).toEqual([]);
  });
});
