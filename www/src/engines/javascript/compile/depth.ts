/**
 * How deeply a program may be nested. Knows limits; nothing of what is nested.
 *
 * The parser, the compiler and the engine's own parser are all recursive, and a worker has about half a
 * megabyte of stack. An overflow is not always an error that can be caught: V8 ends the whole process
 * when it has to compile a regular expression with no stack left, and acorn is full of them. So depth is
 * counted, and the limits stand well below what fits and well above what people write.
 */
import { Parser } from "acorn";
import { words } from "../../../words/syntax";

/** Deepest nesting of the tree, in levels as `Rewriter` counts them. */
export const DEEPEST_TREE = 600;

/** Deepest recursion of the parser, in calls; a pair of brackets takes seven. */
const DEEPEST_CALLS = 1500;

/** The parser's methods that take part in every recursion, and how many calls each stands for. */
const COUNTED = {
  parseMaybeAssign: 6,
  parseMaybeUnary: 1,
  parseExprOp: 1,
  parseStatement: 3,
  parseBindingAtom: 3,
} as const;

type Method = (this: Internals, ...args: unknown[]) => unknown;

/** What acorn's plugins use of its parser, which its types do not tell. */
type Internals = Record<keyof typeof COUNTED, Method> & {
  readonly start: number;
  raise(offset: number, message: string): never;
};

/** A parser that fails with `words.tooDeep` before it runs out of stack. */
export const LimitedParser = Parser.extend((Base) => {
  class Limited extends Base {}
  const methods = Limited.prototype as unknown as Internals;
  const depths = new WeakMap<Internals, number>();
  for (const [name, calls] of Object.entries(COUNTED) as [keyof typeof COUNTED, number][]) {
    const inherited = methods[name];
    methods[name] = function (...args) {
      const depth = (depths.get(this) ?? 0) + calls;
      if (depth > DEEPEST_CALLS) this.raise(this.start, words.tooDeep);
      depths.set(this, depth);
      const result = inherited.apply(this, args);
      depths.set(this, depth - calls);
      return result;
    };
  }
  return Limited;
});
