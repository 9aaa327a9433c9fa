/**
 * The browser's clock and timers, as they were when this module was loaded. A page may put others in their place
 * (fake timers in a test, a program's own clock in the playground), and those may well run on this loop.
 */
export const setTimeout = globalThis.setTimeout.bind(globalThis);
export const clearTimeout = globalThis.clearTimeout.bind(globalThis);
export const performanceNow = globalThis.performance.now.bind(globalThis.performance);
