import type { Cue, CueKind } from './cues.ts';
import { type Phrase, prefixOf } from './phrase.ts';
import { addPrefix, leadsToEnd, PhraseGraphs, type Place, step, withFree } from './phrase-graph.ts';
import type { Token } from './sentence.ts';

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
  readonly place: number;
  readonly start: Place;
}

/** All places that the words so far lead to. Made when first met and kept, so that known words cost one look-up. */
interface State {
  readonly places: ReadonlySet<Place>;
  readonly ends: readonly number[];
  readonly next: Map<string, State>;
  readonly nextOpening: Map<string, State>;
}

/** Transitions between states kept before all are forgotten, so that endless new words don't fill the memory. */
const mostTransitions = 200_000;
const longestMatch = 24;
const noHits: CueHits = new Map();
/** Words kept before all are forgotten. */
const mostWords = 50_000;

/** Finds a set of cues in one pass over the words, whatever their number: an automaton built as texts are read. */
export class CueMatcher {
  private readonly phrases: readonly IndexedPhrase[];
  private readonly anywhere: Place;
  private readonly atStart: Place;
  private readonly alphabet: Alphabet;
  private states = new Map<string, State>();
  private start: State | undefined;
  private transitions = 0;

  constructor(cues: readonly Cue[]) {
    const graphs = new PhraseGraphs();
    this.phrases = cues
      .flatMap((cue) => cue.phrases.map((phrase, place) => ({ cue, place, ...phrase })))
      .map((phrase, index) => ({ ...phrase, start: graphs.add(phrase, index) }));
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
    let found: Map<Cue, CueHit> | undefined;
    this.start ??= this.stateOf(new Set([this.anywhere, this.atStart]));
    let state = this.start;
    let at = 0;
    for (const { normal } of tokens) {
      state = this.follow(state, this.alphabet.letterFor(normal), at < opening);
      at += 1;
      if (state.ends.length === 0) continue;
      found ??= new Map();
      for (const index of state.ends) this.report(index, tokens, at, found);
    }
    return found ? group(found.values()) : noHits;
  }

  private report(index: number, tokens: readonly Token[], to: number, found: Map<Cue, CueHit>): void {
    const phrase = this.phrases[index];
    if (!phrase || found.has(phrase.cue) || (phrase.atEnd && to !== tokens.length)) return;
    found.set(phrase.cue, new FoundCue(phrase, tokens, to));
  }

  private follow(state: State, word: string, stillOpening: boolean): State {
    const known = stillOpening ? state.nextOpening : state.next;
    const next = known.get(word);
    if (next) return next;
    const places = step(state.places, word).add(this.anywhere);
    if (stillOpening) places.add(this.atStart);
    this.transitions += 1;
    if (this.transitions > mostTransitions) this.forget();
    const fresh = this.stateOf(places);
    known.set(word, fresh);
    return fresh;
  }

  private forget(): void {
    this.states = new Map();
    this.start = undefined;
    this.transitions = 0;
  }

  private stateOf(places: ReadonlySet<Place>): State {
    const key = [...places].map(({ id }) => id).join();
    const known = this.states.get(key);
    if (known) return known;
    const ends = [...places].flatMap((place) => place.ends ?? []);
    const state: State = { places, ends, next: new Map(), nextOpening: new Map() };
    this.states.set(key, state);
    return state;
  }
}

/** Words that no phrase tells apart are one letter to the automaton: most words are in no phrase at all. */
class Alphabet {
  private readonly words: ReadonlySet<string>;
  private readonly prefixes: ReadonlyMap<string, readonly string[]>;
  private readonly letters = new Map<string, string>();
  /** The letter of each word met. */
  private readonly known = new Map<string, string>();

  constructor(phrases: readonly Phrase[]) {
    const steps = new Set(phrases.flatMap(({ parts }) => parts.flat(2)));
    const prefixes = new Map<string, string[]>();
    for (const step of steps) {
      const prefix = prefixOf(step);
      if (prefix !== null) prefixes.set(prefix.slice(0, 2), [...(prefixes.get(prefix.slice(0, 2)) ?? []), prefix]);
    }
    this.words = steps;
    this.prefixes = prefixes;
  }

  /** The word itself where a phrase names it, else the first word met that begins with the same prefixes. */
  letterFor(word: string): string {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const letter = this.findLetter(word);
    if (this.known.size >= mostWords) this.known.clear();
    this.known.set(word, letter);
    return letter;
  }

  private findLetter(word: string): string {
    if (this.words.has(word)) return word;
    const fitting = this.prefixes.get(word.slice(0, 2))?.filter((prefix) => word.startsWith(prefix));
    if (!fitting || fitting.length === 0) return '';
    const key = fitting.join();
    const known = this.letters.get(key);
    if (known !== undefined) return known;
    this.letters.set(key, word);
    return word;
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
    for (const [word, next] of place.words) {
      const known = merged.words.get(word);
      if (known) known.push(...next);
      else merged.words.set(word, [...next]);
    }
    for (const [prefix, next] of [...place.prefixes.values()].flat()) addPrefix(merged, prefix, next);
    merged.any.push(...place.any);
  }
  return merged;
}

function group(found: Iterable<CueHit>): CueHits {
  const hits = new Map<CueKind, CueHit[]>();
  for (const hit of found) {
    const kin = hits.get(hit.cue.speaksFor);
    if (kin) kin.push(hit);
    else hits.set(hit.cue.speaksFor, [hit]);
  }
  for (const kin of hits.values()) if (kin.length > 1) kin.sort((a, b) => b.cue.strength - a.cue.strength);
  return hits;
}
