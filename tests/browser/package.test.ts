/**
 * The npm package, as a project of somebody else's has it: packed and installed, its types checked, built by Vite without any
 * setting, and at work in Chromium. Vite and TypeScript are those of this repository; nothing comes over the network.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePackage, pack } from "../../www/build/package.js";
import { launch } from "./support/launch";
import { serve } from "./support/site";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const CONSUMER = fileURLToPath(new URL("fixtures/consumer", import.meta.url));

let folder: string;
let consumer: string;
let size: number;

const node = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(TOP, "node_modules", script), ...args], {
    cwd: consumer,
    encoding: "utf8",
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "interleave-package-"));
  const packed = pack(makePackage(folder));
  size = packed.size;
  consumer = join(folder, "consumer");
  cpSync(CONSUMER, consumer, { recursive: true });
  const options = ["--offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  execFileSync("npm", ["install", packed.path, ...options], { cwd: consumer });
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true }));

const installed = (path: string): string => join(consumer, "node_modules/interleave-playground", path);

test("it has what its package.json names, the licences, and nothing that it would have to install", () => {
  const manifest = JSON.parse(readFileSync(installed("package.json"), "utf8")) as {
    readonly exports: Record<string, string | Record<string, string>>;
    readonly dependencies?: unknown;
  };
  const named = Object.values(manifest.exports)
    .flatMap((each) => (typeof each === "string" ? [each] : Object.values(each)))
    .filter((path) => !path.includes("*"));
  expect(named.length).toBeGreaterThan(5);
  for (const path of [...named, "LICENSE", "THIRD-PARTY-LICENSES.txt", "README.md"]) {
    expect(existsSync(installed(path)), path).toBe(true);
  }
  expect(manifest.dependencies).toBeUndefined();
  expect(readdirSync(installed("dist")).sort()).toEqual(["assets", "interleave.js"]);
  // Nearly all of it is Python.
  expect(size).toBeLessThan(8_000_000);
});

test("its types are whole, for bundlers and as Node finds them", () => {
  const check = ["--project", "tsconfig.json"];
  expect(node("typescript/bin/tsc", ...check)).toBe("");
  expect(node("typescript/bin/tsc", ...check, "--module", "NodeNext", "--moduleResolution", "NodeNext")).toBe(
    "",
  );
}, 120_000);

test("built by Vite, it runs JavaScript and Python, and its runtime a task", async () => {
  node("vite/bin/vite.js", "build", "--base", "./", "--logLevel", "warn");
  const site = await serve({ "/a/site/": join(consumer, "dist") });
  const browser = await launch("chromium");
  const page = await browser.open(`${site.url}a/site/`);
  await page.waitUntil(
    "the playgrounds are there",
    () => document.querySelectorAll("[state=idle]").length === 2,
  );
  const ran = await page.evaluate(() => (window as unknown as { runAll(): Promise<never> }).runAll());
  expect(ran).toEqual([
    { status: "finished", stdout: "from JavaScript\n" },
    { status: "finished", stdout: "from Python\n" },
  ]);
  const task = await page.evaluate(() => (window as unknown as { runTask(): Promise<string> }).runTask());
  expect(task).toBe("from the runtime");
  expect(page.errors).toEqual([]);
  await browser.close();
  await site.close();
}, 120_000);
