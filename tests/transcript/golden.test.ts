import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { decodeFile } from '../../src/transcript/decode.ts';
import { transcriptFormats } from '../../src/transcript/formats.ts';
import { readTranscripts, recogniseFormat } from '../../src/transcript/read-transcripts.ts';
import type { SourceFile } from '../../src/transcript/source-file.ts';

// golden/transcript/<format id>/<case>/ holds input.<ending> and either expected.json (the transcripts) or fault.txt
// (the fault's line). A missing answer fails; run once with UPDATE_GOLDEN=1 to write it, then read it.

const root = new URL('../golden/transcript/', import.meta.url);
const mayWrite = process.env.UPDATE_GOLDEN === '1';

for (const format of foldersIn(root)) {
  describe(format, () => {
    for (const name of foldersIn(new URL(`${format}/`, root))) {
      test(name, async () => {
        const folder = new URL(`${format}/${name}/`, root);
        const input = goldenInput(folder);
        expect(recogniseFormat(decodeFile(input)).id).toBe(format);
        const { file, content } = await answer(input);
        if (mayWrite && goldenAnswers(folder).length === 0) writeFileSync(new URL(file, folder), content);
        expect(goldenAnswers(folder), 'the answer on record; UPDATE_GOLDEN=1 writes a missing one').toEqual([file]);
        expect(content).toBe(readFileSync(new URL(file, folder), 'utf8'));
      });
    }
  });
}

test('every format has at least three good and three broken cases', () => {
  const lacking = transcriptFormats.flatMap(({ id }) => {
    const folder = new URL(`${id}/`, root);
    const answers = existsSync(folder)
      ? foldersIn(folder).flatMap((name) => goldenAnswers(new URL(`${name}/`, folder)))
      : [];
    const good = answers.filter((each) => each === 'expected.json').length;
    const broken = answers.length - good;
    return good >= 3 && broken >= 3 ? [] : [`${id}: ${good} good, ${broken} broken`];
  });
  expect(lacking).toEqual([]);
});

async function answer(input: SourceFile): Promise<{ file: string; content: string }> {
  try {
    const { transcripts } = await readTranscripts(input);
    return { file: 'expected.json', content: `${JSON.stringify(transcripts, null, 2)}\n` };
  } catch (error) {
    if (error instanceof InputFault) return { file: 'fault.txt', content: `${error.message}\n` };
    throw error;
  }
}

function goldenInput(folder: URL): SourceFile {
  const [path = 'input.* is missing', ...more] = readdirSync(folder).filter((name) => name.startsWith('input.'));
  expect(more).toEqual([]);
  return { path, bytes: new Uint8Array(readFileSync(new URL(path, folder))) };
}

function goldenAnswers(folder: URL): string[] {
  return ['expected.json', 'fault.txt'].filter((name) => existsSync(new URL(name, folder)));
}

function foldersIn(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => each.name);
}
