/**
 * Where the site lies that this module belongs to: the folder with index.html and interleave.js. Knows how the site is laid out (see
 * vite.config.ts): what is built is in assets/ or beside them, and the sources' page is in www/.
 */
const { href } = new URL(import.meta.url);

export const SITE = new URL(href.replace(/((assets|src\/element)\/)?[^/]*$/, ""));
