import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeCoderDocs } from '../../scripts/coder-docs.mjs';
import { languages } from '../../src/coder/reading/cue-kinds.ts';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const read = (name: string) => parse(file(`rubrics/${name}.yaml`));
const data = {
  rubric: read('miti-4.2.1'),
  examples: read('coder-examples'),
  cueFiles: languages.map((language) => read(`cues/${language}`)),
};

it('docs/coder.md is what the data say (npm run golden writes it anew)', () => {
  expect(file('docs/coder.md')).toBe(writeCoderDocs(data));
});

it('has every cue of every language, with its examples', () => {
  const page = file('docs/coder.md');
  for (const { cues } of data.cueFiles) {
    for (const { id, examples } of cues) {
      expect(page).toContain(`**${id}**`);
      for (const sentence of [...examples.has, ...examples.lacks]) expect(page).toContain(`"${sentence}"`);
    }
  }
});
