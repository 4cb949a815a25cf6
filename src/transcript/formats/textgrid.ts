import { InputFault } from '../../instrument/input-fault.ts';
import type { TranscriptFormat } from '../format.ts';
import { placeInText } from '../place-in-text.ts';
import { baseName } from '../source-file.ts';
import { cleanSpeaker, joinPieces, type SpokenPiece } from '../spoken-turns.ts';

/**
 * Praat TextGrid, one interval tier a speaker. The long and the short form are read alike, as Praat does it: only
 * numbers, quoted texts and flags that stand free count; `xmin =` and `intervals [1]:` are words for human readers.
 */
export const textgrid: TranscriptFormat = {
  id: 'textgrid',
  name: 'Praat TextGrid',
  endings: ['TextGrid', 'textgrid'],
  recognise: ({ text, bytes }) => isTextGrid(text.slice(0, 500)) || isBinary(bytes),
  read: ({ path, text, bytes }) => {
    if (isBinary(bytes)) {
      throw new InputFault({
        problem: 'this TextGrid is in the binary form',
        remedy: 'open it in Praat and choose Save > Save as text file',
      });
    }
    const pieces = readTiers(text).toSorted((a, b) => (a.startSeconds ?? 0) - (b.startSeconds ?? 0));
    return [{ id: baseName(path), language: null, changeGoal: null, turns: joinPieces(pieces), notes: [] }];
  },
};

function isTextGrid(beginning: string): boolean {
  return /^\s*(?:File type\s*=\s*)?"ooTextFile/.test(beginning) && /"TextGrid/.test(beginning);
}

function isBinary(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 12)) === 'ooBinaryFile';
}

type TokenKind = 'number' | 'text' | 'flag';

interface Token {
  readonly kind: TokenKind;
  readonly value: string;
  readonly offset: number;
}

/** Gives one token after the other, each of the kind that has to come. */
interface TokenReader {
  /** @throws InputFault where something else comes, or nothing */
  readonly next: (kind: TokenKind, what: string) => string;
  /** A number that isn't negative. */
  readonly number: (what: string) => number;
}

function readTiers(text: string): SpokenPiece[] {
  const reader = readTokens(text);
  reader.next('text', 'the file type');
  const objectClass = reader.next('text', 'the object class');
  if (!objectClass.startsWith('TextGrid')) {
    throw new InputFault({ problem: `this is a Praat file of the class "${objectClass}"`, remedy: 'save a TextGrid' });
  }
  reader.number('the start of the recording');
  reader.number('the end of the recording');
  if (reader.next('flag', 'whether there are tiers') !== '<exists>') return [];
  const tiers = reader.number('how many tiers there are');
  const pieces: SpokenPiece[][] = [];
  for (let tier = 1; tier <= tiers; tier++) pieces.push(readTier(reader, tier));
  return pieces.flat();
}

function readTier(reader: TokenReader, tier: number): SpokenPiece[] {
  const isInterval = reader.next('text', `the kind of tier ${tier}`) === 'IntervalTier';
  const name = reader.next('text', `the name of tier ${tier}`);
  reader.number(`the start of tier "${name}"`);
  reader.number(`the end of tier "${name}"`);
  const size = reader.number(`the size of tier "${name}"`);
  const speaker = cleanSpeaker(name);
  const pieces: SpokenPiece[] = [];
  for (let number = 1; number <= size; number++) {
    const place = `of ${isInterval ? 'interval' : 'point'} ${number} in tier "${name}"`;
    const startSeconds = reader.number(`the start ${place}`);
    const endSeconds = isInterval ? reader.number(`the end ${place}`) : startSeconds;
    const text = reader.next('text', `the text ${place}`);
    if (isInterval && text.trim() !== '') pieces.push({ speaker, startSeconds, endSeconds, text });
  }
  return pieces;
}

function readTokens(text: string): TokenReader {
  const tokens = splitTokens(text);
  const next = (kind: TokenKind, what: string): string => {
    const { value: token } = tokens.next();
    if (token?.kind === kind) return token.value;
    throw new InputFault({
      place: placeInText(text, token?.offset ?? text.length),
      problem: `${what} should come here, but ${token ? `there is ${JSON.stringify(token.value.slice(0, 40))}` : 'the file ends'}`,
      remedy: 'save the file again in Praat',
    });
  };
  const number = (what: string): number => {
    const value = Number(next('number', what));
    if (value >= 0 && Number.isFinite(value)) return value;
    throw new InputFault({
      problem: `${what} is ${value}`,
      remedy: 'shift the times in Praat, so that none is negative',
    });
  };
  return { next, number };
}

/** Numbers, texts and flags that stand free, one after the other; everything else is skipped. */
function* splitTokens(text: string): Generator<Token, undefined> {
  const word = /[^\s"][^\s]*/y;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (/\s/.test(char)) continue;
    const offset = at;
    if (char === '"') {
      at = endOfText(text, at);
      yield { kind: 'text', value: text.slice(offset + 1, at).replaceAll('""', '"'), offset };
      continue;
    }
    word.lastIndex = at;
    const [value = char] = word.exec(text) ?? [];
    at += value.length - 1;
    if (value.startsWith('!')) at = endOfLine(text, at);
    else if (/^[+-]?\d{1,15}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/.test(value)) yield { kind: 'number', value, offset };
    else if (value === '<exists>' || value === '<absent>') yield { kind: 'flag', value, offset };
  }
  return undefined;
}

/** Offset of the quote that ends the text beginning at an offset; a doubled quote stands for one in the text. */
function endOfText(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 2)) {
    if (text[quote + 1] !== '"') return quote;
  }
  throw new InputFault({
    place: placeInText(text, start),
    problem: 'the quotation mark that opens here is never closed',
    remedy: 'save the file again in Praat',
  });
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
