/**
 * A program in the fragment of an address: `#program=1.eJwr…&language=python&speed=4&view=code+output`. Writes it, and
 * reads it as the unknown input that it is. A fragment is never sent to a server. Knows nothing of pages or elements.
 *
 * The program is a JSON string (so that any text comes back exactly, half a surrogate pair too), compressed with zlib,
 * whose checksum tells a damaged link from a whole one (RFC 1950), in base64url (RFC 4648, section 5, without padding).
 * The number before it is the version of this encoding; a field that is not known is left alone, so that links from
 * other versions keep working.
 */
import { parseSpeed, type Speed } from "../protocol/speed";
import { words } from "../words/links";
import { fromBase64Url, toBase64Url } from "./base64url";

export interface SharedProgram {
  readonly code: string;
  readonly language: string;
  /** What it is called, or null. */
  readonly title: string | null;
  readonly speed: Speed | null;
  /** As the attribute `view`, or null for all parts. */
  readonly view: string | null;
}

/** Why a link cannot be made or read, in sentences for the person: what, and what to do. */
export class LinkError extends Error {
  override readonly name = "LinkError";
}

const VERSION = "1";
/** Of a fragment, in characters. Browsers take more; chats and mail programs cut addresses much earlier. */
const LONGEST_LINK = 30_000;
/** Of a fragment that is read, in characters: a link that somebody made by hand may be longer than one of ours. */
const LONGEST_READ = 1_000_000;
/** Of a program that a link unpacks to, in characters. A small link could claim gigabytes. */
const LONGEST_PROGRAM = 1_000_000;
const LONGEST_TITLE = 200;
const NAME = /^[a-z][a-z0-9-]{0,30}$/;

/** Throws a `LinkError` if the program is too long for a link. */
export async function fragmentOf(shared: SharedProgram): Promise<string> {
  const packed = toBase64Url(
    await through(new CompressionStream("deflate"), utf8(JSON.stringify(shared.code))),
  );
  const fields = new URLSearchParams({ program: `${VERSION}.${packed}`, language: shared.language });
  if (shared.title !== null) fields.set("title", shared.title.slice(0, LONGEST_TITLE));
  if (shared.speed !== null) fields.set("speed", shared.speed);
  if (shared.view !== null) fields.set("view", shared.view);
  const fragment = `#${fields}`;
  if (fragment.length > LONGEST_LINK) {
    throw new LinkError(words.programTooLong(fragment.length, LONGEST_LINK));
  }
  return fragment;
}

/** The program in a fragment; null if it carries none. Throws a `LinkError` for one that is damaged. */
export async function programInFragment(fragment: string): Promise<SharedProgram | null> {
  if (fragment.length > LONGEST_READ) {
    throw new LinkError(words.linkTooLong);
  }
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const program = fields.get("program");
  if (program === null) return null;
  const language = fields.get("language") ?? "python";
  if (!NAME.test(language)) {
    throw new LinkError(words.noLanguage);
  }
  return {
    code: await unpack(program),
    language,
    title: fields.get("title")?.slice(0, LONGEST_TITLE) ?? null,
    speed: parseSpeed(fields.get("speed")),
    view: fields.get("view"),
  };
}

async function unpack(program: string): Promise<string> {
  const [, version, packed] = /^(\d{1,9})\.(.*)$/s.exec(program) ?? [];
  if (version !== undefined && version !== VERSION) {
    throw new LinkError(words.newer(version, VERSION));
  }
  const bytes = fromBase64Url(packed ?? "");
  if (bytes === null || bytes.length === 0) throw new LinkError(words.damaged);
  const unpacked = await through(new DecompressionStream("deflate"), bytes, LONGEST_PROGRAM * 4);
  const code = read(unpacked);
  if (code.length > LONGEST_PROGRAM) throw tooLong();
  return code;
}

function read(json: Uint8Array): string {
  try {
    const code: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
    if (typeof code === "string") return code;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new LinkError(words.damaged);
}

/** All that comes out of a transformation of `bytes`; a `LinkError` if it breaks, or once it is more than `most` bytes. */
async function through(
  transform: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most = Infinity,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      // Bytes that are in memory arrive; what can break is what is made of them.
      throw new LinkError(words.damaged, { cause });
    });
    if (done) break;
    length += value.length;
    if (length > most) {
      void reader.cancel();
      throw tooLong();
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const tooLong = (): LinkError => new LinkError(words.unpackedTooLong(LONGEST_PROGRAM));
