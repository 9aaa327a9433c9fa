import { expect, it } from "vitest";
import { keptFramePage } from "./frame-page";

const URL = "https://example.org/assets/frame-12345678.html";
const TEXT = "<!doctype html>";

type Answer = () => Promise<Response>;
const text: Answer = async () => new Response(TEXT);
const missing: Answer = async () => new Response("no", { status: 404 });
const gone: Answer = () => Promise.reject(new TypeError("Failed to fetch"));

/** What is made of it where the service worker answers `kept`, and the server `server`. */
const page = (kept: Answer, server: Answer): Promise<string | null> | null =>
  keptFramePage(URL, {
    isServed: true,
    fetch: (url, init) => {
      expect(url).toBe(URL);
      return init?.method === "HEAD" ? server() : kept();
    },
  });

it("is the address where no service worker is, and nothing is asked", () => {
  const fetch = (): never => expect.unreachable();
  expect(keptFramePage(URL, { isServed: false, fetch })).toBeNull();
});

it("is the address where the server has it", async () => {
  expect(await page(text, text)).toBeNull();
  expect(await page(gone, text)).toBeNull();
});

it("is the text that is kept where the server does not answer, or has another version", async () => {
  expect(await page(text, gone)).toBe(TEXT);
  expect(await page(text, missing)).toBe(TEXT);
});

it("is the address where nothing else is there: what is wrong with it is told then", async () => {
  expect(await page(gone, gone)).toBeNull();
  expect(await page(missing, gone)).toBeNull();
});
