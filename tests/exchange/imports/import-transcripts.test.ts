import { afterEach, expect, it } from 'vitest';
import { loadRoleNames } from '../../../src/data/load-language-data.ts';
import { startImport } from '../../../src/exchange/imports/import-run.ts';
import { importTranscripts } from '../../../src/exchange/imports/import-transcripts.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';

let place: TestPlace | null = null;
afterEach(() => place?.remove());

it('says once a file that codes were not read, and what reads them', async () => {
  place = await makeSqlitePlace();
  const run = startImport({
    library: await place.open(),
    by: 'test',
    dryRun: false,
    revise: false,
    softwareVersion: '0.0.0',
  });
  const setup = { format: undefined, roleNames: await loadRoleNames(), recogniseLanguage: () => null };
  const bring = async (path: string, header: string) => {
    const row = (session: string) => `${session},clinician,How are you?,Q\n${session},client,Fine.,\n`;
    const bytes = Buffer.from(`${header}\n${row('a')}${row('b')}`);
    await importTranscripts(run, { path, bytes, sha256: '0'.repeat(64) }, {}, setup);
  };
  await bring('coded.csv', 'session,speaker,text,codes');
  await bring('other.csv', 'session,speaker,text,remark');
  expect(run.report.faults).toEqual([]);
  expect(run.report.notes).toEqual(['coded.csv: the file has a column of codes, which was not read; --codes reads it']);
});
