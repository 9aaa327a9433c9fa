/** The name of the task that runs the top level of a program. */
export const TOP_LEVEL = "top level";
