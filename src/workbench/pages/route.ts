import { signal } from '@preact/signals';

/** A page of the workbench, in the address after `#`: so that every page is the same file, and reloading shows it again. */
export type Route =
  | { readonly page: 'sessions' }
  | { readonly page: 'coding'; readonly id: string }
  | { readonly page: 'practice' }
  | { readonly page: 'reports' }
  | { readonly page: 'unknown' };

export const route = signal<Route>(parseRoute(location.hash));
addEventListener('hashchange', () => (route.value = parseRoute(location.hash)));

export function parseRoute(hash: string): Route {
  const [page = '', id] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (page === '' || page === 'sessions') return { page: 'sessions' };
  if (page === 'practice') return { page: 'practice' };
  if (page === 'reports') return { page: 'reports' };
  if (page === 'codings' && id) return { page: 'coding', id };
  return { page: 'unknown' };
}

export function writeRoute(to: Route): string {
  return to.page === 'coding' ? `#/codings/${encodeURIComponent(to.id)}` : `#/${to.page}`;
}

export function goTo(to: Route): void {
  location.hash = writeRoute(to);
}
