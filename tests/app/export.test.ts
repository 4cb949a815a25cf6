import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runExport } from '../../src/app/export.ts';
import { loadRubric } from '../../src/data/load-rubric.ts';
import { documentSession } from '../../src/exchange/export-document.ts';
import { rubricRecord } from '../../src/library/rubric-record.ts';
import { makeSqlitePlace, type TestPlace } from '../library/places.ts';

vi.mock('../../src/exchange/export-document.ts', { spy: true });

let place: TestPlace;
beforeEach(async () => {
  place = await makeSqlitePlace();
  const library = await place.open();
  const record = rubricRecord(await loadRubric('miti-4.2.1'));
  await library.keepRubric(record);
  const [session] = await library.addSessions([{ label: 'S1' }], 'test');
  const coding = {
    sessionId: session?.id ?? '',
    coder: { kind: 'human' as const, id: 'K1', version: null },
    rubric: { id: record.id, sha256: record.sha256 },
    changeGoal: null,
    work: { kind: 'totals' as const, counts: { CR: 3 } },
    globals: {},
    status: 'final' as const,
    notes: '',
    softwareVersion: '0.0.0',
  };
  await library.addCodings([coding], 'test');
});
afterEach(() => place.remove());

const at = (name: string) => join(place.folder, name);
const left = () => readdirSync(place.folder).filter((name) => /^e\.|partial/.test(name));

describe('runExport', () => {
  const forms = [
    ['JSON', { json: true }],
    ['CSV', {}],
    ['a workbook', { xlsx: true }],
    ['R', { for: 'r' }],
  ] as const;

  it.each(forms)('leaves an earlier export as %s where nothing matches', async (_, form) => {
    writeFileSync(at('e.csv'), 'earlier');
    const options = { ...form, library: place.place, force: true, coder: 'nobody' };
    await expect(runExport({ ...options, output: at('e.csv') })).rejects.toThrow(/no coding is as the options say/);
    await expect(runExport({ ...options, output: at('e.new') })).rejects.toThrow(/no coding is as the options say/);
    expect(left()).toEqual(['e.csv']);
    expect(readFileSync(at('e.csv'), 'utf8')).toBe('earlier');
  });

  it.each(forms)('writes over an earlier export as %s and leaves nothing beside it', async (_, form) => {
    writeFileSync(at('e.csv'), 'earlier');
    await runExport({ ...form, library: place.place, force: true, output: at('e.csv') });
    expect(left()).toEqual('for' in form ? ['e.R', 'e.csv'] : ['e.csv']);
    expect(readFileSync(at('e.csv')).length).toBeGreaterThan(100);
  });

  it('leaves an earlier export where the work fails midway', async () => {
    writeFileSync(at('e.json'), 'earlier');
    vi.mocked(documentSession).mockImplementationOnce(async () => {
      expect(left()).toEqual(['e.json', `e.json.${process.pid}.partial`]);
      throw new Error('cut off');
    });
    const options = { json: true, library: place.place, force: true, output: at('e.json') };
    await expect(runExport(options)).rejects.toThrow(/cut off/);
    expect(readFileSync(at('e.json'), 'utf8')).toBe('earlier');
    expect(left()).toEqual(['e.json']);
  });

  it('creates no file of utterances where only totals are known', async () => {
    const options = { utterances: true, library: place.place, output: at('e.csv') };
    await expect(runExport(options)).rejects.toThrow(/leave --utterances out/);
    expect(existsSync(at('e.csv'))).toBe(false);
    expect(left()).toEqual([]);
  });
});
