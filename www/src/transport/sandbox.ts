/**
 * The frame in which an engine's workers live that must not have the page's origin, seen from the page: one for all
 * playgrounds, made for the first worker, gone a moment after the last, or with a message to each worker when it cannot be
 * had or is taken away. The next worker then has a new one made. Knows the document as far as a hidden frame goes, and the files that the frame is
 * given; nothing of runs.
 *
 * The frame's origin is nobody's, so it can fetch nothing of a site that sends no headers. The page does, once, and hands
 * over text and bytes. (A compiled module cannot be sent there: it never leaves its cluster of agents.)
 */
import type { EngineDefinition } from "../engines/engine";
import { Malformed } from "../protocol/read";
import { GREETING, decodeFromSandbox, type ToSandbox } from "../protocol/sandbox";
import { words } from "../words/engine";
import { keptFramePage } from "./frame-page";
import { Heartbeat } from "./heartbeat";
import { advise, whenForbidden } from "./policy";
import { DownloadError, request } from "./request";
import { SandboxedWorker } from "./sandboxed-worker";

type Sandboxed = EngineDefinition & { readonly sandbox: object };

/** How long a frame that has loaded may take to answer, in milliseconds. */
const ANSWER_WITHIN = 10_000;

/** How long it stays when nothing lives in it, in milliseconds: after a run the next worker comes at once. */
const EMPTY_FOR = 1_000;

interface Files {
  readonly code: string;
  readonly wasm: ArrayBuffer;
}

/** Workers of one engine. */
export class Sandbox {
  readonly #engine: Sandboxed;
  #files: Promise<Files> | null = null;
  #frame: Frame | null = null;

  constructor(engine: Sandboxed) {
    this.#engine = engine;
  }

  /** It says what it says once it has listeners, not before. */
  start(name: string): SandboxedWorker {
    if (this.#frame?.isThere !== true) {
      this.#frame?.close(words.frameRemoved);
      this.#frame = new Frame(this.#engine, this.#load());
    }
    return this.#frame.start(name);
  }

  #load(): Promise<Files> {
    if (this.#files !== null) return this.#files;
    const files = this.#download();
    files.catch(() => {
      this.#files = null;
    });
    return (this.#files = files);
  }

  async #download(): Promise<Files> {
    const { label, workerUrl, sandbox } = this.#engine;
    const get = async <T>(url: string, read: (answer: Response) => Promise<T>): Promise<T> => {
      const answer = await request(fetch, label, url);
      // The connection may still break off behind the headers.
      return read(answer).catch((cause: unknown) => {
        throw new DownloadError(words.brokeOff(label, url), { cause });
      });
    };
    const [code, wasm] = await Promise.all([
      get(workerUrl, (answer) => answer.text()),
      get(sandbox.wasmUrl, (answer) => answer.arrayBuffer()),
    ]);
    return { code, wasm };
  }
}

/** One frame, from its making to its end. */
class Frame {
  readonly #element: HTMLIFrameElement;
  readonly #channel = new MessageChannel();
  readonly #workers = new Map<number, SandboxedWorker>();
  /** Resolves once the frame was sent what its workers are made of; what stands behind it, comes after that. */
  readonly #supplied: Promise<void>;
  /** Ends all that watches over it. */
  readonly #release: (() => void)[] = [];
  /** Where the frame has a process of its own, as in Chromium, it can be gone without a word. */
  readonly #heartbeat = new Heartbeat({
    isNeeded: () => [...this.#workers.values()].some((worker) => !worker.isIdle),
    ask: () => this.#send({ kind: "ask" }),
    silent: () => this.close(words.frameDied),
  });
  #deadline: ReturnType<typeof setTimeout> | undefined;
  /** Until it goes, for it is empty. */
  #emptiness: ReturnType<typeof setTimeout> | undefined;
  /** The id of the worker that was started last. */
  #last = 0;
  #shown = false;
  #greeted = false;
  #isOpen = false;
  #closed = false;

  constructor({ label, sandbox: { frameUrl } }: Sandboxed, files: Promise<Files>) {
    const element = (this.#element = document.createElement("iframe"));
    element.setAttribute("sandbox", "allow-scripts");
    element.referrerPolicy = "no-referrer";
    element.title = words.frame;
    element.tabIndex = -1;
    element.ariaHidden = "true";
    // Whatever the page says of its frames. Set like this it needs no policy to allow inline styles.
    element.style.setProperty("display", "none", "important");
    element.addEventListener("load", () => this.#loaded(frameUrl));
    this.#channel.port1.onmessage = ({ data }: MessageEvent<unknown>): void => this.#receive(data);
    this.#release.push(
      whenForbidden("frame-src", frameUrl, () => {
        const advice = advise("frame-src", new URL(frameUrl, document.baseURI).origin);
        this.close(words.frameForbidden(label, advice));
      }),
    );
    const kept = keptFramePage(frameUrl);
    if (kept === null) this.#show(frameUrl, null);
    else void kept.then((text) => this.#show(frameUrl, text));
    this.#supplied = files.then(({ code, wasm }) => this.#send({ kind: "engine", code, wasm }));
    this.#supplied.catch((error: unknown) =>
      this.close(error instanceof Error ? error.message : String(error)),
    );
  }

  get isThere(): boolean {
    return !this.#closed && (!this.#shown || this.#element.isConnected);
  }

  start(name: string): SandboxedWorker {
    const id = (this.#last += 1);
    const { port1, port2 } = new MessageChannel();
    const worker = new SandboxedWorker(port1, {
      told: () => this.#watch(),
      ended: () => {
        if (!this.#workers.delete(id)) return;
        this.#send({ kind: "end", id });
        if (this.#workers.size === 0)
          this.#emptiness = setTimeout(() => this.close(words.frameRemoved), EMPTY_FOR);
      },
    });
    clearTimeout(this.#emptiness);
    this.#workers.set(id, worker);
    this.#supplied.then(
      () => {
        if (!this.#workers.has(id)) return;
        this.#send({ kind: "start", id, name }, port2);
        this.#watch();
      },
      // All its workers are told why by then.
      () => {},
    );
    return worker;
  }

  /** Takes it out of the page, and its workers with it, who hear why. */
  close(why: string): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#emptiness);
    this.#heartbeat.end();
    for (const release of this.#release) release();
    this.#channel.port1.close();
    this.#element.remove();
    const workers = [...this.#workers.values()];
    this.#workers.clear();
    for (const worker of workers) worker.refuse(why);
  }

  /** Puts it into the page: from its address, or made of `text`, where only that is to be had. */
  #show(url: string, text: string | null): void {
    if (this.#closed) return;
    this.#shown = true;
    const element = this.#element;
    if (text === null || !hasTakenText(element, text)) element.src = url;
    // Not into the body: pages that swap their content do it there.
    document.documentElement.append(element);
    // One that was moved begins anew, without its workers.
    const watcher = new MutationObserver((changes) => {
      const isMoved = changes.some(({ removedNodes }) => [...removedNodes].includes(element));
      if (isMoved || !element.isConnected) this.close(words.frameRemoved);
    });
    for (const node of [document, document.documentElement]) watcher.observe(node, { childList: true });
    this.#release.push(() => watcher.disconnect());
  }

  #loaded(url: string): void {
    if (this.#closed) return;
    // A second time: something else was loaded in it, and its workers are gone.
    if (this.#greeted) return this.close(words.frameRemoved);
    this.#greeted = true;
    // Its origin cannot be named; what else could have loaded there takes no such port.
    this.#element.contentWindow?.postMessage(GREETING, "*", [this.#channel.port2]);
    this.#deadline = setTimeout(() => this.close(words.frameSilent(url)), ANSWER_WITHIN);
  }

  #receive(data: unknown): void {
    try {
      const message = decodeFromSandbox(data);
      if (message.kind === "open") this.#opened();
      else if (message.kind === "here") this.#heartbeat.answered();
      else this.#workers.get(message.id)?.fail(message.message);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.close(words.frameUnreadable(error.message));
    }
  }

  #opened(): void {
    clearTimeout(this.#deadline);
    this.#isOpen = true;
    this.#watch();
  }

  /** Sees to it that its end is noticed while somebody waits for it. Before it has loaded there is nobody to ask. */
  #watch(): void {
    if (this.#isOpen && !this.#closed) this.#heartbeat.begin();
  }

  #send(message: ToSandbox, ...ports: MessagePort[]): void {
    this.#channel.port1.postMessage(message, ports);
  }
}

/** A page that enforces Trusted Types takes none; then there is only the address, and what is wrong with that is told. */
function hasTakenText(element: HTMLIFrameElement, text: string): boolean {
  try {
    element.srcdoc = text;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
