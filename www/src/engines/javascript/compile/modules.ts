/**
 * Imports and exports. Imports become constants at the very beginning of the program, as they are
 * hoisted in JavaScript; the only module is "interleave". A program that is run exports to nobody, so
 * `export` is dropped. Knows modules; not what "interleave" holds, unless it is told.
 */
import { tokTypes, type Node } from "acorn";
import { words } from "../../../words/syntax";
import type { Handlers, NodeOf, Rewriter } from "./rewriter";
import { textOf } from "./tokens";

const MODULE = "interleave";

type Source = NodeOf<"Literal">;

function checkModule(source: Source, attributes: readonly Node[], rewriter: Rewriter): void {
  if (source.value !== MODULE) {
    rewriter.fail(words.otherModule(MODULE, JSON.stringify(source.value)), source.start);
  }
  const attribute = attributes[0];
  if (attribute) rewriter.fail(words.importAttributes(MODULE), attribute.start);
}

function importedName(node: NodeOf<"Identifier"> | Source): string {
  return node.type === "Identifier" ? node.name : String(node.value);
}

/** Fails for a name that the module does not have. */
function checkName(name: string, node: Node, rewriter: Rewriter): void {
  const { exported } = rewriter;
  if (name === "default") {
    rewriter.fail(words.noDefaultExport(MODULE), node.start);
  }
  if (exported === null || exported.has(name)) return;
  const close = [...exported].find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const message =
    close === undefined
      ? words.noExport(MODULE, name, [...exported].sort())
      : words.noExportBut(MODULE, name, close);
  rewriter.fail(message, node.start);
}

/** A statement without effect, which keeps the statements around it apart. */
function drop(node: Node, rewriter: Rewriter): void {
  rewriter.edits.blank(node.start, node.end, ";");
}

/** `export default` before what needs a name: JavaScript names it "default", as a property would. */
function defaultValue(node: NodeOf<"ExportDefaultDeclaration">, rewriter: Rewriter): void {
  const { declaration } = node;
  const statement = declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration";
  const [first, second] = exportKeywords(node, rewriter);
  rewriter.edits.replace(first, ";({");
  rewriter.edits.replace(second, "default:");
  rewriter.inferred.set(declaration, "default");
  rewriter.visit(declaration);
  rewriter.edits.after(statement ? declaration.end : rewriter.tokens.endWithoutSemicolon(node), "});");
}

function exportKeywords(node: Node, { tokens }: Rewriter) {
  const first = tokens.from(node.start);
  return [first, tokens.from(first.end)] as const;
}

export const modules: Handlers = {
  ImportDeclaration(node, rewriter) {
    checkModule(node.source, node.attributes, rewriter);
    const namespace = `${rewriter.names.runtime}.modules[${JSON.stringify(MODULE)}]`;
    const names: string[] = [];
    for (const specifier of node.specifiers) {
      if (specifier.type === "ImportNamespaceSpecifier") {
        rewriter.imports.push(`const ${specifier.local.name}=${namespace};`);
      } else if (specifier.type === "ImportDefaultSpecifier") {
        checkName("default", specifier, rewriter);
      } else {
        const name = importedName(specifier.imported);
        checkName(name, specifier.imported, rewriter);
        names.push(`${JSON.stringify(name)}:${specifier.local.name}`);
      }
    }
    if (names.length > 0) rewriter.imports.push(`const {${names.join()}}=${namespace};`);
    drop(node, rewriter);
  },

  ImportExpression(node, rewriter) {
    rewriter.edits.replace(rewriter.tokens.from(node.start), `${rewriter.names.runtime}.import`);
    rewriter.children(node);
  },

  ExportAllDeclaration(node, rewriter) {
    checkModule(node.source, node.attributes, rewriter);
    drop(node, rewriter);
  },

  ExportNamedDeclaration(node, rewriter) {
    if (node.declaration) {
      rewriter.edits.replace(rewriter.tokens.from(node.start), "");
      rewriter.visit(node.declaration);
      return;
    }
    if (node.source) {
      checkModule(node.source, node.attributes, rewriter);
      for (const { local } of node.specifiers) checkName(importedName(local), local, rewriter);
    }
    drop(node, rewriter);
  },

  ExportDefaultDeclaration(node, rewriter) {
    const { declaration } = node;
    const named = "id" in declaration && declaration.id !== null && /Declaration$/.test(declaration.type);
    if (!named) {
      defaultValue(node, rewriter);
      return;
    }
    for (const keyword of exportKeywords(node, rewriter)) rewriter.edits.replace(keyword, "");
    rewriter.visit(declaration);
  },
};

/**
 * `<!--` begins a comment where `code` is evaluated (a function's body), but not in a module: there
 * `a<!--b` compares `a` with `!--b`. A space makes it mean the same in both.
 */
export function separateCommentLookalikes(rewriter: Rewriter): void {
  if (!rewriter.source.includes("<!--")) return;
  for (const token of rewriter.tokens) {
    if (
      token.type === tokTypes.relational &&
      textOf(token) === "<" &&
      rewriter.source.startsWith("!--", token.end)
    ) {
      rewriter.edits.after(token.end, " ");
    }
  }
}
