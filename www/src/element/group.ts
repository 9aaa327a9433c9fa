/**
 * The playgrounds of a page that share one session: those in one root, with the same value of `group` and the same
 * language, in the order in which they stand there. Knows the attributes; not how anything runs.
 */
import type { Titled } from "../session/session";
import { words } from "../words/earlier-snippets";

/** As much of a playground as is needed. */
export interface Member extends Element {
  readonly code: string;
  readonly language: string;
  readonly label: string | null;
  readonly group: string | null;
}

/** A snippet that runs before another one, as it stands in its editor now. */
export interface Earlier<T> extends Titled {
  readonly member: T;
}

/** What runs before a playground's own program. */
export function earlierOf<T extends Member>(host: T): readonly Earlier<T>[] {
  const { group, language, localName } = host;
  if (group === null || group === "") return [];
  const all = (host.getRootNode() as ParentNode).querySelectorAll<T>(localName);
  const members = [...all].filter((each) => each.group === group && each.language === language);
  // Of none, where it is not in a document.
  return members.slice(0, Math.max(0, members.indexOf(host))).map((member, n) => {
    const { code, label } = member;
    const title = label === null ? words.title(n + 1) : words.titleWithLabel(n + 1, label);
    // The name is that of its file, in the tracebacks of whatever language the page speaks.
    return { name: `snippet ${n + 1}`, title, code, member };
  });
}
