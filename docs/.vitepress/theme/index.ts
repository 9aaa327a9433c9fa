/**
 * VitePress' own theme, with the fonts of the system, and the base that is known in the browser only
 * (base-at-run-time.ts).
 */
import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import "./style.css";

export default {
  extends: DefaultTheme,
  enhanceApp({ siteData, router }) {
    if (typeof location === "undefined") return;
    siteData.value = { ...siteData.value, base: new URL(".", location.href).pathname };
    // The search goes to addresses relative to the page.
    const { go } = router;
    router.go = (href = location.href) => {
      const { pathname, search, hash } = new URL(href, location.href);
      return go(pathname + search + hash);
    };
  },
} satisfies Theme;
