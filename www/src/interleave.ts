/**
 * The module a page loads: defines `<interleave-playground>`. A page that loads it twice keeps the
 * first definition.
 */
import { InterleavePlayground } from "./element/playground";

export { InterleavePlayground };
export type { PlaygroundEvents } from "./element/events";
export type { Frame, Position, ProgramError, Stream } from "./protocol/messages";
export type { Speed } from "./protocol/speed";
export type { TraceEvent } from "./protocol/trace";
export type { RunResult } from "./session/run";

if (customElements.get("interleave-playground") === undefined) {
  customElements.define("interleave-playground", InterleavePlayground);
}

declare global {
  interface HTMLElementTagNameMap {
    "interleave-playground": InterleavePlayground;
  }
}
