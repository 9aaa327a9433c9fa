/**
 * Names: fresh ones for what the compiler adds, and the ones that JavaScript gives to anonymous
 * functions. Knows identifiers; not what they are used for.
 */
import { tokTypes, type AnyNode, type Node } from "acorn";
import type { Handlers, Rewriter } from "./rewriter";
import { textOf, type Tokens } from "./tokens";

/** Names that do not occur in the program: all of them begin with what no name of the person's begins with. */
export interface Names {
  /** The runtime: the only parameter of the function that `code` is the body of. */
  readonly runtime: string;
  /** Any other: the same word gives the same name. */
  fresh(word: string): string;
}

/** Of all the texts that run together. */
export function freshNames(...texts: readonly Tokens[]): Names {
  const taken = new Set<string>();
  for (const token of texts.flatMap((tokens) => [...tokens])) {
    const name = token.type === tokTypes.name ? textOf(token) : null;
    if (name?.startsWith("$")) taken.add(name);
  }
  let runtime = "$";
  for (let n = 1; [...taken].some((name) => name.startsWith(runtime)); n++) runtime = `$${n}_`;
  return { runtime, fresh: (word) => runtime + word };
}

/** Name of a function that has none of its own and to which JavaScript gives none. */
export const ANONYMOUS = "(anonymous)";

function infer(rewriter: Rewriter, value: Node | null | undefined, name: string): void {
  if (value !== null && value !== undefined) rewriter.inferred.set(value, name);
}

/** The name of a property: as written, or the text in brackets where only running the program can tell. */
export function keyName(rewriter: Rewriter, property: { key: Node; computed: boolean }): string {
  const key = property.key as AnyNode;
  if (key.type === "Literal") return String(key.value);
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Identifier" && !property.computed) return key.name;
  return `[${rewriter.textOf(key)}]`;
}

export const nameInference: Handlers = {
  VariableDeclarator(node, rewriter) {
    if (node.id.type === "Identifier") infer(rewriter, node.init, node.id.name);
    rewriter.children(node);
  },
  AssignmentExpression(node, rewriter) {
    const names = ["=", "??=", "||=", "&&="].includes(node.operator);
    if (names && node.left.type === "Identifier") infer(rewriter, node.right, node.left.name);
    rewriter.children(node);
  },
  AssignmentPattern(node, rewriter) {
    if (node.left.type === "Identifier") infer(rewriter, node.right, node.left.name);
    rewriter.children(node);
  },
};
