/**
 * Notes where the program is before it calls something, for a trace that says where things were done. A variable of the
 * compiled program holds the site of the last call; a runtime that wants to know asks for it. It is set so late that
 * nothing else of the program's runs between that and the call:
 *
 *     start(1);                  ($l=4,start(1));
 *     start(load());             start($v(4,load()));             $v sets it, and returns its second argument
 *     load().cancel();           load().cancel(...$n(4));         $n sets it, and returns nothing to spread
 *
 * What is called keeps its text, for browsers quote that when it is no function. Calls of built-in functions that call
 * nobody back are left alone, for they are what a loop that computes is made of.
 *
 * Knows calls, and what runs before them; nothing of functions and suspensions.
 */
import { tokTypes, type AnyNode, type Node } from "acorn";
import { COMPUTING_METHODS, COMPUTING_OBJECTS } from "./computing";
import type { NodeOf, Rewriter } from "./rewriter";
import { textOf } from "./tokens";

type Call = NodeOf<"CallExpression">;

export class Calls {
  readonly #rewriter: Rewriter;
  /** Calls around which no bracket may stand, for more of the same chain follows. */
  readonly #inner = new Set<Node>();
  /** Names that the program gives to something, so a method of that name may be its own. */
  readonly #own = new Set<string>();

  constructor(rewriter: Rewriter) {
    this.#rewriter = rewriter;
    let before: unknown = null;
    for (const token of rewriter.tokens) {
      const name = token.type === tokTypes.name ? textOf(token) : null;
      if (name !== null && before !== tokTypes.dot && before !== tokTypes.questionDot) this.#own.add(name);
      before = token.type;
    }
  }

  /** What declares the variable and the two functions, and hands the first to the runtime. */
  get declarations(): string {
    const { names } = this.#rewriter;
    const [site, set, none] = this.#names;
    return (
      `let ${site}=-1;const ${set}=(s,v)=>(${site}=s,v),${none}=s=>(${site}=s,[]);` +
      `${names.runtime}.calls(()=>${site},s=>{${site}=s});`
    );
  }

  /** Before a call is walked. Returns where a bracket has to stand that closes what was opened, once it is walked. */
  enter(node: Call): number | null {
    this.followOn(node.callee);
    if (node.callee.type === "Super" || this.#computes(node)) return null;
    const { edits, tokens } = this.#rewriter;
    const [variable, set, none] = this.#names;
    const site = this.#rewriter.site("call", placeOf(node), "");
    const last = node.arguments.at(-1);
    if (!this.#inner.has(node) && !this.#runsCode([node.callee, ...node.arguments])) {
      edits.before(node.start, `${this.#rewriter.separator(node.start)}(${variable}=${site},`);
      return node.end;
    }
    if (last === undefined) {
      // The bracket that opens the arguments: the last but one token, for nothing stands between the two.
      edits.before(tokens.before(tokens.before(node.end).start).end, `...${none}(${site})`);
      return null;
    }
    const value = last.type === "SpreadElement" ? last.argument : last;
    edits.before(value.start, `${set}(${site},`);
    return value.end;
  }

  get #names(): readonly [string, string, string] {
    const { names } = this.#rewriter;
    return [names.fresh("l"), names.fresh("v"), names.fresh("n")];
  }

  /** More of a chain follows on this: no bracket may stand around the calls in it, down to the first. */
  followOn(start: Node): void {
    let node = start as AnyNode;
    for (;;) {
      if (node.type === "MemberExpression") node = node.object as AnyNode;
      else if (node.type === "ChainExpression") node = node.expression as AnyNode;
      else if (node.type === "CallExpression") {
        this.#inner.add(node);
        node = node.callee as AnyNode;
      } else return;
    }
  }

  /** Whether it calls a built-in function that does nothing but compute. */
  #computes({ callee }: Call): boolean {
    if (callee.type === "Identifier") return COMPUTING_OBJECTS.has(callee.name);
    if (callee.type !== "MemberExpression" || callee.computed) return false;
    const { object, property } = callee;
    if (object.type === "Identifier" && COMPUTING_OBJECTS.has(object.name)) return true;
    if (property.type !== "Identifier") return false;
    return COMPUTING_METHODS.has(property.name) && !this.#own.has(property.name);
  }

  /** Whether code may run while these are evaluated, that of the functions among them aside. */
  #runsCode(nodes: readonly Node[]): boolean {
    const left = [...nodes] as AnyNode[];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
      switch (node.type) {
        case "FunctionExpression":
        case "ArrowFunctionExpression":
          continue;
        case "CallExpression":
          if (!this.#computes(node)) return true;
          break;
        case "NewExpression":
          if (node.callee.type !== "Identifier" || !COMPUTING_OBJECTS.has(node.callee.name)) return true;
          break;
        case "AwaitExpression":
        case "YieldExpression":
        case "TaggedTemplateExpression":
        case "ImportExpression":
          return true;
      }
      for (const value of Object.values(node) as unknown[]) {
        for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
          if (typeof child === "object" && child !== null && "type" in child) left.push(child as AnyNode);
        }
      }
    }
    return false;
  }
}

/** Where a person would say that the call is: at the method's name, which may stand on a line of its own. */
function placeOf({ callee, start }: Call): number {
  return callee.type === "MemberExpression" && !callee.computed ? callee.property.start : start;
}
