import type { Token } from './annotate.ts';
import type { Cue, CueKind } from './cues.ts';
import { expandPhrase, type PhraseSequence, type PhraseStep } from './phrase.ts';

/** A cue found in an utterance. */
export interface CueHit {
  readonly cue: Cue;
  /** The words that matched, as they were spoken. */
  readonly quote: string;
  /** Index of the first word that matched, and of the first after it. */
  readonly from: number;
  readonly to: number;
}

/** The cues found in an utterance, by what they speak for; the strongest first. */
export type CueHits = ReadonlyMap<CueKind, readonly CueHit[]>;

interface Node {
  readonly words: Map<string, Node>;
  /** By the first two letters of the prefix. */
  readonly prefixes: Map<string, [string, Node][]>;
  any: Node | null;
  gap: Node | null;
  readonly ends: Set<number>;
  readonly endsAtEnd: Set<number>;
}

const longestGap = 3;
const indexedLetters = 2;

/** Finds a set of cues in one pass over the words: all phrases share one trie. */
export class CueMatcher {
  private readonly cues: readonly Cue[];
  private readonly anywhere: Node = newNode();
  private readonly atStart: Node = newNode();

  /** @throws Error where a phrase breaks the phrase language */
  constructor(cues: readonly Cue[]) {
    this.cues = cues;
    for (const [index, cue] of cues.entries())
      for (const sequence of cue.phrases.flatMap(expandPhrase)) this.add(sequence, index);
  }

  private add({ atStart, atEnd, steps }: PhraseSequence, index: number): void {
    const node = steps.reduce(followOrAdd, atStart ? this.atStart : this.anywhere);
    (atEnd ? node.endsAtEnd : node.ends).add(index);
  }

  /**
   * The cues found in the words, each once (where it first occurs).
   *
   * @param opening how many words at the start are mere openers: a phrase that must start the utterance may stand
   *   before or after any of them
   */
  find(tokens: readonly Token[], opening: number): CueHits {
    const found = new Map<number, [number, number]>();
    for (let from = 0; from < tokens.length; from += 1) {
      const report = (index: number, to: number) => {
        if (!found.has(index)) found.set(index, [from, to]);
      };
      walk(this.anywhere, tokens, from, report);
      if (from <= opening) walk(this.atStart, tokens, from, report);
    }
    return this.group(found, tokens);
  }

  private group(found: ReadonlyMap<number, [number, number]>, tokens: readonly Token[]): CueHits {
    const hits = new Map<CueKind, CueHit[]>();
    for (const [index, [from, to]] of found) {
      const cue = this.cues[index];
      if (!cue) continue;
      const quote = tokens
        .slice(from, to)
        .map((each) => each.text)
        .join(' ');
      const kin = hits.get(cue.speaksFor) ?? [];
      kin.push({ cue, quote, from, to });
      hits.set(cue.speaksFor, kin);
    }
    for (const kin of hits.values()) kin.sort((a, b) => b.cue.strength - a.cue.strength);
    return hits;
  }
}

function newNode(): Node {
  return { words: new Map(), prefixes: new Map(), any: null, gap: null, ends: new Set(), endsAtEnd: new Set() };
}

function followOrAdd(node: Node, step: PhraseStep): Node {
  if (step.kind === 'any') {
    node.any ??= newNode();
    return node.any;
  }
  if (step.kind === 'gap') {
    node.gap ??= newNode();
    return node.gap;
  }
  if (step.kind === 'word') {
    const next = node.words.get(step.word) ?? newNode();
    node.words.set(step.word, next);
    return next;
  }
  const key = step.prefix.slice(0, indexedLetters);
  const kin = node.prefixes.get(key) ?? [];
  node.prefixes.set(key, kin);
  const known = kin.find(([prefix]) => prefix === step.prefix);
  if (known) return known[1];
  const next = newNode();
  kin.push([step.prefix, next]);
  return next;
}

function walk(node: Node, tokens: readonly Token[], at: number, report: (index: number, to: number) => void): void {
  for (const index of node.ends) report(index, at);
  if (at === tokens.length) {
    for (const index of node.endsAtEnd) report(index, at);
  }
  if (node.gap) {
    for (let skip = 0; skip <= longestGap && at + skip <= tokens.length; skip += 1)
      walk(node.gap, tokens, at + skip, report);
  }
  const word = tokens[at]?.normal;
  if (word === undefined) return;
  const exact = node.words.get(word);
  if (exact) walk(exact, tokens, at + 1, report);
  for (const [prefix, next] of node.prefixes.get(word.slice(0, indexedLetters)) ?? [])
    if (word.startsWith(prefix)) walk(next, tokens, at + 1, report);
  if (node.any) walk(node.any, tokens, at + 1, report);
}
