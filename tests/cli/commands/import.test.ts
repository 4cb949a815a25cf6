import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { totalsCsv } from '../../../scripts/make-totals.mjs';
import { type MakePlace, makePostgresPlace, makeSqlitePlace } from '../../library/places.ts';
import { writeZip } from '../../transcript/write-zip.ts';
import { runMiti } from '../run-miti.ts';
import { at, file, newPlace, rowsOf, succeed, talk, withoutIds } from './library-place.ts';

const server = process.env.MITI_TEST_POSTGRES;
const kinds: [string, MakePlace][] = [['SQLite', makeSqlitePlace]];
if (server) kinds.push(['PostgreSQL', () => makePostgresPlace(server)]);
if (!server) it.skip('library commands on PostgreSQL: set MITI_TEST_POSTGRES to a server to run them', () => {});

describe.each(kinds)('a spreadsheet of 200 sessions on %s', (kind, make) => {
  it('comes in, is listed, goes out and comes back the same', async () => {
    const library = ['--library', await newPlace(make)];
    const sheet = file(`${kind}.csv`, totalsCsv());
    expect(await succeed('import', '--totals', sheet, ...library)).toMatch(/: 200 sessions and 200 codings added\n$/);
    expect(await succeed('import', '--totals', sheet, ...library)).toMatch(/: 0 .* 0 codings added; 200 known already/);

    const sessions = rowsOf(await succeed('sessions', '--csv', ...library));
    expect(new Set(sessions.map(({ caseworker }) => caseworker)).size).toBe(12);
    expect([sessions[0]?.date, sessions.at(-1)?.date]).toEqual(['2023-03-01', '2024-04-29']);
    const chosen = ['codings', '--json', '--caseworker', 'V03', '--from', '2024-01-01', '--coder', 'K2', ...library];
    const listed = JSON.parse(await succeed(...chosen)) as { caseworker: string; date: string; coder: string }[];
    expect(listed.length).toBeGreaterThan(0);
    for (const each of listed) expect([each.caseworker, each.date > '2024', each.coder]).toEqual(['V03', true, 'K2']);

    const csv = await succeed('export', ...library);
    expect(csv).toContain("'=lyd; dårlig, men hørbar");
    const outputs = ['codings.csv', 'codings.xlsx', 'all.json'].map((name) => at(`${kind}-${name}`));
    const [csvFile = '', workbook = '', document = ''] = outputs;
    writeFileSync(csvFile, csv);
    await succeed('export', '--xlsx', '--output', workbook, ...library);
    await succeed('export', '--json', '--output', document, ...library);
    for (const args of [['--totals', csvFile, workbook], [document]]) {
      expect(await succeed('import', ...args, ...library)).toMatch(
        /: 0 sessions and 0 codings added; \d+ known already/,
      );
    }
    expect(await succeed('export', ...library)).toBe(csv);

    for (const args of [['--totals', workbook], [document]]) {
      const other = ['--library', await newPlace(make)];
      expect(await succeed('import', ...args, ...other)).toMatch(/: 200 sessions and 200 codings added\n$/);
      expect(withoutIds(await succeed('export', ...other))).toEqual(withoutIds(csv));
      expect(await succeed('import', '--totals', sheet, ...other)).toMatch(/: 0 .* 0 codings added; 200 known already/);
    }
    expect(await succeed('library', 'check', ...library)).toMatch(/200 sessions, 200 codings, 0 recordings; no faults/);
  }, 240_000);
});

describe('miti import', () => {
  it('takes transcripts and what their names say, once', async () => {
    const library = ['--library', await newPlace()];
    const path = file('V1_2024-05-17_3.txt', talk);
    const args = ['import', path, '--name-pattern', '{caseworker}_{date}_{session}', ...library];
    expect(await succeed(...args, '--dry-run')).toMatch(
      /1 session and 0 codings would be added \(nothing was written\)/,
    );
    expect(await runMiti(['sessions', ...library])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await succeed(...args)).toMatch(/1 session and 0 codings added/);
    expect(await succeed(...args)).toMatch(/0 sessions and 0 codings added; 1 known already/);
    const [session] = JSON.parse(await succeed('sessions', '--json', ...library));
    expect(session).toMatchObject({
      caseworker: 'V1',
      date: '2024-05-17',
      number: 3,
      language: 'en',
      transcript: 'yes',
    });

    const other = await runMiti(['import', path, '--caseworker', 'V2', ...library]);
    expect(other.stderr).toMatch(/with caseworker V1, here V2: left as it is \(--revise takes the new\)/);
    expect(await succeed('import', path, '--caseworker', 'V2', '--revise', ...library)).toMatch(/1 revised/);
    expect(await succeed('sessions', 'show', session.id.slice(-8), ...library)).toMatch(/caseworker {2}V2/);
  });

  it('points out a new version of a transcript, and files that are named twice', async () => {
    const library = ['--library', await newPlace()];
    const path = file('edited.txt', talk);
    const twice = await runMiti(['import', path, path, '--caseworker', 'V1', ...library]);
    expect(twice.stderr).toMatch(/edited\.txt: named more than once, and taken once/);
    file('edited.txt', talk.replace('Yes.', 'Yes, it does.'));
    const edited = await runMiti(['import', path, '--caseworker', 'V1', ...library]);
    expect(edited.stdout).toMatch(/1 session and 0 codings added/);
    expect(edited.stderr).toMatch(/looks like a new version of session \w+ "edited", .*remove --session \w+/);
    expect((await runMiti(['import', file('third.txt', talk), ...library])).stderr).toBe('');
  });

  it('takes a manifest, and names its bad rows', async () => {
    const library = ['--library', await newPlace()];
    file('one.txt', talk);
    file('two.txt', talk.replace('back', 'knee'));
    const manifest = file(
      'list.csv',
      'fil;veileder;dato\none.txt;V1;17.05.2024\ntwo.txt;V2;31.02.2024\none.txt;V3;17.05.2024\n',
    );
    const run = await runMiti(['import', '--manifest', manifest, ...library]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/list\.csv: line 3: column "dato": "31\.02\.2024" is no day of the calendar/);
    expect(run.stderr).toMatch(/list\.csv: line 4: line 2 names one\.txt already/);
    expect(run.stdout).toMatch(/1 session and 0 codings added; 2 failed/);
  });

  it('takes good rows and names each bad one with its line', async () => {
    const library = ['--library', await newPlace()];
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
    const run = await runMiti(['import', '--totals', sheet, ...library]);
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
    const again = await runMiti(['import', '--totals', changed, ...library]);
    expect(again.stderr).toMatch(/line 2: the library has it with other values \(CR 3, here 5\); --revise/);
    expect(again.exitCode).toBe(2);
    expect(await succeed('import', '--totals', changed, '--revise', ...library)).toMatch(/1 revised/);
    expect(rowsOf(await succeed('export', '--session', 'S1', ...library))).toMatchObject([{ CR: '5', empathy: '4' }]);
  });

  it('takes codes on utterances into the session that was spoken so, and gives them back', async () => {
    const library = ['--library', await newPlace()];
    await succeed('import', 'samples/en-smoking-break.txt', ...library);
    const codes = ['import', '--codes', 'samples/gold/en-smoking-break.csv', '--coder', 'K1', ...library];
    expect((await runMiti(codes)).stdout).toMatch(/0 sessions and 1 coding added/);
    expect((await runMiti(codes)).stdout).toMatch(/0 sessions and 0 codings added/);
    const utterances = file('utterances.csv', await succeed('export', '--utterances', ...library));
    expect(await succeed('import', '--codes', utterances, ...library)).toMatch(
      /0 sessions and 0 codings added; 1 known/,
    );
    const other = ['--library', await newPlace()];
    expect(await succeed('import', '--codes', utterances, ...other)).toMatch(/1 session and 1 coding added/);
    expect(withoutIds(await succeed('export', '--utterances', ...other))).toEqual(
      withoutIds(readFileSync(utterances, 'utf8')),
    );
    const [coding] = JSON.parse(await succeed('codings', '--json', ...library));
    expect(await succeed('codings', 'show', coding.id, ...library)).toMatch(/Empathy +\d/);
  });

  it('says in one line what is wrong with a file', async () => {
    const place = await newPlace();
    const library = ['--library', place];
    expect((await runMiti(['export', ...library])).stderr).toMatch(/there is no library; check the path/);
    expect(existsSync(place)).toBe(false);
    await succeed('import', file('one talk.txt', talk), ...library);
    const small = ['--library', await newPlace()];
    await succeed('import', '--totals', file('small.csv', 'Session,CR,Empathy\nS1,3,4\n'), ...small);
    await succeed('export', '--xlsx', '--output', at('small.xlsx'), ...small);
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
      const run = await runMiti([...args, ...library]);
      expect(run.stderr).toMatch(message);
      expect(run.stderr).not.toMatch(/\n +at /);
      expect(run.exitCode, args.join(' ')).toBe(2);
    }
  });
});
