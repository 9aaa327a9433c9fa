/**
 * A page of the browser whose memory can be asked for: by way of Chromium's own protocol, for a page knows of its memory
 * only roughly.
 */
import puppeteer from "puppeteer-core";
import { PROGRAMS, requireProgram } from "../../../browser/support/browsers";
import type { PictureBench } from "../sample";

export interface BenchBrowser {
  readonly version: string;
  /** A fresh page, in which the element is ready. */
  open(): Promise<BenchPage>;
  close(): Promise<void>;
}

export interface BenchPage {
  /** Runs a function in the page. It is sent as text: it sees its argument and the page, nothing else. */
  ask<A, T>(question: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** Bytes that JavaScript keeps in it, buffers included, once what nobody holds is gone. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

export async function launchBench(url: string): Promise<BenchBrowser> {
  const browser = await puppeteer.launch({
    executablePath: requireProgram(PROGRAMS.chromium),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    protocolTimeout: 600_000,
  });
  return {
    version: (await browser.version()).replace(/^.*\//, ""),
    close: () => browser.close(),
    async open() {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      await page.goto(url);
      await page.waitForFunction("globalThis.pictureBench !== undefined");
      const client = await page.createCDPSession();
      return {
        ask: <A, T>(question: (argument: A) => T | Promise<T>, argument: A) =>
          page.evaluate(`(${question})(${JSON.stringify(argument)})`) as Promise<T>,
        async memory() {
          await client.send("HeapProfiler.collectGarbage");
          const { usedSize, backingStorageSize } = (await client.send("Runtime.getHeapUsage")) as {
            usedSize: number;
            backingStorageSize: number;
          };
          return usedSize + backingStorageSize;
        },
        close: () => page.close(),
      };
    },
  };
}

/** The page's. */
declare global {
  var pictureBench: PictureBench;
}
