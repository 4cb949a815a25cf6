import { paths } from '../../api/paths.ts';
import type { SessionEntry, SessionsAnswer } from '../../api/sessions.ts';
import { ask } from '../request.ts';

const pageSize = 200;

/** A session by its id, looked for from page to page of the list; null where there is none. */
export async function findSession(id: string): Promise<SessionEntry | null> {
  for (let offset = 0; ; offset += pageSize) {
    const { sessions, total } = await ask<SessionsAnswer>(`${paths.sessions}?limit=${pageSize}&offset=${offset}`);
    const found = sessions.find((session) => session.id === id);
    if (found || offset + pageSize >= total) return found ?? null;
  }
}
