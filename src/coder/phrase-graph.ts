import { ANY, GAP, type Phrase, type PhraseStep, prefixOf, type Wording } from './phrase.ts';

/** A place between two words of a phrase, and where each next word leads. */
export interface Place {
  readonly id: number;
  readonly words: Map<string, Place[]>;
  /** Beginnings of words, by their first letters. */
  readonly prefixes: Map<string, [string, Place[]][]>;
  readonly any: Place[];
  /** Places reached without a word. */
  readonly free: Place[];
  /** Index of the phrase that ends here; null elsewhere. */
  ends: number | null;
}

/** Most words that "..." stands for. */
const longestGap = 3;

/** Builds the graphs of phrases: linear in the length of the phrases, whatever they combine to. */
export class PhraseGraphs {
  private places = 0;

  newPlace(): Place {
    this.places += 1;
    return { id: this.places, words: new Map(), prefixes: new Map(), any: [], free: [], ends: null };
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
      at.free.push(end);
    }
    return end;
  }

  private addStep(from: Place, step: PhraseStep): Place {
    if (step === GAP) return this.addGap(from);
    const next = this.newPlace();
    const prefix = prefixOf(step);
    if (step === ANY) from.any.push(next);
    else if (prefix !== null) addPrefix(from, prefix, [next]);
    else from.words.set(step, [...(from.words.get(step) ?? []), next]);
    return next;
  }

  private addGap(from: Place): Place {
    const end = this.newPlace();
    let at = from;
    at.free.push(end);
    for (let i = 0; i < longestGap; i += 1) {
      const next = this.newPlace();
      at.any.push(next);
      next.free.push(end);
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

const indexedLetters = 2;

/** Adds places that a beginning of a word leads to. */
export function addPrefix(from: Place, prefix: string, to: readonly Place[]): void {
  const key = prefix.slice(0, indexedLetters);
  from.prefixes.set(key, [...(from.prefixes.get(key) ?? []), [prefix, [...to]]]);
}

/** The places that a word leads to from one place, as yet without those that need no word. */
function placesAfter(place: Place, word: string): Place[] {
  const next = [...(place.words.get(word) ?? []), ...place.any];
  for (const [prefix, to] of place.prefixes.get(word.slice(0, indexedLetters)) ?? [])
    if (word.startsWith(prefix)) next.push(...to);
  return next;
}

/** The places that a word leads to. */
export function step(places: Iterable<Place>, word: string): Set<Place> {
  const next = new Set<Place>();
  for (const place of places) for (const each of placesAfter(place, word)) next.add(each);
  return withFree(next);
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
  const named = place.words.get(word);
  if (named && anyLeadsToEnd(named, words, at + 1, to)) return true;
  if (anyLeadsToEnd(place.any, words, at + 1, to)) return true;
  if (place.prefixes.size === 0) return false;
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
