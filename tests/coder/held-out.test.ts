import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { plainWords } from '../../src/coder/reading/plain-words.ts';
import { packageRoot } from '../../src/data/package-root.ts';
import { readCodedCsv } from '../../src/exchange/coded-csv/read-coded-csv.ts';
import { rubric } from './setting.ts';

const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8');
const heldOut = z.record(z.enum(['nb', 'sv']), z.array(z.string())).parse(parse(read('samples/held-out.yaml')));
const gold = readdirSync(join(packageRoot, 'samples/gold'));

/** Sessions that were coded only to measure by, neither transcripts of formats nor held out. */
const tunedOn = { nb: ['nb-alkohol', 'nb-angst', 'nb-diabetes', 'nb-jobbsok'], sv: ['sv-alkohol', 'sv-motion'] };

/** Sentences of so many words are no stock phrases. */
const tellingLength = 6;

const bare = (text: string) => ` ${plainWords(text).join(' ')} `;

/** Everything that the coder's rules, cues and their tests were written from. */
function tuningTexts(): string {
  const files = readdirSync(join(packageRoot, 'tests/coder'), { recursive: true })
    .map((name) => join('tests/coder', String(name)))
    .filter((name) => /\.(ts|yaml)$/.test(name));
  const data = ['en', 'nb', 'sv'].map((language) => `rubrics/cues/${language}.yaml`);
  return bare([...files, ...data, 'rubrics/coder-examples.yaml'].map(read).join('\n'));
}

describe('sessions that are held out of tuning', () => {
  it.each(['nb', 'sv'] as const)('are at least half of those for measuring (%s)', (language) => {
    expect(2 * heldOut[language].length).toBeGreaterThanOrEqual(tunedOn[language].length);
    expect(heldOut[language].filter((id) => tunedOn[language].includes(id))).toEqual([]);
    for (const id of heldOut[language])
      for (const name of [`${id}.csv`, `${id}.globals.csv`]) expect(gold).toContain(name);
  });

  it.each(Object.values(heldOut).flat())('lend no sentence to rules, cues or tests: %s', async (id) => {
    const path = `samples/gold/${id}.csv`;
    const [session] = await readCodedCsv({ path, bytes: readFileSync(join(packageRoot, path)) }, rubric);
    const texts = tuningTexts();
    const sentences = (session?.turns ?? []).flatMap(({ text }) => text.split(/(?<=[.?!])\s/));
    const telling = sentences.filter((sentence) => plainWords(sentence).length >= tellingLength);
    expect(telling.length).toBeGreaterThan(20);
    expect(telling.filter((sentence) => texts.includes(bare(sentence)))).toEqual([]);
  });
});
