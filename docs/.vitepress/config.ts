/**
 * How the documentation is built: from the pages in docs/ into dist/docs/, beside the site whose playground it shows. All
 * pages stand in one folder, so a relative address is the same from each of them, and the whole works from any sub-path.
 */
import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig } from "vitepress";
import { interleave } from "../recipes/vitepress/.vitepress/interleave";
import { baseAtRunTime } from "./base-at-run-time";
import { licences } from "./licences";
import { reference } from "./reference";
import { repositoryLinks } from "./repository-links";
import { sections } from "./sections";

const ICON = new URL("../../www/src/gallery/icon.svg", import.meta.url);

export default defineConfig({
  title: "Interleave",
  description: "See how asynchronous code takes turns: a playground for Python and JavaScript, on any page.",
  lang: "en",
  base: "./",
  outDir: "../dist/docs",
  // What the recipes' own sites are made of; the pages show these files.
  srcExclude: ["recipes/**"],
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: "./icon.svg" }],
    ["script", { type: "module", src: "../interleave.js" }],
  ],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "interleave-playground" } } },
  markdown: {
    config(md) {
      sections(md);
      reference(md);
      repositoryLinks(md);
      interleave(md);
    },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  vite: { plugins: [baseAtRunTime(), licences()] },
  async buildEnd({ outDir }) {
    await copyFile(ICON, join(outDir, "icon.svg"));
    // It may be shown at any address, from which it would find nothing.
    await rm(join(outDir, "404.html"));
  },
  themeConfig: {
    logo: { src: "/icon.svg", alt: "" },
    search: { provider: "local" },
    footer: {
      message:
        '<a href="./THIRD-PARTY-LICENSES.txt" target="_self">Licences</a> of what these pages are made of',
    },
    outline: { level: [2, 3] },
    nav: [{ text: "Playground", link: "../index.html", target: "_self" }],
    sidebar: [
      {
        text: "Use it",
        items: [
          { text: "Start", link: "/start" },
          { text: "Embedding", link: "/embedding" },
          { text: "Looks", link: "/looks" },
          { text: "What a page must allow", link: "/policy" },
          { text: "Offline", link: "/offline" },
          { text: "Sharing and keeping", link: "/sharing" },
          { text: "Reference", link: "/reference" },
        ],
      },
      {
        text: "Recipes",
        items: [
          { text: "Material for MkDocs", link: "/mkdocs" },
          { text: "Sphinx", link: "/sphinx" },
          { text: "mdBook", link: "/mdbook" },
          { text: "VitePress", link: "/vitepress" },
          { text: "Plain HTML", link: "/html" },
        ],
      },
      {
        text: "Programs",
        items: [
          { text: "The picture", link: "/picture" },
          { text: "Python", link: "/python" },
          { text: "JavaScript", link: "/javascript" },
        ],
      },
      {
        text: "More",
        items: [
          { text: "The executor by itself", link: "/executor" },
          { text: "Safety", link: "/safety" },
          { text: "Questions", link: "/questions" },
        ],
      },
    ],
  },
});
