/**
 * The kinds of tests that Vitest runs, as projects: `unit` (in Node, milliseconds each: beside the files
 * of www/src and www/build, and in tests/web for the generated module), `browser` (tests/browser, real browsers
 * against the built site in dist/), `recipes` (tests/recipes, sites that documentation tools build), `cpython` (CPython's own
 * tests in the Python engine, built for this machine) and
 * `python` (tests/python, the corpus in that engine).
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const top = fileURLToPath(new URL("..", import.meta.url));

const inBrowsers = {
  globalSetup: ["install-browsers", "firefox-profile"].map((name) => `tests/browser/support/${name}.ts`),
  environment: "node",
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  root: top,
  test: {
    projects: [
      {
        root: top,
        test: {
          name: "unit",
          include: ["www/src/**/*.test.ts", "www/build/**/*.test.ts", "tests/web/**/*.test.ts"],
          environment: "node",
          // One of two processors would be left alone otherwise.
          maxWorkers: 2,
          // Some make 10^5 of a thing, and the machine may be busy.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        root: top,
        test: {
          name: "cpython",
          globalSetup: ["tests/python/testsuite/cpython.ts"],
          include: ["tests/python/testsuite/**/*.test.ts"],
          environment: "node",
          // Each is a process of its own, and keeps a core busy.
          maxConcurrency: 2,
        },
      },
      {
        root: top,
        test: {
          name: "python",
          include: ["tests/python/*.test.ts"],
          environment: "node",
          maxConcurrency: 2,
          testTimeout: 60_000,
        },
      },
      {
        root: top,
        test: {
          ...inBrowsers,
          name: "recipes",
          include: ["tests/recipes/*.test.ts"],
          fileParallelism: false,
          // A site may take its tool long, on a machine that does other things as well.
          hookTimeout: 300_000,
        },
      },
      {
        root: top,
        test: {
          ...inBrowsers,
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          // WebKitGTK crashed in a worker now and then, which no test is about. Nothing else is tried again.
          retry: { count: 1, condition: /page crash or hang|Could not parse script result/ },
          // Browsers measure real time: one at a time, so that they do not steal each other's. Two at once took as long, for one
          // has work for two processors.
          fileParallelism: false,
        },
      },
    ],
  },
});
