import type { Cue, CueKind } from './cues.ts';
import { ANY, GAP, type Phrase, type PhraseWording } from './phrase.ts';
import type { Token } from './token.ts';

/** A cue found in an utterance. */
export interface CueHit {
  readonly cue: Cue;
  /** The words that matched, as they were spoken. */
  readonly quote: string;
  /** Index of the first word that matched. */
  readonly from: number;
  /** Index behind the last word that matched. */
  readonly to: number;
}

/** The cues found in an utterance, by what they speak for; the strongest first. */
export type CueHits = ReadonlyMap<CueKind, readonly CueHit[]>;

interface IndexedPhrase extends Phrase {
  readonly cue: Cue;
}

/** Most words that "..." stands for. */
const longestGap = 3;
/** Letters by which beginnings of words are found. */
const indexedLetters = 2;
const noHits: CueHits = new Map();

type PhraseIndex = Map<string, Set<IndexedPhrase>>;

/** Phrases that begin with a word: by the word after it where that is a plain one, and all others. */
interface Beginning {
  readonly bySecond: PhraseIndex;
  readonly others: Set<IndexedPhrase>;
}

/**
 * Finds a set of cues in the words of an utterance. Of the thousands of phrases only those are tried that begin with the
 * two words at hand, or with the first of them where their second is not a plain word.
 */
export class CueMatcher {
  private readonly byWord = new Map<string, Beginning>();
  private readonly byPrefix: PhraseIndex = new Map();

  /** @param spellings other spellings of words, so that phrases and readers write them alike */
  constructor(cues: readonly Cue[], spellings: ReadonlyMap<string, string> = new Map()) {
    for (const cue of cues)
      for (const phrase of cue.phrases) this.index({ ...phrase, parts: respell(phrase.parts, spellings), cue });
  }

  /**
   * The cues found in the words, each once.
   *
   * @param opening how many words at the start are mere openers: a phrase that must start the utterance may stand
   *   before or after any of them
   */
  find(tokens: readonly Token[], opening: number): CueHits {
    const found = new Map<Cue, CueHit>();
    const tryAll = (phrases: ReadonlySet<IndexedPhrase> | undefined, from: number) => {
      if (!phrases) return;
      for (const phrase of phrases) {
        if (found.has(phrase.cue) || (phrase.atStart && from > opening)) continue;
        const to = findEnd(phrase, 0, tokens, from);
        if (to !== null) found.set(phrase.cue, { cue: phrase.cue, quote: quote(tokens, from, to), from, to });
      }
    };
    for (let from = 0; from < tokens.length; from += 1) {
      const word = tokens[from]?.normal ?? '';
      const beginning = this.byWord.get(word);
      tryAll(beginning?.others, from);
      tryAll(beginning?.bySecond.get(tokens[from + 1]?.normal ?? ''), from);
      tryAll(this.byPrefix.get(word.slice(0, indexedLetters)), from);
    }
    return found.size === 0 ? noHits : group([...found.values()]);
  }

  private index(phrase: IndexedPhrase): void {
    for (const [first, second] of openingsOf(phrase.parts)) {
      if (first.endsWith('*')) addTo(this.byPrefix, first.slice(0, indexedLetters), phrase);
      else if (second === undefined) this.beginningOf(first).others.add(phrase);
      else addTo(this.beginningOf(first).bySecond, second, phrase);
    }
  }

  private beginningOf(word: string): Beginning {
    const beginning = this.byWord.get(word) ?? { bySecond: new Map(), others: new Set() };
    this.byWord.set(word, beginning);
    return beginning;
  }
}

function addTo(index: PhraseIndex, key: string, phrase: IndexedPhrase): void {
  const known = index.get(key);
  if (known) known.add(phrase);
  else index.set(key, new Set([phrase]));
}

/** The first one or two steps of every way in which a phrase may begin; the second only where it is a plain word. */
function openingsOf(parts: Phrase['parts']): [first: string, second?: string][] {
  const [wordings = [], ...rest] = parts;
  return wordings.flatMap((wording): [string, string?][] => {
    const [first, second] = wording;
    if (first === undefined) return openingsOf(rest);
    if (second !== undefined) return [isPlain(second) ? [first, second] : [first]];
    const next = firstSteps(rest);
    return next?.every(isPlain) ? next.map((step) => [first, step]) : [[first]];
  });
}

/** The steps that parts may begin with; null where they may all be left out. */
function firstSteps([wordings, ...rest]: Phrase['parts']): string[] | null {
  if (!wordings) return null;
  const own = wordings.flatMap(([first]) => first ?? []);
  if (!wordings.some((wording) => wording.length === 0)) return own;
  const next = firstSteps(rest);
  return next && [...own, ...next];
}

function isPlain(step: string): boolean {
  return step !== ANY && step !== GAP && !step.endsWith('*');
}

function respell(parts: Phrase['parts'], spellings: ReadonlyMap<string, string>): Phrase['parts'] {
  return parts.map((wordings) => wordings.map((steps) => steps.map((step) => spellings.get(step) ?? step)));
}

/** Where the phrase ends if its parts from `part` on match the words from `at` on; null where they don't. */
function findEnd(phrase: Phrase, part: number, tokens: readonly Token[], at: number): number | null {
  const wordings = phrase.parts[part];
  if (!wordings) return phrase.atEnd && at !== tokens.length ? null : at;
  for (const wording of wordings) {
    const end = findEndOfWording(phrase, part, wording, 0, tokens, at);
    if (end !== null) return end;
  }
  return null;
}

/** The same, with a wording chosen for the part, from one of its steps on. */
function findEndOfWording(
  phrase: Phrase,
  part: number,
  wording: PhraseWording,
  step: number,
  tokens: readonly Token[],
  at: number,
): number | null {
  const expected = wording[step];
  if (expected === undefined) return findEnd(phrase, part + 1, tokens, at);
  if (expected === GAP) {
    for (let to = at; to <= Math.min(tokens.length, at + longestGap); to += 1) {
      const end = findEndOfWording(phrase, part, wording, step + 1, tokens, to);
      if (end !== null) return end;
    }
    return null;
  }
  const word = tokens[at]?.normal;
  if (word === undefined || !fits(expected, word)) return null;
  return findEndOfWording(phrase, part, wording, step + 1, tokens, at + 1);
}

function fits(step: string, word: string): boolean {
  return step === word || step === ANY || (step.endsWith('*') && word.startsWith(step.slice(0, -1)));
}

function quote(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ value }) => value)
    .join(' ');
}

function group(found: readonly CueHit[]): CueHits {
  const hits = new Map<CueKind, CueHit[]>();
  for (const hit of found.toSorted((a, b) => b.cue.strength - a.cue.strength)) {
    const same = hits.get(hit.cue.speaksFor);
    if (same) same.push(hit);
    else hits.set(hit.cue.speaksFor, [hit]);
  }
  return hits;
}
