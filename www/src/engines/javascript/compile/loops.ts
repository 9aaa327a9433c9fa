/**
 * `for await`. It becomes a loop over a loop, so that the person's head, body, labels, `break` and
 * `continue` stay where they are and mean what they mean:
 *
 *     outer: for await (const x of lines()) { ... }
 *
 *     {const l=$.loop(7);try{for(;l.more;)outer:for (const x of
 *       l.step((l.begun||l.begin(lines()),l.sync?yield*l.ask():yield $.at(7,l.next())))) { ... }
 *     }catch(e){l.fail(e)}finally{if(l.open)yield*l.close()}}
 *
 * (on one line). The inner loop runs once for each value, over a list of one, so it binds the head as
 * JavaScript does, with a new binding for each iteration. How values are asked for and the iterator is
 * closed is in support/for-await.ts.
 *
 * Knows loops and labels; not what else suspends.
 */
import { tokTypes } from "acorn";
import { disposes, wrapBody } from "./disposal";
import type { Handlers, NodeOf, Rewriter } from "./rewriter";

function forAwait(node: NodeOf<"ForOfStatement">, rewriter: Rewriter): void {
  const { edits, tokens, names } = rewriter;
  const { runtime } = names;
  const site = rewriter.site("for-await", node.start, rewriter.textOf(node.right));
  const start = rewriter.labelled.get(node) ?? node.start;
  const loop = names.fresh("loop");
  const error = names.fresh("error");

  edits.before(start, `{const ${loop}=${runtime}.loop(${site});try{for(;${loop}.more;)`);
  const keyword = tokens.from(tokens.from(node.start).end);
  edits.replace(keyword, "");
  if (node.left.type === "Identifier" && node.left.name === "async") {
    // `for (async of` is reserved for arrow functions, `for await (async of` is not.
    edits.before(node.left.start, "(");
    edits.after(node.left.end, ")");
  }
  rewriter.visit(node.left);
  const of = tokens.from(node.left.end, tokTypes.name);
  edits.replace(of, `of ${loop}.step((${loop}.begun||${loop}.begin(`);
  rewriter.visit(node.right);
  const next = `${loop}.sync?yield*${loop}.ask():yield ${runtime}.at(${site},${loop}.next())`;
  edits.after(tokens.before(node.body.start).start, `),${next}))`);
  body(node, rewriter);
  edits.after(
    node.end,
    `}catch(${error}){${loop}.fail(${error})}finally{if(${loop}.open)yield*${loop}.close()}}`,
  );
}

/** The body, around which the resource of a head such as `(using file of files)` is disposed. */
function body(node: NodeOf<"ForOfStatement">, rewriter: Rewriter): void {
  if (disposes(node.left)) wrapBody(node.left, node.body, rewriter);
  else rewriter.visit(node.body);
}

export const loops: Handlers = {
  ForOfStatement(node, rewriter) {
    if (node.await) {
      forAwait(node, rewriter);
    } else {
      rewriter.visit(node.left);
      rewriter.visit(node.right);
      body(node, rewriter);
    }
  },

  LabeledStatement(node, rewriter) {
    rewriter.labelled.set(node.body, rewriter.labelled.get(node) ?? node.start);
    rewriter.visit(node.body);
  },
  // Labels are names, but of no variable.
  BreakStatement() {},
  ContinueStatement() {},
};
