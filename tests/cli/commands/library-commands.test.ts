import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import { totalsCsv } from '../../../scripts/make-totals.mjs';
import { type MakePlace, makePostgresPlace, makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { writeZip } from '../../transcript/write-zip.ts';
import { spawnMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-exchange-'));
const at = (name: string) => join(folder, name);
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

function succeed(...args: string[]): string {
  const run = spawnMiti(args);
  expect(run.stderr.split('\n').filter((line) => line.startsWith('miti:'))).toEqual([]);
  expect(run.exitCode).toBe(0);
  return run.stdout;
}

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data;
const withoutIds = (csv: string) => rowsOf(csv).map(({ codingId: _coding, sessionId: _session, ...row }) => row);

const server = process.env.MITI_TEST_POSTGRES;
const kinds: [string, MakePlace][] = [['SQLite', makeSqlitePlace]];
if (server) kinds.push(['PostgreSQL', () => makePostgresPlace(server)]);
const places: TestPlace[] = [];
afterAll(async () => {
  for (const place of places) await place.remove();
}, 60_000);
async function newPlace(make: MakePlace): Promise<string> {
  const place = await make();
  places.push(place);
  return place.place;
}

if (!server) it.skip('library commands on PostgreSQL: set MITI_TEST_POSTGRES to a server to run them', () => {});

describe.each(kinds)('a spreadsheet of 200 sessions on %s', (kind, make) => {
  it('comes in, is listed, goes out and comes back the same', async () => {
    const library = ['--library', await newPlace(make)];
    const sheet = file(`${kind}.csv`, totalsCsv());
    expect(succeed('import', '--totals', sheet, ...library)).toMatch(/: 200 sessions and 200 codings added\n$/);
    expect(succeed('import', '--totals', sheet, ...library)).toMatch(/: 0 .* 0 codings added; 200 known already/);

    const sessions = rowsOf(succeed('sessions', '--csv', ...library));
    expect(new Set(sessions.map(({ caseworker }) => caseworker)).size).toBe(12);
    expect([sessions[0]?.date, sessions.at(-1)?.date]).toEqual(['2023-03-01', '2024-04-29']);
    const chosen = ['codings', '--json', '--caseworker', 'V03', '--from', '2024-01-01', '--coder', 'K2', ...library];
    const listed = JSON.parse(succeed(...chosen)) as { caseworker: string; date: string; coder: string }[];
    expect(listed.length).toBeGreaterThan(0);
    for (const each of listed) expect([each.caseworker, each.date > '2024', each.coder]).toEqual(['V03', true, 'K2']);

    const csv = succeed('export', ...library);
    expect(csv).toContain("'=lyd; dårlig, men hørbar");
    const outputs = ['codings.csv', 'codings.xlsx', 'all.json'].map((name) => at(`${kind}-${name}`));
    const [csvFile = '', workbook = '', document = ''] = outputs;
    writeFileSync(csvFile, csv);
    succeed('export', '--xlsx', '--output', workbook, ...library);
    succeed('export', '--json', '--output', document, ...library);
    for (const args of [['--totals', csvFile, workbook], [document]]) {
      expect(succeed('import', ...args, ...library)).toMatch(/: 0 sessions and 0 codings added; \d+ known already/);
    }
    expect(succeed('export', ...library)).toBe(csv);

    for (const args of [['--totals', workbook], [document]]) {
      const other = ['--library', await newPlace(make)];
      expect(succeed('import', ...args, ...other)).toMatch(/: 200 sessions and 200 codings added\n$/);
      expect(withoutIds(succeed('export', ...other))).toEqual(withoutIds(csv));
      expect(succeed('import', '--totals', sheet, ...other)).toMatch(/: 0 .* 0 codings added; 200 known already/);
    }
    expect(succeed('library', 'check', ...library)).toMatch(/200 sessions, 200 codings, 0 recordings; no faults/);
  }, 240_000);
});

describe('miti import, export, sessions, codings, library', () => {
  const talk = 'T: What brings you here?\nC: My back hurts.\nT: Your back hurts.\nC: Yes.\n';

  it('takes transcripts and what their names say, once', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    const path = file('V1_2024-05-17_3.txt', talk);
    const args = ['import', path, '--name-pattern', '{caseworker}_{date}_{session}', ...library];
    expect(succeed(...args, '--dry-run')).toMatch(/1 session and 0 codings would be added \(nothing was written\)/);
    expect(spawnMiti(['sessions', ...library])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(succeed(...args)).toMatch(/1 session and 0 codings added/);
    expect(succeed(...args)).toMatch(/0 sessions and 0 codings added; 1 known already/);
    const [session] = JSON.parse(succeed('sessions', '--json', ...library));
    expect(session).toMatchObject({
      caseworker: 'V1',
      date: '2024-05-17',
      number: 3,
      language: 'en',
      transcript: 'yes',
    });

    const other = spawnMiti(['import', path, '--caseworker', 'V2', ...library]);
    expect(other.stderr).toMatch(/with caseworker V1, here V2: left as it is \(--revise takes the new\)/);
    expect(succeed('import', path, '--caseworker', 'V2', '--revise', ...library)).toMatch(/1 revised/);
    expect(succeed('sessions', 'show', session.id.slice(-8), ...library)).toMatch(/caseworker {2}V2/);
  });

  it('points out a new version of a transcript, and files that are named twice', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    const path = file('edited.txt', talk);
    const twice = spawnMiti(['import', path, path, '--caseworker', 'V1', ...library]);
    expect(twice.stderr).toMatch(/edited\.txt: named more than once, and taken once/);
    file('edited.txt', talk.replace('Yes.', 'Yes, it does.'));
    const edited = spawnMiti(['import', path, '--caseworker', 'V1', ...library]);
    expect(edited.stdout).toMatch(/1 session and 0 codings added/);
    expect(edited.stderr).toMatch(/looks like a new version of session \w+ "edited", .*remove --session \w+/);
    expect(spawnMiti(['import', file('third.txt', talk), ...library]).stderr).toBe('');
  });

  it('shows what each revision of a coding changed', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    succeed('import', '--totals', file('v1.csv', 'Session,CR,SR\nS1,3,4\n'), ...library);
    succeed('import', '--totals', file('v2.csv', 'Session,CR,SR\nS1,5,4\n'), '--revise', ...library);
    const [coding] = JSON.parse(succeed('codings', '--json', ...library));
    expect(coding).toMatchObject({ segment: null, seed: null, added: expect.stringMatching(/^\d{4}-\d\d-\d\d /) });
    expect(succeed('codings', 'show', coding.id, ...library)).toMatch(
      /revision 2 .* 1 change \(--history shows them\)/,
    );
    expect(succeed('codings', 'show', coding.id, '--history', ...library)).toMatch(/work\.counts\.CR: 3 -> 5/);
  });

  it('takes a manifest, and names its bad rows', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    file('one.txt', talk);
    file('two.txt', talk.replace('back', 'knee'));
    const manifest = file(
      'list.csv',
      'fil;veileder;dato\none.txt;V1;17.05.2024\ntwo.txt;V2;31.02.2024\none.txt;V3;17.05.2024\n',
    );
    const run = spawnMiti(['import', '--manifest', manifest, ...library]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/list\.csv: line 3: column "dato": "31\.02\.2024" is no day of the calendar/);
    expect(run.stderr).toMatch(/list\.csv: line 4: line 2 names one\.txt already/);
    expect(run.stdout).toMatch(/1 session and 0 codings added; 2 failed/);
  });

  it('takes good rows and names each bad one with its line', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    const rows = [
      'S1,V1,2024-05-17,3,4',
      'S2,V1,17.5.2024,x,4',
      'S3,V1,2024-05-18,3,9',
      ',V1,,1,2',
      'S1,V1,2024-05-17,1,1',
      'S5,V1,2024-05-19,-1,2',
    ];
    const sheet = file(
      'rows.csv',
      ['Session,Caseworker,Date,CR,Empathy', ...rows, 'S6,V1,2024-05-20,,', 'S7,V1,2024-05-21,2,"3,5"', ''].join('\n'),
    );
    const run = spawnMiti(['import', '--totals', sheet, ...library]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/2 sessions and 2 codings added; 6 failed/);
    const faults = run.stderr.split('\n').filter((line) => line.startsWith('miti:'));
    const expected = [
      /line 3: column "CR": "x" is no number/,
      /line 4: column "Empathy": 9 is outside 1 to 5/,
      /line 5: the row says neither/,
    ].concat([
      /line 6: session "S1" was coded by unnamed on line 2 already/,
      /line 7: column "CR": -1 is less than nothing/,
      /line 8: the row has neither/,
    ]);
    expect(faults).toEqual(expected.map((each) => expect.stringMatching(each)));

    const changed = file('changed.csv', 'Session,Caseworker,Date,CR\nS1,V1,2024-05-17,5\n');
    const again = spawnMiti(['import', '--totals', changed, ...library]);
    expect(again.stderr).toMatch(/line 2: the library has it with other values \(CR 3, here 5\); --revise/);
    expect(again.exitCode).toBe(2);
    expect(succeed('import', '--totals', changed, '--revise', ...library)).toMatch(/1 revised/);
    expect(rowsOf(succeed('export', '--session', 'S1', ...library))).toMatchObject([{ CR: '5', empathy: '4' }]);
  });

  it('takes codes on utterances into the session that was spoken so, and gives them back', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    succeed('import', 'samples/en-smoking-break.txt', ...library);
    const codes = ['import', '--codes', 'samples/gold/en-smoking-break.csv', '--coder', 'K1', ...library];
    expect(spawnMiti(codes).stdout).toMatch(/0 sessions and 1 coding added/);
    expect(spawnMiti(codes).stdout).toMatch(/0 sessions and 0 codings added/);
    const utterances = file('utterances.csv', succeed('export', '--utterances', ...library));
    expect(succeed('import', '--codes', utterances, ...library)).toMatch(/0 sessions and 0 codings added; 1 known/);
    const other = ['--library', await newPlace(makeSqlitePlace)];
    expect(succeed('import', '--codes', utterances, ...other)).toMatch(/1 session and 1 coding added/);
    expect(withoutIds(succeed('export', '--utterances', ...other))).toEqual(
      withoutIds(readFileSync(utterances, 'utf8')),
    );
    const [coding] = JSON.parse(succeed('codings', '--json', ...library));
    expect(succeed('codings', 'show', coding.id, ...library)).toMatch(/Empathy +\d/);
  });

  it('writes a codebook, and readers for R, SPSS and Stata', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    succeed('import', '--totals', file('small.csv', 'Session,CR,Empathy\nS1,3,4\n'), ...library);
    succeed('export', '--xlsx', '--output', at('small.xlsx'), ...library);
    const sheets = await readWorkbook(readFileSync(at('small.xlsx')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['codings', 'codebook']);
    expect(sheets[1]?.data.some((row) => row[1] === 'CR' && row[2] === 'Complex Reflection (count)')).toBe(true);
    for (const [program, ending, line] of [
      ['r', 'R', 'attr(codings[["CR"]], "label") <- "Complex Reflection (count)"'],
      ['spss', 'sps', "  CR 'Complex Reflection (count)'"],
      ['stata', 'do', 'label variable CR `"Complex Reflection (count)"\''],
    ] as const) {
      const run = spawnMiti(['export', '--for', program, '--output', at(`${program}.csv`), ...library]);
      expect(run.exitCode).toBe(0);
      expect(readFileSync(at(`${program}.${ending}`), 'utf8')).toContain(line);
      expect(rowsOf(readFileSync(at(`${program}.csv`), 'utf8'))).toHaveLength(1);
    }
    expect(spawnMiti(['export', '--output', at('r.csv'), ...library]).stderr).toMatch(/is there already; .*--force/);
  });

  it('removes for good, when told so and why', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    succeed('import', file('gone.txt', talk), '--caseworker', 'V9', ...library);
    const asked = spawnMiti(['library', 'remove', '--caseworker', 'V9', ...library]);
    expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
    expect(asked.stderr).toMatch(/1 session, 0 codings and 1 caseworker would be removed .*--yes and --reason WHY/);
    expect(succeed('library', 'remove', '--caseworker', 'V9', '--yes', '--reason', 'asked', ...library)).toMatch(
      /1 session.* removed/,
    );
    expect(succeed('library', 'backup', at('copy.sqlite'), ...library)).toMatch(/0 sessions, 0 codings/);
    expect(spawnMiti(['library', 'backup', at('copy.sqlite'), ...library]).exitCode).toBe(2);
  });

  it('removes what the ends of ids name, as the lists show them', async () => {
    const library = ['--library', await newPlace(makeSqlitePlace)];
    const sheet = file('two.csv', 'caseworker,session,coder,CR,SR\nV1,a,K1,1,2\nV1,b,K1,3,4\n');
    succeed('import', '--totals', sheet, ...library);
    const firstOf = (what: string) =>
      succeed(what, ...library)
        .split('\n')[1]
        ?.split(' ')[0] ?? '';
    const asked = ['--yes', '--reason', 'asked', ...library];
    const coding = firstOf('codings');
    expect(coding.length).toBeLessThan(36);
    expect(succeed('library', 'remove', '--coding', coding, coding, ...asked)).toMatch(/0 sessions, 1 coding and/);
    expect(succeed('library', 'remove', '--session', firstOf('sessions'), ...asked)).toMatch(
      /1 session, \d codings? and/,
    );
    const gone = spawnMiti(['library', 'remove', '--coding', coding, ...asked]);
    expect(gone).toMatchObject({ exitCode: 2, stdout: '' });
    expect(gone.stderr).toMatch(/^miti: .*there is no such coding; .*\n$/);
  });

  it('says in one line what is wrong with a file', async () => {
    const place = await newPlace(makeSqlitePlace);
    const library = ['--library', place];
    expect(spawnMiti(['export', ...library]).stderr).toMatch(/there is no library; check the path/);
    expect(existsSync(place)).toBe(false);
    succeed('import', file('one talk.txt', talk), ...library);
    const bomb = writeZip({ 'xl/workbook.xml': 'x', 'xl/big.xml': '0'.repeat(201_000_000) });
    const cases: [string[], RegExp][] = [
      [['import', at('nowhere.vtt')], /nowhere\.vtt: no such file; check the path/],
      [['import'], /no file is named/],
      [['import', '--totals', file('bomb.xlsx', bomb)], /bomb\.xlsx: .*unpacks to more than 200 MB/],
      [
        ['import', '--totals', file('cut.xlsx', readFileSync(at('small.xlsx')).subarray(0, 900))],
        /cut\.xlsx: the file is damaged \(broken ZIP archive\); save it again/,
      ],
      [['import', '--totals', file('odd.csv', 'a,b\n1,2\n')], /no column is a count or a global rating/],
      [['import', file('cut.json', '{"schema":"miti-export/1","rubrics":[')], /damaged or cut off/],
      [['import', file('totals.csv', 'Session,CR,SR,Empathy\nS1,3,4,3\n')], /--totals reads it/],
      [['import', '--codes', file('bad.casaa', 'not of CACTI\n')], /bad\.casaa: is no coding of CACTI/],
      [['import', at('small.csv'), '--language', 'xx'], /Allowed choices are en, nb, sv/],
      [['sessions', 'show', 'abcdef'], /there is no such session; miti sessions lists them/],
      [['sessions', '--from', '2024-02-31'], /write a day of the calendar/],
      [['export'], /no coding is as the options say/],
    ];
    for (const [args, message] of cases) {
      const run = spawnMiti([...args, ...library]);
      expect(run.stderr).toMatch(message);
      expect(run.stderr).not.toMatch(/\n +at /);
      expect(run.exitCode, args.join(' ')).toBe(2);
    }
  });
});
