import { defineConfig } from "vitepress";
import { interleave } from "./interleave";

export default defineConfig({
  title: "My documentation",
  base: "/some/docs/",
  // The folder of interleave.js stands in public/; the address begins with your base.
  head: [["script", { type: "module", src: "/some/docs/interleave/interleave.js" }]],
  markdown: { config: interleave },
  vue: {
    template: { compilerOptions: { isCustomElement: (tag) => tag === "interleave-playground" } },
  },
  themeConfig: {
    search: { provider: "local" },
    sidebar: [
      { text: "Waiting", link: "/" },
      { text: "Together", link: "/together" },
    ],
  },
});
