/**
 * Draws the icons that are kept in www/public/ from www/src/gallery/icon.svg: `node www/build/icons.js`, with Chromium on PATH
 * or named by CHROMIUM. A maskable icon is cut to any shape, so its ground goes to the edges and the drawing is smaller.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const icon = readFileSync(here("../src/gallery/icon.svg"), "utf8");
const ground = /<rect width="32" height="32" rx="7" fill="([^"]+)" \/>/.exec(icon)?.[1];
if (ground === undefined) throw new Error("icon.svg has no ground to be drawn to the edges");
const full = icon.replace('rx="7" ', "");
const inset = full.replace(/<g /, '<g transform="translate(16 16) scale(0.72) translate(-16 -16)" ');

const ICONS = [
  ["icon-192.png", 192, icon],
  ["icon-512.png", 512, icon],
  ["icon-maskable-512.png", 512, inset],
  ["apple-touch-icon.png", 180, full],
];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [name, size, svg] of ICONS) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>* { margin: 0; } svg { display: block; width: 100vw; }</style>${svg}`);
  await page.screenshot({ path: here(`../public/${name}`), omitBackground: true });
}
await browser.close();
