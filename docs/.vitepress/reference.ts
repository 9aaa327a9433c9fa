/**
 * Has a page show a part of dist/custom-elements.json, the element's description that the site is built with, as a table:
 * `<!-- custom-elements.json: events -->`. Knows that file's shape (custom-elements-manifest 2); what it says is not its business.
 */
import { readFileSync } from "node:fs";
import type { MarkdownRenderer } from "vitepress";

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface Member extends Named {
  readonly kind: "field" | "method";
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly parameters?: readonly Named[];
  readonly return?: { readonly type: { readonly text: string } };
}

interface Declaration {
  readonly attributes: readonly Named[];
  readonly members: readonly Member[];
  readonly events: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly cssParts: readonly Named[];
}

const MARK = /^<!-- custom-elements\.json: ([\w-]+) -->$/gm;

export function reference(md: MarkdownRenderer): void {
  md.core.ruler.before("normalize", "reference", (state) => {
    state.src = state.src.replace(MARK, (_, part: string) => tableOf(part));
  });
}

function tableOf(part: string): string {
  const { attributes, members, events, cssProperties, cssParts } = declaration();
  switch (part) {
    case "attributes":
      return table(["Attribute", "Type", "What it is"], attributes.map(typed));
    case "properties": {
      const fields = members.filter(({ kind }) => kind === "field");
      return table(["Property", "Type", "What it is"], fields.map(typed));
    }
    case "methods": {
      const methods = members.filter(({ kind }) => kind === "method");
      return table(["Method", "Returns", "What it does"], methods.map(called));
    }
    case "events":
      return table(["Event", "Type", "When"], events.map(typed));
    case "custom-properties":
      return table(["Property", "What it sets", "Default"], cssProperties.map(styled));
    case "parts":
      return table(
        ["Part", "What it is"],
        cssParts.map(({ name, description }) => [code(name), text(description)]),
      );
    default:
      throw new Error(`custom-elements.json has no part "${part}"`);
  }
}

const typed = ({ name, type, description }: Named): string[] => [
  code(name),
  code(type?.text ?? ""),
  text(description),
];

const styled = ({ name, default: by, description }: Named): string[] => [
  code(name),
  text(description),
  code(by ?? ""),
];

function called({ name, parameters = [], return: returns, description }: Member): string[] {
  const taken = parameters.map(({ name }) => name).join(", ");
  return [code(`${name}(${taken})`), code(returns?.type.text ?? "void"), text(description)];
}

function declaration(): Declaration {
  const file = new URL("../../dist/custom-elements.json", import.meta.url);
  const manifest = JSON.parse(readFileSync(file, "utf8")) as {
    modules: readonly { declarations: readonly Declaration[] }[];
  };
  const [found] = manifest.modules.flatMap(({ declarations }) => declarations);
  if (found === undefined) throw new Error("dist/custom-elements.json declares nothing");
  return found;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) throw new Error(`custom-elements.json has nothing under ${heads[0]}`);
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const code = (text: string): string => (text === "" ? "" : `\`${text.replaceAll("|", "\\|")}\``);

const text = (text = ""): string => text.replace(/\s+/g, " ").replace(/^- /, "").replaceAll("|", "\\|");
