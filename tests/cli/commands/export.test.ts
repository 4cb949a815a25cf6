import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import { rubricRecord } from '../../../src/library/rubric-record.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { runMiti } from '../run-miti.ts';
import { at as atFolder, file, newPlace, rowsOf, succeed } from './library-place.ts';

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
const exportTo = (name: string, ...args: string[]) =>
  runMiti(['export', '--library', place.place, '--output', at(name), ...args]);

describe('miti export', () => {
  const forms = [
    ['JSON', ['--json']],
    ['CSV', []],
    ['a workbook', ['--xlsx']],
    ['R', ['--for', 'r']],
  ] as const;

  it.each(forms)('leaves an earlier export as %s where nothing matches', async (_, form) => {
    writeFileSync(at('e.csv'), 'earlier');
    for (const name of ['e.csv', 'e.new']) {
      const { stderr, exitCode } = await exportTo(name, ...form, '--force', '--coder', 'nobody');
      expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/no coding is as the options say/)]);
    }
    expect(left()).toEqual(['e.csv']);
    expect(readFileSync(at('e.csv'), 'utf8')).toBe('earlier');
  });

  it.each(forms)('writes over an earlier export as %s and leaves nothing beside it', async (_, form) => {
    writeFileSync(at('e.csv'), 'earlier');
    const { stderr, exitCode } = await exportTo('e.csv', ...form, '--force');
    const files = form.includes('--for' as never) ? ['e.csv', 'e.R'] : ['e.csv'];
    expect([exitCode, stderr]).toEqual([0, `${files.map(at).join(' and ')} written\n`]);
    expect(left()).toEqual(files.sort());
    expect(readFileSync(at('e.csv')).length).toBeGreaterThan(100);
  });

  it('creates no file of utterances where only totals are known', async () => {
    const { stderr, exitCode } = await exportTo('e.csv', '--utterances');
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/leave --utterances out/)]);
    expect(existsSync(at('e.csv'))).toBe(false);
    expect(left()).toEqual([]);
  });

  it.each<[string, string[], RegExp]>([
    ['no file for a workbook', ['--xlsx'], /no file to write to is named; add --output codings\.xlsx/],
    ['utterances beside everything', ['--json', '--utterances'], /--json has everything; leave --utterances out/],
  ])('refuses %s in one line', async (_, args, message) => {
    const { stdout, stderr, exitCode } = await runMiti(['export', '--library', place.place, ...args]);
    expect([stdout, exitCode, stderr]).toEqual(['', 2, expect.stringMatching(message)]);
  });
});

describe('miti export with labels', () => {
  it('writes a codebook, and readers for R, SPSS and Stata', async () => {
    const library = ['--library', await newPlace()];
    await succeed('import', '--totals', file('small.csv', 'Session,CR,Empathy\nS1,3,4\n'), ...library);
    await succeed('export', '--xlsx', '--output', atFolder('small.xlsx'), ...library);
    const sheets = await readWorkbook(readFileSync(atFolder('small.xlsx')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['codings', 'codebook']);
    expect(sheets[1]?.data.some((row) => row[1] === 'CR' && row[2] === 'Complex Reflection (count)')).toBe(true);
    for (const [program, ending, line] of [
      ['r', 'R', 'attr(codings[["CR"]], "label") <- "Complex Reflection (count)"'],
      ['spss', 'sps', "  CR 'Complex Reflection (count)'"],
      ['stata', 'do', 'label variable CR `"Complex Reflection (count)"\''],
    ] as const) {
      const run = await runMiti(['export', '--for', program, '--output', atFolder(`${program}.csv`), ...library]);
      expect(run.exitCode).toBe(0);
      expect(readFileSync(atFolder(`${program}.${ending}`), 'utf8')).toContain(line);
      expect(rowsOf(readFileSync(atFolder(`${program}.csv`), 'utf8'))).toHaveLength(1);
    }
    expect((await runMiti(['export', '--output', atFolder('r.csv'), ...library])).stderr).toMatch(
      /is there already; .*--force/,
    );
  });
});
