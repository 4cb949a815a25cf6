import { paths } from '../api/paths.ts';
import { send } from './request.ts';

/** In the browser's storage, so that other tabs hear of it; and the name of the event in this tab. */
const mark = 'miti.entered';

/** The token that the program printed with its address; null in every other address. */
export function readToken(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token');
}

/**
 * Changes the token for a cookie, which all tabs share, and tells them.
 *
 * @throws RefusedRequest, Away
 */
export async function enter(token: string): Promise<void> {
  await send(paths.enter, { method: 'POST', body: { token } });
  localStorage.setItem(mark, new Date().toISOString());
  dispatchEvent(new Event(mark));
}

/**
 * Calls when this tab or another was let in, as after a restart of the program: what was refused may be asked again.
 *
 * @returns a function that ends it
 */
export function onEntered(listener: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => key === mark && listener();
  addEventListener('storage', onStorage);
  addEventListener(mark, listener);
  return () => {
    removeEventListener('storage', onStorage);
    removeEventListener(mark, listener);
  };
}
