import { afterEach, expect, it } from 'vitest';
import { migrations } from '../../../src/library/migrations.ts';
import { type MakePlace, makePostgresPlace, makeSqlitePlace, type TestPlace } from '../places.ts';
import { addCoding, addSession, collect } from '../sample-records.ts';

const server = process.env.MITI_TEST_POSTGRES;
const kinds: [string, MakePlace][] = [['SQLite', makeSqlitePlace]];
if (server) kinds.push(['PostgreSQL', () => makePostgresPlace(server)]);
else it.skip('the migration on PostgreSQL: set MITI_TEST_POSTGRES to a server to run it', () => {});

let at: TestPlace | undefined;
afterEach(() => at?.remove());

const utterance = (from: number, to: number, reason: string) => ({ from, to, code: 'Q', confidence: 0.5, reason });

it.each(kinds)('makes marked reasons of a library of version 0.1 data, on %s', async (_, make) => {
  at = await make();
  const old = await at.open({ migrations: migrations.slice(0, 3) });
  const session = await addSession(old, '14');
  const turns = [
    {
      turnId: '1',
      utterances: [utterance(0, 14, 'uncertain, else CR: a "b": c'), utterance(15, 27, 'uncertain, else no code: d')],
    },
    { turnId: '3', utterances: [utterance(0, 18, 'sure, not uncertain, else CR: e')] },
  ];
  // More than are read at once.
  for (let i = 0; i < 101; i += 1) await addCoding(old, session, { work: { kind: 'utterances', turns } });
  await addCoding(old, session, { work: { kind: 'totals', counts: { Q: 1 } } });
  await old.close();
  const library = await at.open();
  const works = (await collect(library.listCodings())).map(({ work }) => work);
  expect(works.slice(0, -1)).toEqual(
    Array.from({ length: 101 }, () => ({
      kind: 'utterances',
      turns: [
        {
          turnId: '1',
          utterances: [
            { ...utterance(0, 14, 'a "b": c'), uncertain: { secondBest: 'CR' } },
            { ...utterance(15, 27, 'd'), uncertain: { secondBest: null } },
          ],
        },
        turns[1],
      ],
    })),
  );
  expect(works.at(-1)).toEqual({ kind: 'totals', counts: { Q: 1 } });
});
