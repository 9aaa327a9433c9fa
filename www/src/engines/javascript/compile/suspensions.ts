/**
 * Where a task is suspended: `await x` becomes `(yield $.at(site, x))`. In an async generator, what the
 * person yields becomes `(yield $.out(site, x))`, with `x` awaited first as JavaScript does, and `return x`
 * awaits as well. Knows expressions that suspend; loops that do are in loops.ts.
 */
import { tokTypes, type Node, type TokenType } from "acorn";
import type { Handlers, Rewriter } from "./rewriter";
import { AFTER_ASSIGNMENT } from "./tokens";

/** What cannot follow `i++`, but could follow a closing bracket. */
const NEVER_AFTER_UPDATE: ReadonlySet<TokenType> = new Set([
  tokTypes.parenL,
  tokTypes.bracketL,
  tokTypes.backQuote,
]);

function endOfYield(node: Node, rewriter: Rewriter): string {
  return rewriter.terminator(node, (next) => AFTER_ASSIGNMENT.has(next));
}

function endOfAwait(node: Node, rewriter: Rewriter): string {
  if (rewriter.tokens.before(node.end).type !== tokTypes.incDec) return "";
  return rewriter.terminator(node, (next) => !NEVER_AFTER_UPDATE.has(next));
}

export const suspensions: Handlers = {
  AwaitExpression(node, rewriter) {
    const { edits, tokens, names } = rewriter;
    const site = rewriter.site("await", node.start, rewriter.textOf(node.argument));
    const keyword = tokens.from(node.start);
    edits.replace(keyword, `${rewriter.separator(node.start)}(yield ${names.runtime}.at(${site},`);
    rewriter.children(node);
    edits.after(node.end, `))${endOfAwait(node, rewriter)}`);
  },

  YieldExpression(node, rewriter) {
    if (!rewriter.frame.async) {
      rewriter.children(node);
      return;
    }
    const { edits, tokens } = rewriter;
    const { runtime } = rewriter.names;
    const keyword = tokens.from(node.start);
    const open = `${rewriter.separator(node.start)}(yield`;
    const end = endOfYield(node, rewriter);
    const { argument } = node;
    const site = rewriter.site("yield", node.start, argument ? rewriter.textOf(argument) : "");
    if (node.delegate) {
      edits.replace(keyword, `${open}*${runtime}.delegate(${site},`);
      edits.replace(tokens.from(keyword.end, tokTypes.star), "");
      rewriter.children(node);
      edits.after(node.end, `))${end}`);
    } else if (argument) {
      edits.replace(keyword, `${open} ${runtime}.out(${site},yield ${runtime}.at(${site},`);
      rewriter.children(node);
      edits.after(node.end, `)))${end}`);
    } else {
      edits.replace(keyword, `${open} ${runtime}.out(${site},yield ${runtime}.at(${site},void 0)))${end}`);
    }
  },

  ReturnStatement(node, rewriter) {
    const { edits, frame, tokens, names } = rewriter;
    if (!node.argument || !frame.async || !frame.generator) {
      rewriter.children(node);
      return;
    }
    const site = rewriter.site("await", node.start, rewriter.textOf(node.argument));
    edits.replace(tokens.from(node.start), `return (yield ${names.runtime}.at(${site},(`);
    rewriter.children(node);
    // A semicolon, since the returned value could be an arrow function and the next line begin with a bracket.
    edits.after(tokens.endWithoutSemicolon(node), ")));");
  },
};
