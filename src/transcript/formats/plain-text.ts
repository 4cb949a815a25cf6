import { InputFault } from '../../instrument/input-fault.ts';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { baseName } from '../source-file.ts';
import { findSpeakers, splitLabel } from '../speaker-label.ts';
import { numberTurns, type SpokenPiece } from '../spoken-turns.ts';
import { CLOCK, parseClock } from '../time-stamp.ts';
import type { Transcript } from '../transcript.ts';

/** Text with the speaker at the beginning of a line. */
export const plainText: TranscriptFormat = {
  id: 'plain-text',
  name: 'plain text (Name: text)',
  endings: ['txt', 'text', 'md'],
  recognise: ({ encoding, text }) => encoding !== 'binary' && looksLikeProse(text.slice(0, 4000)),
  read: ({ path, text }) => [readPlainText(baseName(path), text.split('\n'), 'line')],
};

/** Neither markup nor data nor binary: no brace or angle bracket first, hardly a control character. */
function looksLikeProse(sample: string): boolean {
  const start = sample.trimStart();
  if (start === '' || start.startsWith('{') || start.startsWith('<') || /^\[\s*[{["\]]/.test(start)) return false;
  const controls = sample.match(/[^\P{C}\t\n\u00AD\u200B-\u200F\uFEFF]|\uFFFD/gu) ?? [];
  return controls.length * 100 <= sample.length;
}

/** A line divided three ways; which of them is right shows only from all lines. */
interface TextLine {
  readonly number: number;
  readonly text: string;
  readonly startSeconds: number | null;
  readonly labels: Readonly<Record<Style, Label | null>>;
}

/** How a transcript sets the speaker off: `Name: text`, `Name<tab>text` or `NAME text`. */
type Style = 'colon' | 'tab' | 'capitals';

interface Label {
  readonly speaker: string;
  readonly text: string;
}

const styles: readonly Style[] = ['colon', 'tab', 'capitals'];

/** What the lines above a transcript may state about it. */
const metadata =
  /^(?:date|dato|datum|title|tittel|titel|session|sesjon|samtale|samtal|duration|varighet|längd|recording|recorded|opptak|inspelning|file|fil|language|språk|change goal|target behaviou?r|endringsmål|förändringsmål|transcribed by)$/i;
const changeGoalLabel = /^(?:change goal|target behaviou?r|endringsmål|förändringsmål)$/i;
const MOST_LINES_ABOVE = 50;
const languageLabel = /^(?:language|språk)$/i;

/**
 * Reads lines of `Name: text`, `NAME text` or `Name<tab>text`, with or without time stamps (`[00:12:30]`, `(12:30)`, with
 * the speaker or on a line of their own). A line that names no speaker goes on with what the last one said.
 *
 * @param unit what a line is called in messages: "line", "paragraph"
 * @throws InputFault when no line names a speaker, or a time stamp is no time
 */
export function readPlainText(id: string, lines: readonly string[], unit: string): Transcript {
  const bare = lines.map((line) => line.replaceAll('**', ''));
  const { changeGoal, language, spoken } = takeMetadata(bare);
  const parsed = spoken.map((line, at) => parseLine(line, at + 1, unit));
  const { pieces, before } = gatherSpeech(parsed, unit);
  if (pieces.length === 0) {
    throw new InputFault({
      problem: `no ${unit} begins with a speaker`,
      remedy: 'begin each turn with who speaks and a colon, as in "Therapist: text"',
    });
  }
  return { id, language, changeGoal, turns: numberTurns(pieces), notes: leftOutNotes(before, unit) };
}

/** Gives every line to its speaker, or to the last one who was named. */
function gatherSpeech(lines: readonly TextLine[], unit: string): { pieces: SpokenPiece[]; before: number[] } {
  const speakerOf = chooseStyle(lines);
  const turns: { speaker: string; startSeconds: number | null; texts: string[] }[] = [];
  const before: number[] = [];
  let loneStamp: number | null = null;
  for (const line of lines) {
    const label = speakerOf(line);
    const isBlank = line.text.trim() === '';
    if (label) {
      const { startSeconds, text } = takeStamp(label.text, line.number, unit);
      turns.push({
        speaker: label.speaker,
        startSeconds: line.startSeconds ?? startSeconds ?? loneStamp,
        texts: [text],
      });
    } else if (!isBlank && turns.length === 0) before.push(line.number);
    else if (!isBlank) turns.at(-1)?.texts.push(line.text);
    if (!isBlank || line.startSeconds !== null) loneStamp = label ? null : line.startSeconds;
  }
  const pieces = turns.map(({ texts, ...turn }) => ({ ...turn, endSeconds: null, text: dropStamps(texts.join(' ')) }));
  return { pieces, before };
}

/** The note on lines before the first speaker, which are a title rather than speech. */
export function leftOutNotes(numbers: readonly number[], unit: string): string[] {
  const [first] = numbers;
  if (first === undefined) return [];
  if (numbers.length === 1) return [`${unit} ${first}, before the first speaker, left out`];
  return [`${numbers.length} ${unit}s before the first speaker left out, from ${unit} ${first} on`];
}

/** Reads what stands above the first speaker about the session, and empties those lines. */
function takeMetadata(lines: readonly string[]) {
  const spoken = [...lines];
  let changeGoal: string | null = null;
  let language: string | null = null;
  for (const [at, line] of lines.slice(0, MOST_LINES_ABOVE).entries()) {
    const label = splitLabel(line);
    if (label && !metadata.test(label.speaker)) break;
    if (!label) continue;
    spoken[at] = '';
    const value = label.text.trim() || null;
    if (changeGoalLabel.test(label.speaker)) changeGoal = value;
    if (languageLabel.test(label.speaker)) language = normaliseLanguageTag(value);
  }
  return { changeGoal, language, spoken };
}

const bracketStamp = String.raw`(?:\[\s*(${CLOCK})(?:\s*(?:-|–|-->)\s*${CLOCK})?\s*\]|\(\s*(${CLOCK})(?:\s*(?:-|–|-->)\s*${CLOCK})?\s*\))`;
const leadingStamp = new RegExp(String.raw`^\s*${bracketStamp}[ \t]*(?:[-–:][ \t]+)?`);
const bareStamp = new RegExp(String.raw`^\s*(${CLOCK})(?:[ \t]+[-–])?[ \t]+(?=\S)`);
const stampAfterLabel = new RegExp(String.raw`^([^:()[\]\t]{1,60})${bracketStamp}\s*(?::|(?=\s|$))`);
const inlineStamp = new RegExp(String.raw`\[\s*${CLOCK}(?:\s*(?:-|–|-->)\s*${CLOCK})?\s*\]`, 'g');

function parseLine(line: string, number: number, unit: string): TextLine {
  const leading = takeStamp(line, number, unit);
  if (leading.startSeconds !== null) return withLabels(leading.text, leading.startSeconds, number);
  const [whole, label, square, round] = stampAfterLabel.exec(line) ?? [];
  if (whole !== undefined && label !== undefined) {
    const startSeconds = readStamp(square ?? round ?? '', number, unit);
    return { ...withLabels(`${label.trim()}: ${line.slice(whole.length)}`, startSeconds, number), text: line };
  }
  const [bare, clock = ''] = bareStamp.exec(line) ?? [];
  // "12:30 was when we met" is speech: a time without brackets counts only where a speaker follows.
  if (bare !== undefined && parseClock(clock) !== undefined) {
    return { ...withLabels(line.slice(bare.length), parseClock(clock) ?? null, number), text: line };
  }
  return withLabels(line, null, number);
}

/** Takes a time stamp in brackets from the beginning of a text. */
function takeStamp(text: string, number: number, unit: string): { startSeconds: number | null; text: string } {
  const [whole, square, round] = leadingStamp.exec(text) ?? [];
  if (whole === undefined) return { startSeconds: null, text };
  return { startSeconds: readStamp(square ?? round ?? '', number, unit), text: text.slice(whole.length) };
}

function readStamp(stamp: string, number: number, unit: string): number {
  const seconds = parseClock(stamp);
  if (seconds !== undefined) return seconds;
  const place = `${unit} ${number}`;
  throw new InputFault({ problem: `"${stamp}" is no time`, place, remedy: 'write times as hours:minutes:seconds' });
}

function withLabels(text: string, startSeconds: number | null, number: number): TextLine {
  const unnumbered = text.replace(/^\s*\d{1,5}[.)]?\s+(?=\p{L})/u, '');
  const labels = { colon: splitLabel(unnumbered), tab: splitTab(unnumbered), capitals: splitCapitals(unnumbered) };
  return { number, text, startSeconds, labels };
}

function splitTab(line: string): Label | null {
  const [, label = '', text = ''] = /^\s{0,20}([^\s:][^\t:]{0,59})\t+(.*)$/.exec(line) ?? [];
  return label.trim() === '' ? null : { speaker: label.trim(), text };
}

/** The run of words in capitals that a line begins with; how many of them are the label shows only from other lines. */
function splitCapitals(line: string): Label | null {
  const trimmed = line.trim();
  const [run] =
    /^\p{Lu}[\p{Lu}\p{N}'._-]{2,39}(?:\s[\p{Lu}\p{N}][\p{Lu}\p{N}'._-]{0,39}){0,3}(?=\s|$)/u.exec(trimmed) ?? [];
  return run === undefined ? null : { speaker: run, text: trimmed.slice(run.length) };
}

/** Takes the style that most lines are written in, `Name: text` first among equals, and tells each line's label in it. */
function chooseStyle(lines: readonly TextLine[]): (line: TextLine) => Label | null {
  const readings = styles.map((style) => {
    const labels = lines.flatMap((line) => line.labels[style] ?? []);
    const read = style === 'capitals' ? readCapitals(labels) : readKnown(labels);
    const speakerOf = (line: TextLine) => {
      const label = line.labels[style];
      return label && read(label);
    };
    return { speakerOf, count: lines.filter((line) => speakerOf(line) !== null).length };
  });
  const most = Math.max(...readings.map(({ count }) => count));
  return readings.find(({ count }) => count === most)?.speakerOf ?? (() => null);
}

function readKnown(labels: readonly Label[]): (label: Label) => Label | null {
  const isSpeaker = findSpeakers(labels.map(({ speaker }) => speaker));
  return (label) => (isSpeaker(label.speaker) ? label : null);
}

/** `NAME text`: the label is what the runs of capitals with the same first word have in common, and comes twice. */
function readCapitals(labels: readonly Label[]): (label: Label) => Label | null {
  const common = new Map<string, { words: string[]; count: number }>();
  for (const { speaker } of labels) {
    const words = speaker.split(/\s/);
    const [first = ''] = words;
    const known = common.get(first);
    const length = known ? commonLength(known.words, words) : words.length;
    common.set(first, { words: words.slice(0, length), count: (known?.count ?? 0) + 1 });
  }
  return ({ speaker, text }) => {
    const words = speaker.split(/\s/);
    const known = common.get(words[0] ?? '');
    if (!known || known.count < 2) return null;
    const rest = [...words.slice(known.words.length), text].join(' ');
    return { speaker: known.words.join(' '), text: rest };
  };
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((word, at) => word !== b[at]);
  return differing === -1 ? a.length : differing;
}

/** Time stamps in square brackets within speech are not speech. */
function dropStamps(text: string): string {
  return text.replaceAll(inlineStamp, ' ');
}
