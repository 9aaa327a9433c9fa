/**
 * Async generators on the event loop: each request (`next`, `return`, `throw`) is a future, and a task runs
 * the body until it has been answered. Cancelling whoever awaits the future cancels that task, so that the
 * body hears of it at its own await. Knows the loop's futures and tasks; the order of requests is the
 * compiler's support's business.
 */
import type { At, Body } from "./compile/contract";
import { AsyncGeneratorObject, type Deferred } from "./compile/support";
import type { Api, Future, Task } from "./api";

interface Generator {
  readonly api: Api;
  readonly site: number;
  readonly name: string;
  readonly body: Body;
  readonly at: At;
  /** Starts a task. */
  drive(steps: Body): Task;
  /** A request failed; perhaps nobody will ask. */
  rejected(request: Future, error: unknown): void;
}

export function requests({ api, site, name, body, at, drive, rejected }: Generator): AsyncGeneratorObject {
  const { CancelledError, Future } = api;
  /** The task that runs the body now. */
  let driver: Task | null = null;
  /** Requests not answered yet; the body works for the first of them. */
  const open: Request[] = [];

  class Request extends Future<IteratorResult<unknown>> {
    override cancel(message?: string | Error): boolean {
      if (this === open[0] && driver !== null && !driver.done) return driver.cancel(message);
      return this.takeBack(message);
    }

    takeBack(message?: string | Error): boolean {
      return super.cancel(message);
    }
  }

  const deferred = (): Deferred => {
    const request = new Request({ name: `the next value of ${name}()` });
    open.push(request);
    return {
      promise: request,
      resolve(result) {
        open.shift();
        if (!request.done) request.setResult(result);
      },
      reject(error) {
        open.shift();
        if (request.done) return;
        if (error instanceof CancelledError) return void request.takeBack(error);
        request.setException(error);
        rejected(request, error);
      },
    };
  };

  return new AsyncGeneratorObject(site, body, {
    at,
    deferred,
    drive(steps) {
      driver = drive(steps);
    },
  });
}
