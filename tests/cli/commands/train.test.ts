import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, runMiti, spawnMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-train-'));
const samplesOf = (language: string) =>
  readdirSync(join(root, 'samples/gold'))
    .filter((name) => name.startsWith(language))
    .map((name) => `samples/gold/${name}`);

describe('miti train', () => {
  it("trains on a lab's codings, writes model and card, and every command takes the model", async () => {
    const path = join(folder, 'nb.model');
    const run = await runMiti(['train', '--from', ...samplesOf('nb-'), '-o', path, '--folds', '2', '--no-curve']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/main behaviour, macro-F1: 0\.\d\d, by the rules alone 0\.\d\d/);
    const version = /model ([0-9a-f]{12}) \(nb\)/.exec(run.stdout)?.[1] ?? 'none';
    expect(readFileSync(join(folder, 'nb.md'), 'utf8')).toContain(`version ${version}`);

    const [gold = ''] = samplesOf('nb-diabetes');
    const evaluated = await runMiti(['evaluate', '--gold', gold, '--model', path, '--resamples', '100', '--json']);
    expect(JSON.parse(evaluated.stdout).coder.version).toContain(version);
    const scored = await runMiti(['score', 'samples/nb-gradert-sykmelding.vtt', '--model', path, '--json']);
    expect(JSON.parse(scored.stdout).coder.version).toContain(version);
    const rules = await runMiti(['score', 'samples/nb-gradert-sykmelding.vtt', '--model', 'none', '--json']);
    expect(JSON.parse(rules.stdout).coder.id).toBe('rules');
    const other = await runMiti([
      'train',
      '--from',
      ...samplesOf('sv-'),
      '--start-from',
      path,
      '-o',
      join(folder, 'sv.model'),
    ]);
    expect(other.stderr).toMatch(/the model is of nb, the sessions are of sv/);
  }, 400_000);

  it('takes codings from a library', async () => {
    const library = join(folder, 'library.sqlite');
    const codes = samplesOf('nb-')
      .filter((name) => !name.includes('.globals.'))
      .slice(0, 2);
    const imported = spawnMiti(['import', '--codes', ...codes, '--coder', 'K1', '--library', library]);
    expect(imported.exitCode).toBe(0);
    const run = await runMiti(['train', '--from', library, '-o', join(folder, 'few.model')]);
    expect(run.stderr).toMatch(/^miti: too little to train on: 2 coded sessions where 6 are needed/);
  });

  it.each([
    ['too little', () => samplesOf('sv-'), /too little to train on: 5 coded sessions where 6 are needed/],
    [
      'several languages',
      () => [...samplesOf('sv-'), ...samplesOf('nb-')],
      /in several languages \(nb, sv\); say with --language/,
    ],
    ['what is no gold', () => ['package.json'], /neither a coded CSV nor one of AnnoMI/],
  ])('refuses %s in one line, and writes nothing', async (_, from, message) => {
    const path = join(folder, 'refused.model');
    const run = await runMiti(['train', '--from', ...from(), '-o', path]);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(path)).toBe(false);
  });

  it('refuses a model that is none', async () => {
    const run = await runMiti(['score', 'samples/nb-gradert-sykmelding.vtt', '--model', 'package.json']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(/package\.json: is no model of the coder/);
  });
});
