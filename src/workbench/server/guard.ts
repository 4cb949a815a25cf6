import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { paths } from '../api/paths.ts';
import { ApiFault } from './api-fault.ts';

/** What one start of the server lets in. */
export interface Gate {
  /** Known once the server listens. */
  port(): number;
  /** In the fragment of the URL that is printed; a page gives it for the cookie. */
  readonly token: string;
  /** Value of the cookie. */
  readonly pass: string;
}

/**
 * Lets in only requests that name this server as it is and come from its own pages. Other sites that the browser shows
 * could ask as well: by a name that leads here (DNS rebinding: the Host differs), or from their own pages (the Origin
 * differs, or the browser says that the request comes from elsewhere).
 */
export function allowOwnPagesOnly(gate: Gate): MiddlewareHandler {
  return async (c, next) => {
    const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${gate.port()}`);
    const host = c.req.header('host');
    if (host === undefined || !hosts.includes(host.toLowerCase())) throw foreign('another name than its own');
    const origin = c.req.header('origin');
    if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) throw foreign('another page');
    if (origin === undefined && !isReading(c.req.method)) throw foreign('no page at all');
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpening(c)) throw foreign('another page');
    await next();
  };
}

/** Following a link to a page of ours, which holds nothing of the library, and which no other page can look into. */
function isOpening(c: Context): boolean {
  return c.req.method === 'GET' && c.req.path === '/' && c.req.header('sec-fetch-mode') === 'navigate';
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function foreign(whence: string): ApiFault {
  return new ApiFault('foreign', {
    problem: `the server was asked from ${whence}`,
    remedy: 'open the address that the server printed',
  });
}

/** Keeps everything but the entrance from who has no cookie of this start. */
export function requirePass(gate: Gate): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.path !== paths.enter && !isSame(getCookie(c, cookieName(gate)) ?? '', gate.pass)) {
      const remedy = 'open the address that the server printed when it was started';
      throw new ApiFault('notEntered', { problem: 'this page is not known to the server', remedy });
    }
    await next();
  };
}

/** Gives the cookie for the token. */
export function letIn(c: Context, gate: Gate, token: string): Response {
  if (!isSame(token, gate.token)) {
    const remedy = 'open the address that the server printed when it was started last';
    throw new ApiFault('notEntered', { problem: 'the address is of another start of the server', remedy });
  }
  setCookie(c, cookieName(gate), gate.pass, { httpOnly: true, sameSite: 'Strict', path: '/' });
  return c.body(null, 204);
}

/** Browsers share cookies among the ports of a machine, so that two servers need two names. */
function cookieName(gate: Gate): string {
  return `miti-${gate.port()}`;
}

/** Compares in a time that tells nothing of where they differ. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((each) => createHash('sha256').update(each).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
