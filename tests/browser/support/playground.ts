/**
 * What tests do with a playground on a page, in the words of a person who uses one. Knows roles, names and
 * the element's public face; knows no browser.
 */
import { expect } from "vitest";
import type { Browser, Page } from "./page";

export interface Outcome {
  readonly status: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly error: { name: string; message: string; line: number | null; column: number | null } | null;
  /** Wall time from the call to the result, in milliseconds. */
  readonly took: number;
}

/** Opens the standalone page, in a language, and waits until it shows its first example. */
export async function openGallery(browser: Browser, url: string, language: string): Promise<Page> {
  const page = await browser.open(`${url}#language=${language}`);
  await page.waitUntil("the gallery shows an example", () => {
    const playground = document.querySelector("interleave-playground") as
      (HTMLElement & { code?: string }) | null;
    return (playground?.code ?? "") !== "";
  });
  return page;
}

/** Chooses an example of the gallery. */
export async function chooseExample(page: Page, title: string): Promise<void> {
  await (await page.find("combobox", "Example")).choose(title);
}

/** Goes to an example as a link to it does. */
export async function showExample(page: Page, id: string, language: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), `#example=${id}&language=${language}`);
  await waitForShown(page, id, language);
}

export async function waitForShown(page: Page, id: string, language: string): Promise<void> {
  await page.waitUntil(
    `the example ${id} is shown`,
    (id, language) =>
      document.querySelector<HTMLSelectElement>("#example")?.value === id &&
      document.querySelector("interleave-playground")?.getAttribute("language") === language,
    id,
    language,
  );
}

export async function chooseSpeed(page: Page, label: string): Promise<void> {
  await (await page.find("combobox", "Speed")).choose(label);
}

/** Replaces the program, as a script of the page around would. */
export async function setCode(page: Page, code: string): Promise<void> {
  await page.evaluate((code) => {
    (document.querySelector("interleave-playground") as HTMLElement & { code: string }).code = code;
  }, code);
}

/** The program as it stands in the editor. */
export function code(page: Page): Promise<string> {
  return page.evaluate(
    () => (document.querySelector("interleave-playground") as HTMLElement & { code: string }).code,
  );
}

/** Drops a file on the playground, as the browser tells of it. */
export function dropFile(page: Page, name: string, content: string): Promise<boolean> {
  return page.evaluate(
    (name, content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name));
      const target = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".code");
      const options = { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true };
      target?.dispatchEvent(new DragEvent("dragover", options));
      // Whether the browser was kept from going to the file.
      return target?.dispatchEvent(new DragEvent("drop", options)) === false;
    },
    name,
    content,
  );
}

/** Waits until the editor is there that comes after the plain one. */
export function fullEditor(page: Page): Promise<void> {
  return page.waitUntil("the full editor is there", () => {
    return document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".cm-editor") != null;
  });
}

/** Types a line in front of the program, by keyboard. */
export async function typeFirstLine(page: Page, line: string): Promise<void> {
  // Found a moment too early, the one that the page begins with would be gone before it has the focus.
  await fullEditor(page);
  const editor = await page.find("textbox", "Code");
  await editor.focus();
  await page.press("Control+Home");
  await page.type(line);
  await page.press("Enter");
}

/**
 * Runs through the element's method, so that real time can be measured without a driver in between; and until a frame was
 * painted, in which the picture has left the run before.
 */
export function run(page: Page): Promise<Outcome> {
  return page.evaluate(async () => {
    type Result = Omit<Outcome, "took">;
    const playground = document.querySelector("interleave-playground") as HTMLElement & {
      run(): Promise<Result>;
    };
    const start = performance.now();
    const { status, stdout, stderr, error } = await playground.run();
    const took = performance.now() - start;
    for (let n = 0; n < 2; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return { status, stdout, stderr, error: error && { ...error }, took };
  }) as Promise<Outcome>;
}

/** All that came of a run, as the files in tests/browser/gallery have it. */
export function written({ status, stdout, stderr, error }: Outcome): string {
  const failure = error === null ? "" : `${error.name}: ${error.message} (line ${error.line})\n`;
  return `status: ${status}\n${failure}--- stdout\n${stdout}--- stderr\n${stderr}`;
}

/** Runs a program, which ends like this, and waits until the picture has its parts. */
export async function pictured(page: Page, program: string, status = "finished"): Promise<void> {
  await setCode(page, program);
  expect((await run(page)).status).toBe(status);
  await page.waitUntil("the picture is there", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelector(".picture canvas") != null && root.querySelector(".now") !== null;
  });
}

/** What is looked for in a moment: a text in one of the elements, and how many have it if that is to be so many. */
interface Sought {
  readonly text?: string;
  readonly count?: number;
}

/** Puts the slider, from the beginning on, to the first moment in which elements of the picture are as sought. */
export async function goToMoment(page: Page, selector: string, sought: Sought): Promise<void> {
  const found = await page.evaluate(
    async (selector, text, count) => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const slider = root?.querySelector<HTMLInputElement>(".moment");
      if (root == null || slider == null) return false;
      for (let step = 0; step <= Number(slider.max); step += 1) {
        slider.value = String(step);
        slider.dispatchEvent(new Event("input"));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const all = [...root.querySelectorAll(selector)].filter((each) => each.textContent.includes(text));
        if (count === null ? all.length > 0 : all.length === count) return true;
      }
      return false;
    },
    selector,
    sought.text ?? "",
    sought.count ?? null,
  );
  expect(found, `a moment with ${JSON.stringify(sought)} in ${selector}`).toBe(true);
}

/** The moment of which this is said. */
export const goToWhat = (page: Page, text: string): Promise<void> => goToMoment(page, ".said", { text });

/** Presses Run and waits until the status says how it ended. */
export async function pressRun(page: Page, status: RegExp, timeout?: number): Promise<string> {
  // Found before: some browsers look for longer than a short program takes.
  const said = await page.find("status", "Status");
  await (await page.find("button", "Run")).click();
  return said.textMatching(status, timeout);
}

export async function outputText(page: Page): Promise<string> {
  return (await page.find("region", "Output")).text();
}

/** The output's lines, trimmed, without empty ones. */
export async function outputLines(page: Page): Promise<string[]> {
  const lines = (await outputText(page)).split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "");
}

/** The page's own errors; what programs write is not among them, nor is what the browser is known to say. */
export function expectNoErrors(page: Page, known?: string): void {
  expect(page.errors.filter((error) => error !== known)).toEqual([]);
}
