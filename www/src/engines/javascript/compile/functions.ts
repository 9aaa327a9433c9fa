/**
 * Functions. An async function becomes a plain one (its shell) that passes a generator function with
 * the person's parameters and body to the runtime, which starts a task (or, for an async generator,
 * makes its iterator):
 *
 *     async function load(id, tries = 3) { ... }
 *     function load($0) { return $.call(4, function* (id, tries = 3) { ... }, this, arguments); }
 *
 * The shell keeps what the original had: it is hoisted, has its name and its `length`, and cannot be
 * constructed. The person's parameters stand on the generator function, so that one that throws fails
 * the task, as it rejects the promise in JavaScript. Sync functions and sync generators stay as they are.
 *
 * Knows functions, methods and arrow functions; what happens inside of them is for others.
 */
import { tokTypes, type Node } from "acorn";
import { captured } from "./captures";
import { arrowFrame, ownFrame, type Frame } from "./frame";
import { ANONYMOUS, keyName } from "./names";
import type { Handlers, NodeOf, Rewriter } from "./rewriter";
import { AFTER_ASSIGNMENT, type Token } from "./tokens";

type FunctionNode = NodeOf<"FunctionDeclaration"> | NodeOf<"FunctionExpression">;
type Arrow = NodeOf<"ArrowFunctionExpression">;

function plain(node: FunctionNode, rewriter: Rewriter): void {
  const name = node.id?.name ?? rewriter.inferred.get(node) ?? ANONYMOUS;
  const frame = ownFrame({ kind: "function", name, async: node.async, generator: node.generator });
  if (!node.async) {
    rewriter.inside(frame, node, () => contents(node, rewriter));
    return;
  }
  const keyword = rewriter.tokens.from(node.start);
  rewriter.edits.replace(keyword, "");
  const open = rewriter.tokens.from(node.id?.end ?? node.start, tokTypes.parenL);
  const guard = `if(new.target)${rewriter.names.runtime}.notConstructor(${JSON.stringify(name)});`;
  shell(node, rewriter, frame, { keyword, open: open.start, start: node.start, guard });
}

/** A method of a class or of an object; its function begins at the parameters. */
function method(
  node: NodeOf<"MethodDefinition"> | NodeOf<"Property">,
  value: NodeOf<"FunctionExpression">,
  rewriter: Rewriter,
  derivedConstructor: boolean,
): void {
  const name = keyName(rewriter, node);
  const { async, generator } = value;
  const frame = ownFrame({ kind: "method", name, async, generator, derivedConstructor });
  if (node.computed) rewriter.visit(node.key);
  if (!value.async) {
    rewriter.inside(frame, value, () => contents(value, rewriter));
    return;
  }
  let keyword = rewriter.tokens.from(node.start);
  const isStatic = node.type === "MethodDefinition" && node.static;
  if (isStatic) keyword = rewriter.tokens.from(keyword.end);
  // Without its `async`, a method named `in` or `[key]` would continue the field on the line before.
  rewriter.edits.replace(keyword, node.type === "MethodDefinition" && !isStatic ? ";" : "");
  shell(value, rewriter, frame, { keyword, open: value.start, start: node.start, guard: "" });
}

interface Shell {
  /** The `async` that is replaced. */
  readonly keyword: Token;
  /** Where the parameters begin. */
  readonly open: number;
  readonly start: number;
  readonly guard: string;
}

function shell(node: FunctionNode, rewriter: Rewriter, frame: Frame, parts: Shell): void {
  const { edits, tokens, names } = rewriter;
  const site = rewriter.site("function", parts.start, frame.name);
  if (node.generator) edits.replace(tokens.from(parts.keyword.end, tokTypes.star), "");
  rewriter.inside(frame, node, () => contents(node, rewriter));
  const parameters = Array.from({ length: lengthOf(node) }, (_, index) => names.fresh(String(index)));
  const start = node.generator ? "gen" : "call";
  edits.before(
    parts.open,
    `(${parameters.join()}){${parts.guard}${captured(frame, rewriter)}return ${names.runtime}.${start}(${site},function*`,
  );
  edits.after(node.end, ",this,arguments)}");
}

/**
 * An arrow function has no `arguments`: its shell passes the parameters one by one. The person's
 * arrow cannot tell a missing argument from an undefined one, so nothing is lost.
 */
function arrow(node: Arrow, rewriter: Rewriter): void {
  const name = rewriter.inferred.get(node) ?? ANONYMOUS;
  const frame = arrowFrame(rewriter.frame, name, node.async);
  if (!node.async) {
    rewriter.inside(frame, node, () => {
      if (node.expression && canEndInBracket(node, rewriter)) rewriter.marks?.expressionBody(node.body);
      contents(node, rewriter);
    });
    return;
  }
  const { edits, tokens, names } = rewriter;
  const site = rewriter.site("function", node.start, name);
  const keyword = tokens.from(node.start);
  const first = tokens.from(keyword.end);
  const bare = first.type !== tokTypes.parenL;
  if (bare) edits.after(first.end, ")");
  const parametersEnd = node.params.at(-1)?.end ?? keyword.end;
  const arrowToken = tokens.from(parametersEnd, tokTypes.arrow);
  edits.replace(arrowToken, node.expression ? "{return (" : "");

  rewriter.inside(frame, node, () => {
    if (node.expression) rewriter.marks?.expressionBody(node.body);
    contents(node, rewriter);
  });

  const parameters = Array.from({ length: lengthOf(node) }, (_, index) => names.fresh(String(index)));
  if (parameters.length < node.params.length) parameters.push(`...${names.fresh("rest")}`);
  const list = parameters.join();
  const self = frame.owner.derivedConstructor ? "void 0" : "this";
  edits.replace(
    keyword,
    `${rewriter.separator(node.start)}(${list})=>{${captured(frame, rewriter)}` +
      `return ${names.runtime}.call(${site},function*${bare ? "(" : ""}`,
  );
  // The shell has a body in braces, so that what follows it on the next line cannot continue it.
  edits.after(node.end, `${node.expression ? ")}" : ""},${self},[${list}])}`);
}

/**
 * Whether the statement could end in a bracket instead: not where it ends only because the next line cannot continue it,
 * as in `f = x => x++` before a line that begins with a bracket.
 */
function canEndInBracket(node: Node, { tokens }: Rewriter): boolean {
  const { type } = tokens.from(node.end);
  if (type === tokTypes._in || type === tokTypes._instanceof) return false;
  return type === tokTypes.name || type.keyword !== undefined || AFTER_ASSIGNMENT.has(type);
}

function contents(node: FunctionNode | Arrow, rewriter: Rewriter): void {
  for (const parameter of node.params) rewriter.visit(parameter);
  rewriter.visit(node.body);
}

/** What `function.length` says: the parameters before the first that is optional. */
function lengthOf(node: { readonly params: readonly Node[] }): number {
  const optional = node.params.findIndex(
    ({ type }) => type === "AssignmentPattern" || type === "RestElement",
  );
  return optional === -1 ? node.params.length : optional;
}

export const functions: Handlers = {
  FunctionDeclaration: plain,
  FunctionExpression: plain,
  ArrowFunctionExpression: arrow,

  ClassDeclaration: classNode,
  ClassExpression: classNode,

  PropertyDefinition(node, rewriter) {
    if (node.computed) rewriter.visit(node.key);
    const name = keyName(rewriter, node);
    if (node.value) rewriter.inferred.set(node.value, name);
    const { value } = node;
    if (value) rewriter.inside(ownFrame({ kind: "field", name }), value, () => rewriter.visit(value));
  },
  Property(node, rewriter) {
    if (node.value.type === "FunctionExpression" && (node.method || node.kind !== "init")) {
      method(node, node.value, rewriter, false);
      return;
    }
    if (node.computed) rewriter.visit(node.key);
    rewriter.inferred.set(node.value, keyName(rewriter, node));
    if (node.shorthand) rewriter.shorthand.add(node.value);
    rewriter.visit(node.value);
  },
};

function classNode(node: NodeOf<"ClassDeclaration"> | NodeOf<"ClassExpression">, rewriter: Rewriter): void {
  const derived = node.superClass !== null && node.superClass !== undefined;
  rewriter.visit(node.superClass);
  for (const element of node.body.body) {
    if (element.type === "MethodDefinition") {
      method(element, element.value, rewriter, derived && element.kind === "constructor");
    } else {
      rewriter.visit(element);
    }
  }
}
