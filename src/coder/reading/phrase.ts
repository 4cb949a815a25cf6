import { plainWords } from './plain-words.ts';

/**
 * One step of a phrase: a word in small letters, the beginning of one with `*`, `_` or `...`. Plain text, because the
 * built program reads thousands of them at its start. The phrase language:
 * - words, whatever their case
 * - `(ok|all right|)` one of several wordings; an empty one makes the group optional
 * - `thank*` any word that begins so
 * - `_` any one word
 * - `...` none to three words
 * - `^` before the first word: only at the start of an utterance, opening words ("okay, so") left aside
 * - `$` after the last word: only at the end of an utterance
 */
export type PhraseStep = string;

/** Any one word. */
export const ANY = '_';
/** None to three words. */
export const GAP = '...';

/** One wording of a part of a phrase; empty where the part may be left out. */
export type PhraseWording = readonly PhraseStep[];

/** A phrase as parts that follow each other, each with its wordings. */
export interface Phrase {
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly parts: readonly (readonly PhraseWording[])[];
}

/** A part that stands for more wordings than this is better written as two phrases. */
const mostWordings = 5000;

/**
 * Reads a phrase. Its parts are what blanks outside of brackets divide.
 *
 * @throws Error where the phrase breaks the phrase language; the message says how to mend it
 */
export function readPhrase(phrase: string): Phrase {
  const trimmed = phrase.trim();
  const atStart = trimmed.startsWith('^');
  const atEnd = trimmed.endsWith('$');
  const body = trimmed.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  const parts = splitParts(phrase, body).map((part) => readPart(phrase, part));
  if (parts.every((wordings) => wordings.some((steps) => steps.length === 0)))
    throw new Error(`the phrase "${phrase}" must hold a word in each of its wordings`);
  if (isGap(parts[0]) || isGap(parts.at(-1)))
    throw new Error(`the phrase "${phrase}" must begin and end with a word, not with "..."`);
  return { atStart, atEnd, parts };
}

function isGap(part: readonly PhraseWording[] | undefined): boolean {
  return part?.some((steps) => steps[0] === GAP && steps.length === 1) ?? false;
}

/** Splits at blanks outside of brackets. A part that starts with an apostrophe belongs to the word before. */
function splitParts(phrase: string, body: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of body) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) throw new Error(`the phrase "${phrase}" closes a bracket that it did not open`);
    if (depth === 0 && /\s/.test(character)) parts.push('');
    else parts.push(parts.pop() + character);
  }
  if (depth > 0) throw new Error(`the phrase "${phrase}" has a bracket that is not closed`);
  return parts.filter((part) => part !== '').reduce<string[]>(glueApostrophes, []);
}

function glueApostrophes(parts: string[], part: string): string[] {
  const startsShort = /^\(*(?:[^()'|]*\|)*['’]/.test(part);
  if (startsShort && parts.length > 0) parts.push(`${parts.pop()} ${part}`);
  else parts.push(part);
  return parts;
}

function readPart(phrase: string, part: string): PhraseWording[] {
  const { wordings } = readChoice(phrase, part.match(/[()|]|[^()|]+/g) ?? []);
  const tidied = new Set(wordings.map((each) => each.replaceAll(/\s+(?=['’\s]|$)/g, '').trim()));
  return [...tidied].map((wording) => readSteps(phrase, wording));
}

/** Reads alternatives up to the closing bracket or the end. */
function readChoice(phrase: string, pieces: readonly string[]): { wordings: string[]; rest: readonly string[] } {
  const done: string[] = [];
  let open: string[] = [''];
  let left = pieces;
  for (let piece = left[0]; piece !== undefined && piece !== ')'; piece = left[0]) {
    left = left.slice(1);
    if (piece === '|') {
      done.push(...open);
      open = [''];
      continue;
    }
    const group = piece === '(' ? readChoice(phrase, left) : { wordings: [piece], rest: left };
    left = piece === '(' ? group.rest.slice(1) : group.rest;
    if (open.length * group.wordings.length > mostWordings)
      throw new Error(`a part of the phrase "${phrase}" stands for more than ${mostWordings} wordings: split it`);
    open = open.flatMap((before) => group.wordings.map((wording) => before + wording));
  }
  return { wordings: [...done, ...open], rest: left };
}

function readSteps(phrase: string, wording: string): PhraseStep[] {
  return wording
    .split(' ')
    .filter((piece) => piece !== '')
    .flatMap((piece): PhraseStep[] => {
      if (piece === GAP || piece === ANY) return [piece];
      if (piece.endsWith('*')) return [piece.toLowerCase()];
      const words = plainWords(piece);
      if (words.length === 0)
        throw new Error(`"${piece}" is no word in the phrase "${phrase}": "^" and "$" stand outside of all brackets`);
      return words;
    });
}
