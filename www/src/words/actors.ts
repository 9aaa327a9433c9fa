/** Who did something in a run. Which words they take depends on what they did, so that sentences are given an `Actor`. */
export type Actor =
  | { readonly is: "task"; readonly name: string }
  /** What it calls is null if nobody said. */
  | { readonly is: "callback"; readonly id: number; readonly calls: string | null }
  | { readonly is: "timer" }
  | { readonly is: "outside" };

export const words = {
  /** Alone, or in the midst of a sentence. */
  named(actor: Actor): string {
    switch (actor.is) {
      case "task":
        return actor.name;
      case "callback":
        return `callback ${callback(actor)}`;
      case "timer":
        return "a timer";
      case "outside":
        return "outside";
    }
  },

  /** Where it is the subject that begins a sentence. A name of the program's stays as it is. */
  first(actor: Actor): string {
    switch (actor.is) {
      case "task":
        return actor.name;
      case "callback":
        return `Callback ${callback(actor)}`;
      case "timer":
        return "A timer";
      case "outside":
        return "The program";
    }
  },

  /** Behind what was done: "made by main". */
  by(actor: Actor): string {
    return actor.is === "outside" ? "from outside the loop" : `by ${words.named(actor)}`;
  },
};

function callback({ id, calls }: Extract<Actor, { is: "callback" }>): string {
  return calls === null ? String(id) : `${calls}()`;
}
