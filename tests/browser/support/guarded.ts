/**
 * A site whose pages come with a policy in a header, or from another origin than Interleave: made by the test, for each has
 * its own. Knows servers; nothing of what the policy is to allow.
 */
import { createServer } from "node:http";
import sirv from "sirv";
import { DIST, listen, type Site } from "./site";

/** Serves one page, which loads the module from `script` and has one playground; and beside it, without the policy, dist/. */
export async function serveGuarded(script: string, policy: string | null): Promise<Site> {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A guarded page</title>
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <interleave-playground language="javascript" speed="instant"></interleave-playground>
  </body>
</html>`;
  const files = sirv(DIST, { dev: true, etag: false });
  const server = createServer((request, response) => {
    if (request.url !== "/") return files(request, response);
    response.setHeader("content-type", "text/html");
    if (policy !== null) response.setHeader("content-security-policy", policy);
    response.end(html);
  });
  return listen(server);
}
