import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleTotals } from '../../scripts/make-sample-totals.mjs';
import { reportLanguages } from '../../src/report/messages/report-language.ts';
import type { ReportModel } from '../../src/report/models/report-model.ts';
import { root, runMiti } from '../cli/run-miti.ts';

// golden/report/ holds the English models of three reports on the shipped samples, and every text of them in the other
// languages. With UPDATE_GOLDEN=1 a missing answer is written.
const golden = new URL('../golden/report/', import.meta.url);
const mayWrite = process.env.UPDATE_GOLDEN === '1' && !process.env.CI;

const folder = mkdtempSync(join(tmpdir(), 'miti-reports-'));
const library = ['--library', join(folder, 'library.sqlite')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function succeed(...args: string[]): string {
  const run = runMiti([...args, ...library]);
  expect(run.stderr).not.toMatch(/^miti:/m);
  expect(run.exitCode).toBe(0);
  return run.stdout;
}

beforeAll(() => {
  succeed('import', '--totals', 'samples/totals-14-months.csv', '--coder-kind', 'human');
  const coded = ['--coder', 'K1', '--coder-kind', 'human', '--caseworker', 'V3', '--date', '2026-10-21'];
  succeed('import', '--codes', 'samples/gold/nb-gradert-sykmelding.csv', '--language', 'nb', ...coded);
}, 120_000);

const reports = {
  session: ['session', 'nb-gradert-sykmelding'],
  caseworker: ['caseworker', 'V3', '--month', '2026-10'],
  team: ['team', '--month', '2026-10', '--target', '2', '--rubric', 'miti-4.2.1-nav'],
};

function model(args: readonly string[], language: string): ReportModel {
  const run = succeed('report', ...args, '--language', language, '--format', 'json', '--as-of', '2026-11-02');
  return JSON.parse(run) as ReportModel;
}

/** Every text of a model, each once, in the order of the model. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(textsOf))];
}

function holdAgainst(name: string, content: string): void {
  const file = new URL(name, golden);
  if (mayWrite && !existsSync(file)) writeFileSync(file, content);
  expect(content).toBe(readFileSync(file, 'utf8'));
}

describe.each(Object.entries(reports))('the %s report on the samples', (kind, args) => {
  it('is the one on record', () => {
    holdAgainst(`${kind}.json`, `${JSON.stringify(model(args, 'en'), null, 1)}\n`);
  }, 60_000);

  it.each(reportLanguages.filter((each) => each !== 'en'))(
    'says the same in %s',
    (language) => {
      const [english, other] = [model(args, 'en'), model(args, language)];
      holdAgainst(`${kind}.${language}.txt`, `${textsOf(other).join('\n')}\n`);
      // The same figures and structure; words alone differ.
      expect(numbersOf(other)).toEqual(numbersOf(english));
    },
    60_000,
  );
});

/** Every number of a model, in order. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

it('the sample totals are what their script makes', () => {
  const { header, rows } = makeSampleTotals();
  const csv = [header, ...rows].map((row) => row.join(',')).join('\n');
  expect(readFileSync(join(root, 'samples/totals-14-months.csv'), 'utf8')).toBe(`${csv}\n`);
});
