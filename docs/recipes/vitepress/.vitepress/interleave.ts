/**
 * Has VitePress make playgrounds of fences such as ```python interleave speed=4```: whatever follows the word becomes
 * attributes of the element.
 */
import type { MarkdownRenderer } from "vitepress";

const FENCE = /^\s*(\w+)\s+interleave\b(.*)$/;
const ATTRIBUTE = /([a-z-]+)(?:=(?:"([^"]*)"|(\S+)))?/g;

export function interleave(md: MarkdownRenderer): void {
  const { escapeHtml } = md.utils;
  const otherwise = md.renderer.rules.fence!;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const { info, content } = tokens[index]!;
    const [, language, rest = ""] = FENCE.exec(info) ?? [];
    if (language === undefined) return otherwise(tokens, index, options, env, self);
    const attributes = [...rest.matchAll(ATTRIBUTE)].map(
      ([, name, quoted, plain = ""]) => ` ${name}="${escapeHtml(quoted ?? plain)}"`,
    );
    // v-pre: what stands in the program is nothing to Vue.
    return (
      `<interleave-playground v-pre language="${language}"${attributes.join("")}>` +
      `<pre><code>${escapeHtml(content)}</code></pre></interleave-playground>\n`
    );
  };
}
