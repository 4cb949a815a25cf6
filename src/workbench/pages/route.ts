import { signal } from '@preact/signals';
import { readToken } from './entrance.ts';

/** A page of the workbench, in the address after `#`: so that every page is the same file, and reloading shows it again. */
export type Route =
  | { readonly page: 'sessions' }
  | { readonly page: 'coding'; readonly id: string }
  | { readonly page: 'practice' }
  /** What several have coded: of one session, or of all. */
  | { readonly page: 'consensuses'; readonly session: string | null }
  | { readonly page: 'consensus'; readonly id: string }
  | { readonly page: 'reports' }
  | { readonly page: 'unknown' };

export const route = signal<Route>(parseRoute(location.hash));
addEventListener('hashchange', () => {
  // The address that the program printed names no page: it only lets in.
  if (readToken(location.hash) === null) route.value = parseRoute(location.hash);
});

export function parseRoute(hash: string): Route {
  const [page = '', id, more] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (page === '' || page === 'sessions') return { page: 'sessions' };
  if (page === 'practice') return { page: 'practice' };
  if (page === 'reports') return { page: 'reports' };
  if (page === 'codings' && id) return { page: 'coding', id };
  if (page === 'consensus' && !id) return { page: 'consensuses', session: null };
  if (page === 'consensus' && id === 'of' && more) return { page: 'consensuses', session: more };
  if (page === 'consensus' && id) return { page: 'consensus', id };
  return { page: 'unknown' };
}

export function writeRoute(to: Route): string {
  if (to.page === 'coding') return `#/codings/${encodeURIComponent(to.id)}`;
  if (to.page === 'consensus') return `#/consensus/${encodeURIComponent(to.id)}`;
  if (to.page !== 'consensuses') return `#/${to.page}`;
  return to.session === null ? '#/consensus' : `#/consensus/of/${encodeURIComponent(to.session)}`;
}

export function goTo(to: Route): void {
  location.hash = writeRoute(to);
}
