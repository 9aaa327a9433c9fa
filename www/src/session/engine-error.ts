/** How a failure of the engine is told, where there is no error of the program's. Pure. */
import type { ProgramError } from "../protocol/messages";

/** No line of the program is to blame. */
export function engineError(message: string): ProgramError {
  return { name: "EngineError", message, line: null, column: null, frames: [] };
}
