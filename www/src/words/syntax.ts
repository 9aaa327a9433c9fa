/** Why a JavaScript program cannot be compiled, for someone who is learning. What stands between backticks is code. */

/** A function as one points at it; `name` is null where it has none. */
const aFunction = (kind: Kind, name: string | null, line: number): string =>
  name === null ? `the ${KINDS[kind]} on line ${line}` : `${KINDS[kind]} \`${name}\` (line ${line})`;

type Kind = "function" | "arrow" | "method" | "accessor" | "constructor" | "field";

const KINDS: Readonly<Record<Kind, string>> = {
  function: "function",
  arrow: "arrow function",
  method: "method",
  accessor: "accessor",
  constructor: "constructor",
  field: "field",
};

const AWAIT = "`await` is only valid in an async function";
const YIELD = "`yield` is only valid in a generator";

/** " after `x`", where there is something before. */
const behind = (before: string | null): string => (before === null ? "" : ` after \`${before}\``);

export const words = {
  awaitIsReserved: "`await` is a reserved word: choose another name",
  awaitInField: `${AWAIT}, not in a field of a class`,
  awaitInConstructor: `${AWAIT}, and a constructor cannot be async`,
  awaitInAccessor: `${AWAIT}, and a getter or setter cannot be async`,
  awaitIn: (kind: Kind, name: string | null, line: number): string =>
    `${AWAIT}: add \`async\` to ${aFunction(kind, name, line)}`,
  awaitInStaticBlock: "`await` is not valid in a static block of a class",
  awaitInDefault: "`await` is not valid in the default value of a parameter",
  forAwait: "`for await` takes a loop with `of`: write `for await (const value of values)`",
  yieldOutside: `${YIELD}, a function written \`function*\``,
  yieldInFunction: (name: string | null, line: number): string =>
    `${YIELD}: write \`function*\` for ${aFunction("function", name, line)}`,
  yieldInMethod: (name: string | null, line: number): string =>
    `${YIELD}: write \`*\` before ${aFunction("method", name, line)}`,

  endsTooEarly: (last: string): string =>
    `The program ends too early: something is missing after \`${last}\``,
  closesNothing: (bracket: string): string => `There is no bracket that this \`${bracket}\` closes`,
  /** A bracket of another kind is open: `opener`, at `line`. */
  closesAnother: (bracket: string, closer: string, opener: string, line: number): string =>
    `Expected \`${closer}\` before this \`${bracket}\`, to close the \`${opener}\` on line ${line}`,
  /** `before` is what stands before it, if anything does. */
  unexpected: (found: string, before: string | null): string => `Unexpected \`${found}\`${behind(before)}`,
  unexpectedString: (before: string | null): string => `Unexpected string${behind(before)}`,
  /** `code` is its number in Unicode, as "0007". */
  controlCharacter: (code: string): string => `Unexpected control character U+${code}`,
  typographicQuote: "This is a typographic quotation mark: strings are written in \" or '",
  reserved: (word: string): string => `\`${word}\` is a reserved word: choose another name`,
  reservedHere: (word: string): string => `\`${word}\` is a reserved word and cannot stand here`,
  constWithoutValue: (name: string): string =>
    `\`const ${name}\` needs a value: write \`const ${name} = ...\``,
  types: "Types cannot be written here: this is JavaScript, not TypeScript",

  neverClosed: (opener: string, closer: string): string =>
    `This \`${opener}\` is never closed: a \`${closer}\` is missing`,
  templateNeverClosed: "This template string is never closed: a backquote is missing",
  stringNeverClosed: (quote: string): string =>
    `This string is never closed: a ${quote} is missing on the same line`,
  commentNeverClosed: "This comment is never closed: a */ is missing",
  patternNeverClosed: "This regular expression is never closed: a / is missing on the same line",

  returnOutside: "`return` is only valid inside of a function",
  withInModule: "`with` is not valid in a module",
  breakOutside: "`break` is only valid inside of a loop or a switch",
  continueOutside: "`continue` is only valid inside of a loop",
  breakWithoutLabel: (label: string): string =>
    `There is no statement labelled \`${label}\` around this \`break\``,
  continueWithoutLabel: (label: string): string =>
    `There is no loop labelled \`${label}\` around this \`continue\``,
  notAssignable: "This cannot be assigned to: it is neither a variable nor a property",
  sameParameter: "Two parameters have the same name",
  usingInCase: "`using` is not valid directly in a case: put the case in braces",
  argumentsOutside: "`arguments` exists only inside of a function that is not an arrow function",
  importMeta: "`import.meta` has no meaning here: the program is not a file with an address",
  tooDeep: "This is nested too deeply: split it into smaller parts",

  /** `module` is the one that can be imported. */
  otherModule: (module: string, other: string): string =>
    `Only "${module}" can be imported here, not ${other}`,
  importAttributes: (module: string): string => `"${module}" is imported without attributes`,
  noDefaultExport: (module: string): string =>
    `"${module}" has no default export: write \`import { sleep } from "${module}"\` with the names you need`,
  noExport: (module: string, name: string, names: readonly string[]): string =>
    `"${module}" has no export named \`${name}\`: it has ${names.join(", ")}`,
  noExportBut: (module: string, name: string, close: string): string =>
    `"${module}" has no export named \`${name}\`: did you mean \`${close}\`?`,
};
