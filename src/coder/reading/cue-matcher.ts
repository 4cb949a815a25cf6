import type { CueKind } from './cue-kinds.ts';
import type { Cue } from './cues.ts';
import { once } from './once.ts';
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

/**
 * The wordings of a part of a phrase as a tree of steps. A part may have thousands of wordings, most of which begin with
 * the same few words.
 */
interface WordingTree {
  readonly words: Map<string, WordingTree>;
  /** Steps that are no plain words, each with what may follow it. */
  readonly others: Map<string, WordingTree>;
  /** The place of the wording that ends here among those of the part; null where none does. */
  place: number | null;
}

/** A wording that matched: its place among those of its part, and the index behind the last word that matched. */
interface WordingEnd {
  readonly place: number;
  readonly to: number;
}

interface IndexedPhrase {
  readonly cue: Cue;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** Made when the first words of the phrase are first met: most phrases are never heard in a session. */
  readonly parts: () => readonly WordingTree[];
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
      for (const phrase of cue.phrases) this.index(cue, { ...phrase, parts: respell(phrase.parts, spellings) });
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

  private index(cue: Cue, { atStart, atEnd, parts }: Phrase): void {
    const phrase: IndexedPhrase = { cue, atStart, atEnd, parts: once(() => parts.map(growTree)) };
    for (const [first, second] of openingsOf(parts)) {
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
function openingsOf([wordings = [], ...rest]: Phrase['parts']): [first: string, second: string | undefined][] {
  const next = firstSteps(rest);
  const following = next?.every(isPlain) ? next : [undefined];
  return wordings.flatMap(([first, second]): [string, string | undefined][] => {
    if (first === undefined) return openingsOf(rest);
    if (second === undefined) return following.map((step) => [first, step]);
    return [[first, isPlain(second) ? second : undefined]];
  });
}

/** The steps that parts may begin with; null where they may all be left out. */
function firstSteps([wordings, ...rest]: Phrase['parts']): string[] | null {
  if (!wordings) return null;
  const own = [...new Set(wordings.flatMap(([first]) => first ?? []))];
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

function growTree(wordings: readonly PhraseWording[]): WordingTree {
  const root = emptyTree();
  for (const [place, wording] of wordings.entries()) {
    let tree = root;
    for (const step of wording) {
      const branches = isPlain(step) ? tree.words : tree.others;
      const next = branches.get(step) ?? emptyTree();
      branches.set(step, next);
      tree = next;
    }
    tree.place ??= place;
  }
  return root;
}

function emptyTree(): WordingTree {
  return { words: new Map(), others: new Map(), place: null };
}

/** Where the phrase ends if its parts from `part` on match the words from `at` on; null where they don't. */
function findEnd(phrase: IndexedPhrase, part: number, tokens: readonly Token[], at: number): number | null {
  const wordings = phrase.parts()[part];
  if (!wordings) return phrase.atEnd && at !== tokens.length ? null : at;
  const found: WordingEnd[] = [];
  findWordings(wordings, tokens, at, found);
  if (found.length > 1) found.sort((a, b) => a.place - b.place);
  for (const { to } of found) {
    const end = findEnd(phrase, part + 1, tokens, to);
    if (end !== null) return end;
  }
  return null;
}

/** Gathers the wordings that match the words from `at` on. */
function findWordings(tree: WordingTree, tokens: readonly Token[], at: number, found: WordingEnd[]): void {
  if (tree.place !== null) found.push({ place: tree.place, to: at });
  const word = tokens[at]?.normal;
  const next = word === undefined ? undefined : tree.words.get(word);
  if (next) findWordings(next, tokens, at + 1, found);
  for (const [step, rest] of tree.others) {
    if (step === GAP)
      for (let to = at; to <= Math.min(tokens.length, at + longestGap); to += 1) findWordings(rest, tokens, to, found);
    else if (word !== undefined && fits(step, word)) findWordings(rest, tokens, at + 1, found);
  }
}

/** Whether a word fits a step that is no plain word and no gap. */
function fits(step: string, word: string): boolean {
  return step === ANY || word.startsWith(step.slice(0, -1));
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
