import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { findSessionLanguage, noiseTest } from '../../../src/coder/reading/session-language.ts';
import { loadCues } from '../../../src/data/load-language-data.ts';
import { importDocument } from '../../../src/exchange/exports/export-document.ts';
import { startImport } from '../../../src/exchange/imports/import-run.ts';
import { layCodes } from '../../../src/instrument/coded-turns.ts';
import { describeReason, findUncertainCodes } from '../../../src/instrument/uncertain-code.ts';
import type { Library } from '../../../src/library/library.ts';
import { scoreRecord } from '../../../src/library/score-record.ts';
import { miti } from '../../instrument/shipped-rubric.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { collect } from '../../library/sample-records.ts';

/** A sample coded by the heuristic coder of version 0.1, as `miti export --json` of 0.1 wrote it. */
const path = 'tests/golden/export/miti-export-1.json';
const bytes = readFileSync(path);
const written = JSON.parse(bytes.toString()) as {
  sessions: { codings: { work: { turns: { utterances?: { reason: string | null }[] }[] } }[] }[];
};
const reasons = written.sessions[0]?.codings[0]?.work.turns.flatMap(({ utterances = [] }) =>
  utterances.map(({ reason }) => reason),
);

let at: TestPlace | undefined;
afterEach(() => at?.remove());

async function importInto(library: Library) {
  const run = startImport({ library, by: 'K1', dryRun: false, revise: false, softwareVersion: '0' });
  await importDocument(run, path, bytes);
  return run.report;
}

test('an export of version 0.1 comes back, its marked reasons as data', async () => {
  at = await makeSqlitePlace();
  const library = await at.open();
  expect(await importInto(library)).toMatchObject({ faults: [] });
  const [coding] = await collect(library.listCodings());
  const session = await library.findSession(coding?.sessionId ?? '');
  if (coding?.work.kind !== 'utterances' || !session?.transcript) throw new Error('it has utterances and a transcript');
  const utterances = coding.work.turns.flatMap((turn) => ('utterances' in turn ? turn.utterances : []));
  expect(utterances.map(describeReason)).toEqual(reasons);
  expect(utterances.some(({ reason }) => reason?.startsWith('uncertain'))).toBe(false);
  const turns = layCodes(session.transcript.turns, coding.work.turns);
  expect(findUncertainCodes(turns)).toHaveLength(15);
  const isNoise = noiseTest(findSessionLanguage({ ...session, turns }, await loadCues()));
  const scores = scoreRecord(coding, miti, { transcript: session.transcript, segment: null }, isNoise);
  // What version 0.1 counted.
  expect(scores.volleys).toBe(34);
  expect(scores.counts).toMatchObject({ GI: 4, PERSUADE: 1, PERSUADE_WITH: 3, Q: 13, SR: 6, CR: 5, AF: 1, SEEK: 2 });
});

test('what is there already is left as it is', async () => {
  at = await makeSqlitePlace();
  const library = await at.open();
  await importInto(library);
  await importInto(library);
  expect(await collect(library.listCodings())).toHaveLength(1);
});
