import { InputFault } from '../../instrument/input-fault.ts';
import { decodeFile } from '../../transcript/decode.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import { audioFileOf, type CasaaCoding } from './casaa.ts';

/**
 * Reads a `.globals` file: `Global Ratings`, `Audio File:` and a path, then lines of a name, a colon and a whole number,
 * and at the end `Notes:` with text of any length.
 *
 * @throws InputFault naming the line that is none of these
 */
export function readGlobalsFile(file: SourceFile): Pick<CasaaCoding, 'ratings' | 'notes' | 'audioFile'> {
  const lines = decodeFile(file).text.split('\n');
  const notesAt = lines.findIndex((line) => /^\s*notes:/i.test(line));
  const head = notesAt === -1 ? lines : lines.slice(0, notesAt);
  const notes =
    notesAt === -1
      ? ''
      : lines
          .slice(notesAt)
          .join('\n')
          .replace(/^\s*notes:/i, '')
          .trim();
  if (!/^\s*global ratings\b/i.test(head[0] ?? '')) {
    const problem = 'the first line is not "Global Ratings"';
    throw new InputFault({ problem, place: file.path, remedy: 'give a .globals file of CACTI' });
  }
  let audioFile: string | null = null;
  const ratings: { name: string; value: number }[] = [];
  for (const [at, line] of head.entries()) {
    if (at === 0 || line.trim() === '') continue;
    const path = audioFileOf(line);
    if (path !== null) {
      audioFile = path;
      continue;
    }
    const [, name = '', value = ''] = /^([^:]{1,200}):\s*(\d{1,3})\s*$/.exec(line) ?? [];
    if (value === '') {
      const problem = `"${line.trim().slice(0, 40)}" is no rating`;
      throw new InputFault({
        problem,
        place: `${file.path}: line ${at + 1}`,
        remedy: 'write a name, a colon and a number',
      });
    }
    ratings.push({ name: name.trim(), value: Number(value) });
  }
  return { audioFile, ratings, notes };
}
