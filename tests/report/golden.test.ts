import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleTotals } from '../../scripts/make-sample-totals.mjs';
import { reportLanguages } from '../../src/report/messages/report-language.ts';
import type { ReportModel } from '../../src/report/models/report-model.ts';
import { root, spawnMiti } from '../cli/run-miti.ts';

// golden/report/ holds the English models of three reports on the shipped samples, and every text of them in the other
// languages. `npm run golden` renews them.
const golden = new URL('../golden/report/', import.meta.url);

const folder = mkdtempSync(join(tmpdir(), 'miti-reports-'));
const library = ['--library', join(folder, 'library.sqlite')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function succeed(...args: string[]): string {
  const run = spawnMiti([...args, ...library]);
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

async function holdAgainst(name: string, content: string): Promise<void> {
  await expect(content).toMatchFileSnapshot(fileURLToPath(new URL(name, golden)));
}

describe.each(Object.entries(reports))('the %s report on the samples', (kind, args) => {
  it('is the one on record', async () => {
    await holdAgainst(`${kind}.json`, `${JSON.stringify(model(args, 'en'), null, 1)}\n`);
  }, 60_000);

  it.each(reportLanguages.filter((each) => each !== 'en'))(
    'says the same in %s',
    async (language) => {
      const [english, other] = [model(args, 'en'), model(args, language)];
      await holdAgainst(`${kind}.${language}.txt`, `${textsOf(other).join('\n')}\n`);
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
