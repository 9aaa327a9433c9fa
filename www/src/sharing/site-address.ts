/**
 * Where the links of the Share dialog lead, as a page's author says it: the folder of a standalone site. Reads it as the unknown
 * input that it may be, for what is passed on is clicked by others. Pure.
 */

/**
 * The folder as an address that ends in a slash; null for what is no site on the web. `asked` may be relative to `page`, and name
 * the folder's index.html.
 */
export function siteAddress(asked: string, page: string): URL | null {
  const site = parsed(asked.trim(), page);
  if (site === null || !/^https?:$/.test(site.protocol) || site.username !== "" || site.password !== "")
    return null;
  site.pathname = site.pathname.replace(/\/index\.html$/, "/").replace(/([^/])$/, "$1/");
  site.search = site.hash = "";
  return site;
}

function parsed(address: string, base: string): URL | null {
  try {
    return new URL(address, base);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
