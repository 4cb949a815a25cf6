import { cleanText } from './spoken-turns.ts';

/** A line divided at its speaker: `Name: text`. */
export interface LabelledLine {
  readonly speaker: string;
  readonly text: string;
}

const LONGEST_LABEL = 60;
const MOST_WORDS = 6;

/** What speech recognisers write in brackets, with or without a colon after it. */
const bracketed = /^\[([^[\]]{1,60})\]\s*:\s*|^\[(SPEAKER[_ ]\d+)\]\s*/i;
const labelCharacters = /^[\p{L}[(<][\p{L}\p{M}\p{N}\s.,'’&()[\]<>_#/@+-]*$/u;
const particles: ReadonlySet<string> = new Set([
  'af',
  'and',
  'av',
  'da',
  'de',
  'den',
  'der',
  'di',
  'du',
  'och',
  'og',
  'van',
  'von',
]);

/**
 * Divides a line at what may be its speaker's label: `Name: text`, `[SPEAKER_00]: text`. A colon alone proves nothing
 * ("So I said: stop"): whether it is a speaker is for {@link findSpeakers} to tell from the whole file.
 *
 * @returns null where nothing at the beginning of the line can be a label
 */
export function splitLabel(line: string): LabelledLine | null {
  const trimmed = line.slice(0, 3 * LONGEST_LABEL).trimStart();
  const start = line.length - line.trimStart().length;
  const inBrackets = bracketed.exec(trimmed);
  if (inBrackets) {
    const speaker = cleanText(inBrackets[1] ?? inBrackets[2] ?? '');
    return speaker === '' ? null : { speaker, text: line.slice(start + inBrackets[0].length) };
  }
  const colon = trimmed.indexOf(':');
  if (colon < 1 || colon > LONGEST_LABEL || /[\d/]/.test(trimmed.charAt(colon + 1))) return null;
  const speaker = cleanText(trimmed.slice(0, colon));
  if (!labelCharacters.test(speaker) || speaker.split(' ').length > MOST_WORDS) return null;
  return { speaker, text: line.slice(start + colon + 1) };
}

/**
 * Which of a file's possible labels are speakers: those that look like a name ("Kari Moe", "THERAPIST", "T1"), and
 * others ("therapist") that a tenth of the labelled lines begin with, more than once unless no label looks like a name.
 *
 * @returns a test for a label
 */
export function findSpeakers(labels: readonly string[]): (label: string) => boolean {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const anyName = [...counts.keys()].some(looksLikeName);
  const speakers = [...counts].filter(([label, count]) => {
    const isCommon = count * 10 >= labels.length && (count > 1 || !anyName);
    return isCommon || looksLikeName(label);
  });
  const known = new Set(speakers.map(([label]) => label));
  return (label) => known.has(label);
}

/** Whether every word of a label begins like a word of a name. What stands in parentheses doesn't matter. */
export function looksLikeName(label: string): boolean {
  const words = label
    .replaceAll(/\([^()]*\)|<[^<>]*>/g, ' ')
    .split(/[\s,/]+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => /^[\p{Lu}\p{N}[&#_@+-]/u.test(word) || particles.has(word));
}
