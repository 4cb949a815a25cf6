import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { decodeFile } from '../../src/transcript/decode.ts';
import { transcriptFormats } from '../../src/transcript/formats.ts';
import { readTranscripts, recogniseFormat } from '../../src/transcript/read-transcripts.ts';
import type { SourceFile } from '../../src/transcript/source-file.ts';

// golden/transcript/<format id>/<case>/ holds input.<ending> and either expected.json (the transcripts) or fault.txt
// (the fault's line). A missing answer fails; `npm run golden` writes it. Read it before you commit it.

const root = new URL('../golden/transcript/', import.meta.url);
const isRenewing = process.env.RENEW_GOLDEN === '1';

for (const format of foldersIn(root)) {
  describe(format, () => {
    for (const name of foldersIn(new URL(`${format}/`, root))) {
      test(name, async () => {
        const folder = new URL(`${format}/${name}/`, root);
        const input = goldenInput(folder);
        expect(recogniseFormat(decodeFile(input)).id).toBe(format);
        const { file, content } = await answer(input);
        if (isRenewing) removeOtherAnswer(folder, file);
        else expect(goldenAnswers(folder), 'the answer on record; npm run golden writes it').toEqual([file]);
        await expect(content).toMatchFileSnapshot(fileURLToPath(new URL(file, folder)));
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

/** A case that was read and is now a fault, or the other way round, keeps one answer. */
function removeOtherAnswer(folder: URL, file: string): void {
  for (const other of goldenAnswers(folder).filter((name) => name !== file)) rmSync(new URL(other, folder));
}

function foldersIn(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => each.name);
}
