// Writes docs/coder.md from the data of rubrics/.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { languages } from '../dist/lib/coder/reading/cue-kinds.js';
import { writeCoderDocs } from './coder-docs.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (name) => parse(readFileSync(join(root, 'rubrics', `${name}.yaml`), 'utf8'));
const data = {
  rubric: read('miti-4.2.1'),
  examples: read('coder-examples'),
  cueFiles: languages.map((language) => read(`cues/${language}`)),
};
writeFileSync(join(root, 'docs', 'coder.md'), writeCoderDocs(data));
