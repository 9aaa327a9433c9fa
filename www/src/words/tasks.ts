/** Tasks, futures and timers that have no name of the program's. */
export const words = {
  task: (id: number): string => `task ${id}`,
  future: (id: number): string => `future ${id}`,
  timer: (id: number): string => `timer ${id}`,

  /** A task by its name, and the function that it runs or its number. */
  withDetail: (name: string, detail: string): string => `${name} (${detail})`,
};
