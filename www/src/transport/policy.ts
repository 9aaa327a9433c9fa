/**
 * What the policy of the page around (its Content-Security-Policy) has to say to workers and frames: hears what it forbids,
 * and says what would have to be added to it; makes the address of a script one that Trusted Types take. Knows policies;
 * nothing of who wants what.
 */
import { words } from "../words/engine";

/** What to add to a page's policy, as a sentence. */
export const advise = (directive: string, ...sources: string[]): string =>
  words.addToPolicy([directive, ...sources].join(" "));

/** Calls `forbidden` when the page's policy does not let `url` be loaded as such. Returns how to end it. */
export function whenForbidden(
  directive: "frame-src" | "worker-src",
  url: string,
  forbidden: () => void,
): () => void {
  const { protocol, origin } = new URL(url, document.baseURI);
  // No more of an address is told than the page may know: its origin, or "blob".
  const blocked = protocol === "blob:" ? "blob" : origin;
  const listen = (event: SecurityPolicyViolationEvent): void => {
    const isIt = event.effectiveDirective === directive && event.blockedURI.startsWith(blocked);
    if (isIt && event.disposition === "enforce") forbidden();
  };
  document.addEventListener("securitypolicyviolation", listen);
  return () => document.removeEventListener("securitypolicyviolation", listen);
}

interface TrustedPolicy {
  createScriptURL(url: string): string;
}

/** A page that lists the policies which it allows has to list this one. */
export const TRUSTED_POLICY = "interleave";

let trusted: TrustedPolicy | null = null;

/** The address of a script as a page takes it that enforces Trusted Types. */
export function scriptUrl(url: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy };
  };
  if (trustedTypes === undefined) return url;
  try {
    trusted ??= trustedTypes.createPolicy(TRUSTED_POLICY, { createScriptURL: (url) => url });
  } catch {
    // The page allows no policy of this name. If it enforces the types, whoever takes the address says so.
    return url;
  }
  return trusted.createScriptURL(url);
}
