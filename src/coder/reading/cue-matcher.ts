import type { Cue, CueKind } from './cues.ts';
import { type Phrase, prefixOf } from './phrase.ts';
import { leadsToEnd, PhraseGraphs, type Place, step, withFree } from './phrase-graph.ts';
import type { Token } from './sentence.ts';
import { WordTable } from './word-table.ts';

/** A cue found in an utterance. */
export interface CueHit {
  readonly cue: Cue;
  /** The words that matched, as they were spoken. */
  readonly quote: string;
  /** Index of the first word that matched. */
  readonly from: number;
  /** Which of the cue's phrases matched. */
  readonly phraseIndex: number;
}

/** The cues found in an utterance, by what they speak for; the strongest first. */
export type CueHits = ReadonlyMap<CueKind, readonly CueHit[]>;

interface IndexedPhrase extends Phrase {
  readonly cue: Cue;
  /** The cue's number. */
  readonly number: number;
  readonly place: number;
  readonly start: Place;
}

/** All places that the words so far lead to. Made when first met and kept, so that known words cost one look-up. */
interface State {
  readonly places: ReadonlySet<Place>;
  readonly ends: readonly number[];
  /** By the letter of the next word. */
  readonly next: Map<number, State>;
  readonly nextOpening: Map<number, State>;
}

/** Transitions between states kept before all are forgotten, so that endless new words don't fill the memory. */
const mostTransitions = 200_000;
const longestMatch = 24;
const noHits: CueHits = new Map();

/** Finds a set of cues in one pass over the words, whatever their number: an automaton built as texts are read. */
export class CueMatcher {
  private readonly phrases: readonly IndexedPhrase[];
  private readonly anywhere: Place;
  private readonly atStart: Place;
  private readonly alphabet: Alphabet;
  private states = new Map<string, State>();
  private start: State | undefined;
  private transitions = 0;
  /** In which search each cue was last found, by its number; and the number of the search under way. */
  private readonly foundIn: Int32Array;
  private search = 0;

  constructor(cues: readonly Cue[]) {
    const graphs = new PhraseGraphs();
    this.phrases = cues
      .flatMap((cue, number) => cue.phrases.map((phrase, place) => ({ cue, number, place, ...phrase })))
      .map((phrase, index) => ({ ...phrase, start: graphs.add(phrase, index) }));
    this.foundIn = new Int32Array(cues.length);
    this.alphabet = new Alphabet(this.phrases);
    const starts = (atStart: boolean) =>
      this.phrases.filter((each) => each.atStart === atStart).map(({ start }) => start);
    this.anywhere = mergeStarts(graphs.newPlace(), starts(false));
    this.atStart = mergeStarts(graphs.newPlace(), starts(true));
  }

  /**
   * The cues found in the words, each once.
   *
   * @param opening how many words at the start are mere openers: a phrase that must start the utterance may stand
   *   before or after any of them
   */
  find(tokens: readonly Token[], opening: number): CueHits {
    const found: CueHit[] = [];
    this.search = (this.search + 1) | 0;
    this.start ??= this.stateOf(new Set([this.anywhere, this.atStart]));
    let state = this.start;
    let at = 0;
    for (const token of tokens) {
      state = this.follow(state, this.alphabet.letterOf(token), at < opening);
      at += 1;
      for (let i = 0; i < state.ends.length; i += 1) this.report(state.ends[i] as number, tokens, at, found);
    }
    return found.length > 0 ? group(found) : noHits;
  }

  private report(index: number, tokens: readonly Token[], to: number, found: CueHit[]): void {
    const phrase = this.phrases[index];
    if (!phrase || this.foundIn[phrase.number] === this.search || (phrase.atEnd && to !== tokens.length)) return;
    this.foundIn[phrase.number] = this.search;
    found.push(new FoundCue(phrase, tokens, to));
  }

  private follow(state: State, letter: number, stillOpening: boolean): State {
    const known = stillOpening ? state.nextOpening : state.next;
    const next = known.get(letter);
    if (next) return next;
    const places = step(state.places, this.alphabet.wordOf(letter)).add(this.anywhere);
    if (stillOpening) places.add(this.atStart);
    this.transitions += 1;
    if (this.transitions > mostTransitions) this.forget();
    const fresh = this.stateOf(places);
    known.set(letter, fresh);
    return fresh;
  }

  private forget(): void {
    this.states = new Map();
    this.start = undefined;
    this.transitions = 0;
  }

  private stateOf(places: ReadonlySet<Place>): State {
    let key = '';
    for (const { id } of places) key += `${id},`;
    const known = this.states.get(key);
    if (known) return known;
    const ends: number[] = [];
    for (const { ends: index } of places) if (index !== null) ends.push(index);
    const state: State = { places, ends, next: new Map(), nextOpening: new Map() };
    this.states.set(key, state);
    return state;
  }
}

/** Words that no phrase tells apart are one letter to the automaton: most words are in no phrase at all. */
class Alphabet {
  private readonly words: ReadonlySet<string>;
  private readonly prefixes: ReadonlyMap<string, readonly string[]>;
  /** The first word met of each letter; letter 0 is any word that no phrase names. */
  private readonly examples: string[] = [''];
  /** Letters by what tells them apart: the word itself, or the prefixes that it begins with. */
  private readonly letters = new Map<string, number>();
  private readonly table = new WordTable((word) => this.findLetter(word));

  constructor(phrases: readonly Phrase[]) {
    const steps = new Set<string>();
    for (const { parts } of phrases)
      for (const wordings of parts) for (const wording of wordings) for (const step of wording) steps.add(step);
    const prefixes = new Map<string, string[]>();
    for (const step of steps) {
      const prefix = prefixOf(step);
      if (prefix !== null) prefixes.set(prefix.slice(0, 2), [...(prefixes.get(prefix.slice(0, 2)) ?? []), prefix]);
    }
    this.words = steps;
    this.prefixes = prefixes;
  }

  /** The letter of a word. */
  letterOf(token: Token): number {
    return this.table.of(token);
  }

  /** A word of that letter. */
  wordOf(letter: number): string {
    return this.examples[letter] ?? '';
  }

  private findLetter(word: string): number {
    if (this.words.has(word)) return this.letterFor(word, word);
    const fitting = this.prefixes.get(word.slice(0, 2))?.filter((prefix) => word.startsWith(prefix));
    return fitting && fitting.length > 0 ? this.letterFor(`${fitting.join()}*`, word) : 0;
  }

  private letterFor(key: string, word: string): number {
    const known = this.letters.get(key);
    if (known !== undefined) return known;
    this.letters.set(key, this.examples.length);
    this.examples.push(word);
    return this.examples.length - 1;
  }
}

/** A hit whose first word is looked for only when somebody asks. */
class FoundCue implements CueHit {
  readonly cue: Cue;
  private readonly phrase: IndexedPhrase;
  private readonly tokens: readonly Token[];
  private readonly to: number;

  constructor(phrase: IndexedPhrase, tokens: readonly Token[], to: number) {
    this.cue = phrase.cue;
    this.phrase = phrase;
    this.tokens = tokens;
    this.to = to;
  }

  get phraseIndex(): number {
    return this.phrase.place;
  }

  get from(): number {
    for (let from = this.to - 1; from >= Math.max(0, this.to - longestMatch); from -= 1)
      if (leadsToEnd(this.phrase.start, this.tokens, from, this.to)) return from;
    return Math.max(0, this.to - 1);
  }

  get quote(): string {
    const words = this.tokens.slice(this.from, this.to);
    return words.map(({ text }) => text).join(' ');
  }
}

/** One place from which every phrase can begin. */
function mergeStarts(merged: Place, starts: readonly Place[]): Place {
  for (const place of withFree(starts)) {
    for (const [word, next] of place.words ?? []) merged.addWord(word, next);
    for (const kin of place.prefixes?.values() ?? []) for (const [prefix, next] of kin) merged.addPrefix(prefix, next);
    merged.addAny(place.any);
  }
  return merged;
}

function group(found: readonly CueHit[]): CueHits {
  const hits = new Map<CueKind, CueHit[]>();
  for (const hit of found) {
    const kin = hits.get(hit.cue.speaksFor);
    if (kin) kin.push(hit);
    else hits.set(hit.cue.speaksFor, [hit]);
  }
  if (hits.size < found.length)
    for (const kin of hits.values()) if (kin.length > 1) kin.sort((a, b) => b.cue.strength - a.cue.strength);
  return hits;
}
