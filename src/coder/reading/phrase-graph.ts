import { ANY, GAP, type Phrase, type PhraseStep, prefixOf, type Wording } from './phrase.ts';

/** A place between two words of a phrase, and where each next word leads. Most places need little of it. */
export class Place {
  readonly id: number;
  words: Map<string, Place[]> | null = null;
  /** Beginnings of words, by their first letters. */
  prefixes: Map<string, [string, Place[]][]> | null = null;
  any: Place[] = none;
  /** Places reached without a word. */
  free: Place[] = none;
  /** Index of the phrase that ends here; null elsewhere. */
  ends: number | null = null;

  constructor(id: number) {
    this.id = id;
  }

  /** Adds places that a word leads to. */
  addWord(word: string, to: readonly Place[]): void {
    this.words ??= new Map();
    const known = this.words.get(word);
    if (known) known.push(...to);
    else this.words.set(word, [...to]);
  }

  /** Adds places that a beginning of a word leads to. */
  addPrefix(prefix: string, to: readonly Place[]): void {
    this.prefixes ??= new Map();
    const key = prefix.slice(0, indexedLetters);
    const known = this.prefixes.get(key);
    if (known) known.push([prefix, [...to]]);
    else this.prefixes.set(key, [[prefix, [...to]]]);
  }

  /** Adds places that any word leads to. */
  addAny(to: readonly Place[]): void {
    if (to.length > 0) this.any = [...this.any, ...to];
  }

  /** Adds a place that is reached without a word. */
  addFree(to: Place): void {
    this.free = [...this.free, to];
  }
}

/** Shared by all places that lead nowhere; never changed. */
const none: Place[] = [];
const indexedLetters = 2;

/** Most words that "..." stands for. */
const longestGap = 3;

/** Builds the graphs of phrases: linear in the length of the phrases, whatever they combine to. */
export class PhraseGraphs {
  private places = 0;

  newPlace(): Place {
    this.places += 1;
    return new Place(this.places);
  }

  /** @returns the place where the phrase begins */
  add({ parts }: Phrase, index: number): Place {
    const start = this.newPlace();
    const end = parts.reduce((from, wordings) => this.addPart(from, wordings), start);
    end.ends = index;
    return start;
  }

  private addPart(from: Place, wordings: readonly Wording[]): Place {
    const end = this.newPlace();
    const known = new Map<string, Place>();
    for (const steps of wordings) {
      let at = from;
      let path = '';
      for (const step of steps) {
        path += ` ${step}`;
        const next: Place = known.get(path) ?? this.addStep(at, step);
        known.set(path, next);
        at = next;
      }
      at.addFree(end);
    }
    return end;
  }

  private addStep(from: Place, step: PhraseStep): Place {
    if (step === GAP) return this.addGap(from);
    const next = this.newPlace();
    const prefix = prefixOf(step);
    if (step === ANY) from.addAny([next]);
    else if (prefix !== null) from.addPrefix(prefix, [next]);
    else from.addWord(step, [next]);
    return next;
  }

  private addGap(from: Place): Place {
    const end = this.newPlace();
    let at = from;
    at.addFree(end);
    for (let i = 0; i < longestGap; i += 1) {
      const next = this.newPlace();
      at.addAny([next]);
      next.addFree(end);
      at = next;
    }
    return end;
  }
}

/** The places and all that can be reached from them without a word. */
export function withFree(places: Iterable<Place>): Set<Place> {
  const reached = new Set(places);
  for (const place of reached) for (const next of place.free) reached.add(next);
  return reached;
}

/** The places that a word leads to. */
export function step(places: Iterable<Place>, word: string): Set<Place> {
  const next = new Set<Place>();
  for (const place of places) {
    const { words, any, prefixes } = place;
    for (const each of words?.get(word) ?? none) next.add(each);
    for (const each of any) next.add(each);
    if (!prefixes) continue;
    for (const [prefix, to] of prefixes.get(word.slice(0, indexedLetters)) ?? [])
      if (word.startsWith(prefix)) for (const each of to) next.add(each);
  }
  for (const place of next) for (const each of place.free) next.add(each);
  return next;
}

/** Whether the words from `at` up to `to` lead from the place to the end of the phrase. */
export function leadsToEnd(
  place: Place,
  words: readonly { readonly normal: string }[],
  at: number,
  to: number,
): boolean {
  if (at === to && place.ends !== null) return true;
  if (anyLeadsToEnd(place.free, words, at, to)) return true;
  const word = words[at]?.normal;
  if (at >= to || word === undefined) return false;
  const named = place.words?.get(word);
  if (named && anyLeadsToEnd(named, words, at + 1, to)) return true;
  if (anyLeadsToEnd(place.any, words, at + 1, to)) return true;
  if (!place.prefixes) return false;
  for (const [prefix, next] of place.prefixes.get(word.slice(0, indexedLetters)) ?? [])
    if (word.startsWith(prefix) && anyLeadsToEnd(next, words, at + 1, to)) return true;
  return false;
}

function anyLeadsToEnd(
  places: readonly Place[],
  words: readonly { readonly normal: string }[],
  at: number,
  to: number,
): boolean {
  for (let i = 0; i < places.length; i += 1) if (leadsToEnd(places[i] as Place, words, at, to)) return true;
  return false;
}
