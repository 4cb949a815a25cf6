import { type Kysely, sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Codings read at once: enough to be quick, few enough for little memory. */
const atOnce = 100;

/** An uncertain code is data of its utterance. Until here its reason began with a mark. */
export const keepUncertainCodes: Migration = {
  version: 4,
  up: async (db) => {
    let last = '';
    for (;;) {
      const rows = await readMarked(db, last);
      for (const { id, content } of rows) {
        await sql`update codings set content = ${unmark(content)} where id = ${id}`.execute(db);
      }
      if (rows.length < atOnce) return;
      last = rows.at(-1)?.id ?? '';
    }
  },
};

/** Codings behind an id that hold a mark. */
async function readMarked(db: Kysely<unknown>, last: string) {
  const { rows } = await sql<{ id: string; content: string }>`
    select id, content from codings
    where id > ${last} and content like '%"reason":"uncertain, else %'
    order by id limit ${atOnce}
  `.execute(db);
  return rows;
}

interface Utterance {
  readonly reason: string | null;
}

interface Content {
  readonly work: { readonly turns?: readonly { readonly utterances?: readonly Utterance[] }[] };
}

function unmark(content: string): string {
  const coding = JSON.parse(content) as Content;
  const turns = coding.work.turns?.map((turn) =>
    turn.utterances ? { ...turn, utterances: turn.utterances.map(unmarkUtterance) } : turn,
  );
  return JSON.stringify({ ...coding, work: { ...coding.work, ...(turns && { turns }) } });
}

function unmarkUtterance(utterance: Utterance): object {
  const [mark, second] = /^uncertain, else (no code|[A-Z][A-Z0-9_]*): /.exec(utterance.reason ?? '') ?? [];
  if (mark === undefined || second === undefined) return utterance;
  const secondBest = second === 'no code' ? null : second;
  return { ...utterance, reason: utterance.reason?.slice(mark.length) ?? null, uncertain: { secondBest } };
}
