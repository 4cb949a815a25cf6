import { InputFault } from '../instrument/input-fault.ts';
import { findSpeakers, splitLabel } from './speaker-label.ts';
import type { SpokenPiece } from './spoken-turns.ts';
import { CLOCK, parseClock } from './time-stamp.ts';

/**
 * A timed stretch of text in a WebVTT or SRT file.
 *
 * The container is parsed here and not by the `subtitle` package, which refuses the ids of Teams (`guid/12-0`), drops
 * ids, needs Node streams, and swallows speech in SRT that begins with NOTE.
 */
export interface CaptionCue {
  readonly id: string | null;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly lines: readonly string[];
}

const timing = new RegExp(String.raw`^\s*(${CLOCK})\s*-->\s*(${CLOCK})(?:\s|$)`);
const commentBlock = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const tag = /<\/?(?:b|i|u|s|c|v|font|lang|ruby|rt|span)(?:[.\s][^<>]*)?>|<\d+:[\d:.]+>|\{\\[^{}]*\}/gi;
const entity = /&(amp|lt|gt|quot|apos|nbsp|lrm|rlm|#\d{1,7}|#x[\da-f]{1,6});/gi;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/**
 * Reads the cues of a WebVTT body or an SRT file.
 *
 * Lenient where nothing can be misread: a missing blank line between cues, blank lines within one, missing hours, comma
 * or point before the fraction.
 *
 * @param firstLine index of the line to begin at
 * @param hasComments whether NOTE, STYLE and REGION blocks are left out, as in WebVTT
 * @throws InputFault naming the line of a damaged time, or of a number that no time follows
 */
export function readCues(lines: readonly string[], firstLine: number, hasComments: boolean): CaptionCue[] {
  const cues: { id: string | null; startSeconds: number; endSeconds: number; lines: string[] }[] = [];
  let id: string | null = null;
  let inComment = false;
  for (let at = firstLine; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const afterBlank = at === firstLine || isBlank(lines[at - 1]);
    if (inComment && !afterBlank && !line.includes('-->')) continue;
    inComment = hasComments && afterBlank && commentBlock.test(line);
    if (inComment || isBlank(line)) continue;
    if (line.includes('-->')) {
      cues.push({ id, ...parseTiming(line, at + 1), lines: [] });
      id = null;
    } else if (isCueId(lines, at, afterBlank)) {
      id = line.trim();
    } else {
      textLines(cues, at + 1).push(line);
    }
  }
  return cues;
}

function textLines(cues: readonly { readonly lines: string[] }[], line: number): string[] {
  const cue = cues.at(-1);
  if (cue) return cue.lines;
  throw new InputFault({ problem: 'there is text before the first cue', place: `line ${line}`, remedy: TIMING_REMEDY });
}

/** The line before a cue's times is its id: after a blank line any, otherwise (blank line missing) a number. */
function isCueId(lines: readonly string[], at: number, afterBlank: boolean): boolean {
  const isNumber = /^\s*\d{1,9}\s*$/.test(lines[at] ?? '');
  const next = lines[at + 1];
  if (next?.includes('-->')) return afterBlank || isNumber;
  if (!isNumber || !afterBlank || next === undefined || isBlank(next)) return false;
  const problem = `cue ${lines[at]?.trim()} has no line of times`;
  throw new InputFault({ problem, place: `line ${at + 1}`, remedy: TIMING_REMEDY });
}

const TIMING_REMEDY = 'put a line such as 00:00:01.000 --> 00:00:04.000 before its text';

function parseTiming(line: string, number: number): { startSeconds: number; endSeconds: number } {
  const [, start = '', end = ''] = timing.exec(line) ?? [];
  const startSeconds = parseClock(start);
  const endSeconds = parseClock(end);
  const place = `line ${number}`;
  if (startSeconds === undefined || endSeconds === undefined) {
    const problem = `"${line.trim().slice(0, 60)}" is no cue time`;
    throw new InputFault({ problem, place, remedy: 'write it like 00:00:01.000 --> 00:00:04.000' });
  }
  if (endSeconds < startSeconds) {
    const problem = `the cue ends (${end}) before it starts (${start})`;
    throw new InputFault({ problem, place, remedy: 'correct the times' });
  }
  return { startSeconds, endSeconds };
}

function isBlank(line: string | undefined): boolean {
  return (line ?? '').trim() === '';
}

/** The text of a cue as it is spoken: without tags and positions, entities as characters. */
export function stripMarkup(text: string): string {
  return text.replaceAll(tag, '').replaceAll(entity, (whole, name: string) => decodeEntity(name) ?? whole);
}

function decodeEntity(name: string): string | undefined {
  const named = entities[name.toLowerCase()];
  if (named !== undefined || !name.startsWith('#')) return named;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : undefined;
}

/**
 * Finds the speakers in cues that write them in the text, as `Name: text`, `[SPEAKER_00]: text` or `- Name: text`. A line
 * of a cue that names another speaker begins a piece of its own; a cue that names none has none.
 */
export function labelledPieces(cues: readonly CaptionCue[]): SpokenPiece[] {
  const spoken = cues.map((cue) => ({ cue, lines: cue.lines.map((line) => parseSpokenLine(line)) }));
  const labels = spoken.flatMap(({ lines }) => lines.flatMap(({ label }) => label?.speaker ?? []));
  const isSpeaker = findSpeakers(labels);
  return spoken.flatMap(({ cue: { startSeconds, endSeconds }, lines }) => {
    const pieces: SpokenPiece[] = [];
    for (const { label, text } of lines) {
      const last = pieces.at(-1);
      if (label && isSpeaker(label.speaker)) {
        pieces.push({ speaker: label.speaker, startSeconds, endSeconds, text: label.text });
      } else if (last) {
        pieces[pieces.length - 1] = { ...last, text: `${last.text} ${text}` };
      } else {
        pieces.push({ speaker: null, startSeconds, endSeconds, text });
      }
    }
    return pieces;
  });
}

function parseSpokenLine(line: string) {
  const text = stripMarkup(line).replace(/^\s*(?:>>+|[-–—])\s*/, '');
  return { label: splitLabel(text), text };
}
