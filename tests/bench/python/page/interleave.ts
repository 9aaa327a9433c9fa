/**
 * Interleave as a page has it: the element of the built site, which runs each program in a fresh interpreter in a
 * worker of its own. Knows the element's public face, and two things of what the page says to a worker: that `run`
 * asks for a trace, which no attribute turns off, and that `ready` says an interpreter stands.
 */
import type { Peer } from "./peers";

interface Playground extends HTMLElement {
  code: string;
  run(): Promise<{ readonly status: string; readonly stderr: string; readonly error: object | null }>;
}

const ELEMENT = "site/interleave.js";

/** Whether the next run has a trace. */
let traced = true;
/** Workers that were started and have not said `ready`. */
const starting = new Set<Worker>();
let allReady: () => void = () => {};

export async function openInterleave(how: { readonly traced: boolean }): Promise<Peer> {
  watchWorkers();
  await import(/* @vite-ignore */ new URL(ELEMENT, document.baseURI).href);
  const playground = document.createElement("interleave-playground") as Playground;
  playground.setAttribute("language", "python");
  document.body.append(playground);
  return {
    runMain: "asyncio.run(main())",
    async run(program, wrote) {
      traced = how.traced;
      const listen = (event: Event): void => wrote((event as CustomEvent<{ text: string }>).detail.text);
      playground.addEventListener("output", listen);
      playground.code = program;
      const { status, stderr } = await playground.run();
      playground.removeEventListener("output", listen);
      if (status !== "finished") throw new Error(`the program ${status}: ${stderr}`);
    },
    // After a run the page gets the next interpreter ready.
    quiet: nextInterpreter,
  };
}

async function nextInterpreter(): Promise<void> {
  while (starting.size > 0) await new Promise<void>((resolve) => (allReady = resolve));
}

function watchWorkers(): void {
  if (Object.hasOwn(globalThis.Worker, "watched")) return;
  globalThis.Worker = class extends Worker {
    static readonly watched = true;

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (!String(url).includes("/site/")) return;
      starting.add(this);
      this.addEventListener("message", ({ data }: MessageEvent<{ kind: string }>) => {
        if (data.kind === "ready") this.#started();
      });
    }

    override postMessage(message: unknown, ...rest: never[]): void {
      const run = typeof message === "object" && message !== null && "trace" in message;
      super.postMessage(run ? { ...message, trace: traced } : message, ...rest);
    }

    override terminate(): void {
      this.#started();
      super.terminate();
    }

    #started(): void {
      starting.delete(this);
      if (starting.size === 0) allReady();
    }
  };
}
