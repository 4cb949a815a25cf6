import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EvaluationDocument, evaluationSchema } from '../../../src/coder-lab/evaluation/evaluation-document.ts';
import { root, runMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-evaluate-'));
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const quick = ['--resamples', '100'];
const samples = readdirSync(join(root, 'samples/gold')).map((name) => `samples/gold/${name}`);

async function evaluateJson(...args: string[]): Promise<EvaluationDocument> {
  const run = await runMiti(['evaluate', ...args, ...quick, '--json']);
  expect(run).toMatchObject({ stderr: '', exitCode: 0 });
  return evaluationSchema.parse(JSON.parse(run.stdout));
}

const annomi = `transcript_id,topic,utterance_id,interlocutor,timestamp,utterance_text,annotator_id,therapist_input_exists,reflection_exists,reflection_subtype,question_exists,main_therapist_behaviour,client_talk_type
1,drink less,0,therapist,00:00:01,What brings you here today?,3,False,False,n/a,True,question,n/a
1,drink less,1,client,00:00:03,I want to drink less than I do.,3,n/a,n/a,n/a,n/a,n/a,change
1,drink less,2,therapist,00:00:06,Okay.,3,False,False,n/a,False,other,n/a
`;

describe('miti evaluate', () => {
  it('measures the samples by their gold, ratings told from codes by the header', async () => {
    const { gold, results } = await evaluateJson('--gold', ...samples);
    expect(gold).toHaveLength(samples.length / 2);
    expect(results.map(({ language }) => language)).toEqual([null, null, 'en', 'en', 'nb', 'nb', 'sv', 'sv']);
    expect(results[0]?.globals.at(-1)?.ratings).toBe(4 * gold.length);
  });

  it('takes the labels of AnnoMI, and gives the same for the same seed', async () => {
    const path = file('annomi.csv', annomi);
    const { results } = await evaluateJson('--gold', path);
    expect(results[0]).toMatchObject({ scheme: 'annomi', clinicianTurns: 2, behaviour: { accuracy: { value: 1 } } });
    expect(await evaluateJson('--gold', path)).toEqual(await evaluateJson('--gold', path));
  });

  it('draws a picture beside', async () => {
    const picture = join(folder, 'evaluation.svg');
    await evaluateJson('--gold', ...samples.slice(0, 4), '--picture', picture);
    expect(readFileSync(picture, 'utf8')).toMatch(/^<svg /);
    const run = await runMiti(['evaluate', '--gold', samples[0] ?? '', '--picture', 'evaluation.pdf']);
    expect(run.stderr).toMatch(/ends in \.svg or \.png/);
  });

  it('prints tables that fit the terminal', async () => {
    const run = await runMiti(['evaluate', '--gold', ...samples, ...quick], { env: { COLUMNS: '80' } });
    expect(run.exitCode).toBe(0);
    expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(run.stdout).toMatch(/Same level of proficiency/);
    expect(run.stdout).not.toMatch(/NaN|Infinity|null/);
  });

  it.each([
    [
      'a file that is no gold',
      () => ['--gold', file('talk.txt', 'T: Hello.\nC: Hi.\n')],
      /neither a coded CSV nor one of AnnoMI/,
    ],
    [
      'ratings alone',
      () => ['--gold', samples.find((name) => name.includes('.globals.')) ?? ''],
      /there is no coded session/,
    ],
    ['a session twice', () => ['--gold', samples[0] ?? '', samples[0] ?? ''], /is in .* already/],
    ['an annotator without AnnoMI', () => ['--gold', samples[0] ?? '', '--annotator', '3'], /--annotator belongs to/],
    ['a missing file', () => ['--gold', join(folder, 'none.csv')], /no such file/],
  ])('refuses %s in one line', async (_, args, message) => {
    const run = await runMiti(['evaluate', ...args()]);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
