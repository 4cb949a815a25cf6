import type { MiddlewareHandler } from 'hono';

/**
 * What a page may do: run and show what this server sends, and nothing of anybody else's. Style elements need the nonce;
 * no script may stand in a page, nor any address of another machine.
 */
function contentPolicy(nonce: string | null): string {
  const styles = nonce === null ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const fixed = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  // What clients said is not to lie in the cache of a browser.
  'Cache-Control': 'no-store',
} as const;

/** Headers of every answer, refusals included. */
export function secureAnswers(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(fixed)) c.res.headers.set(name, value);
    if (!c.res.headers.has('Content-Security-Policy'))
      c.res.headers.set('Content-Security-Policy', contentPolicy(null));
  };
}

/** For a page that has this nonce in its text. */
export function pagePolicy(nonce: string): Record<string, string> {
  return { 'Content-Security-Policy': contentPolicy(nonce) };
}

/**
 * For a report, which states in its own text by hashes what in it may run: that and nothing else, cut off from the pages
 * and their cookie.
 */
export function reportPolicy(html: string): Record<string, string> {
  const stated = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "default-src 'none'";
  const policy = `${stated.replaceAll('&#39;', "'")}; frame-ancestors 'none'; sandbox allow-scripts allow-modals`;
  return { 'Content-Security-Policy': policy };
}
