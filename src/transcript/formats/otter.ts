import { InputFault } from '../../instrument/input-fault.ts';
import type { TranscriptFormat } from '../format.ts';
import { baseName } from '../source-file.ts';
import { looksLikeName } from '../speaker-label.ts';
import { cleanText, joinPieces, type SpokenPiece } from '../spoken-turns.ts';
import { CLOCK, parseClock } from '../time-stamp.ts';
import type { Transcript } from '../transcript.ts';
import { leftOutNotes } from './plain-text.ts';

const headerLine = new RegExp(String.raw`^([^\s:][^:\t\n]{0,79}?)([ \t]{1,20})(${CLOCK})\s*$`);
const advertisement = /^\s*Transcribed by https?:\/\/otter\.ai\s*$/i;

/** What Otter calls everybody whom it has not been told the name of. */
const unidentified = /^unknown speaker$/i;

/** Otter: a line of `Name  12:34`, what was said below it, a blank line. Teams writes the same into DOCX. */
export const otter: TranscriptFormat = {
  id: 'otter',
  name: 'Otter text',
  endings: ['txt'],
  recognise: ({ text }) => isOtter(text.slice(0, 8000).split('\n')),
  read: ({ path, text }) => [readOtter(baseName(path), text.split('\n'), 'line')],
};

/** Whether a line with a speaker and a time stands above a line of speech. */
export function isOtter(lines: readonly string[]): boolean {
  return lines.some((line, at) => parseHeader(line) !== null && cleanText(lines[at + 1] ?? '') !== '');
}

/**
 * Reads blocks of a line with speaker and start, and lines of text. Otter begins a new block in the middle of a long
 * turn, so blocks of one speaker in a row are one turn.
 *
 * @param unit what a line is called in messages: "line", "paragraph"
 * @throws InputFault when the time beside a speaker is no time
 */
export function readOtter(id: string, lines: readonly string[], unit: string): Transcript {
  const blocks: (SpokenPiece & { texts: string[] })[] = [];
  const before: number[] = [];
  for (const [at, line] of lines.entries()) {
    const header = parseHeader(line);
    if (header) {
      const startSeconds = parseClock(header.time);
      if (startSeconds === undefined) throw noTime(header.time, `${unit} ${at + 1}`);
      blocks.push({ speaker: header.speaker, startSeconds, endSeconds: null, text: '', texts: [] });
    } else if (line.trim() === '' || advertisement.test(line)) continue;
    else if (blocks.length === 0) before.push(at + 1);
    else blocks.at(-1)?.texts.push(line);
  }
  const turns = joinPieces(blocks.map(({ texts, ...block }) => ({ ...block, text: texts.join(' ') })));
  return { id, language: null, changeGoal: null, turns, notes: leftOutNotes(before, unit) };
}

/** `Name  12:34`. With a single space between, the label has to look like a name: "we met at 12:34" is speech. */
function parseHeader(line: string): { speaker: string | null; time: string } | null {
  const [, label = '', gap = '', time = ''] = headerLine.exec(line) ?? [];
  if (label === '' || (gap === ' ' && !looksLikeName(label))) return null;
  return { speaker: unidentified.test(label) ? null : label, time };
}

function noTime(time: string, place: string): InputFault {
  return new InputFault({ problem: `"${time}" is no time`, place, remedy: 'write times as hours:minutes:seconds' });
}
