import { type CueKind, clientCueKinds, type Language, leaningKinds } from './cue-kinds.ts';
import { CueMatcher } from './cue-matcher.ts';
import type { Behaviour, Cues } from './cues.ts';
import { openEnglish } from './english.ts';
import { isFacilitative } from './facilitative.ts';
import { openNordic } from './nordic.ts';
import type { Reader } from './token.ts';
import { WordBook, type WordSets } from './word-facts.ts';

/** What is known of a language, from its file of cues: how its texts are read, its words, and the cues to look for. */
export interface Lexicon {
  readonly language: Language;
  readonly reader: Reader;
  readonly lists: WordSets;
  readonly words: WordBook;
  /** What the client's words for themselves become when they are given back: "I" comes back as "you". */
  readonly mirror: ReadonlyMap<string, string>;
  readonly behaviours: readonly Behaviour[];
  /** Whether a turn is facilitative speech [MITI E.1]. */
  isFacilitative(text: string): boolean;
  /** What speaks for codes and features in a clinician's utterance. */
  readonly clinician: CueMatcher;
  /** What is looked for in client speech. */
  readonly client: CueMatcher;
  /** What cuts a sentence into utterances. */
  readonly parsing: CueMatcher;
}

const clientKinds: ReadonlySet<CueKind> = new Set(clientCueKinds);
const leanings: ReadonlySet<CueKind> = new Set(leaningKinds);
const parsingKinds: ReadonlySet<CueKind> = new Set(['check', 'split']);

/** A memory of what was made of a file of cues: making it again would give the same. */
const opened = new WeakMap<Cues, Lexicon>();

/** Makes a file of cues ready for use; once for each file. */
export function openLexicon(cues: Cues): Lexicon {
  const known = opened.get(cues);
  if (known) return known;
  const lexicon = makeLexicon(cues);
  opened.set(cues, lexicon);
  return lexicon;
}

function makeLexicon(cues: Cues): Lexicon {
  const spellings = readSpellings(cues);
  const lists = Object.fromEntries(
    Object.entries(cues.lists).map(([name, words]) => [
      name,
      new Set(words.map((each) => spellings.get(each) ?? each)),
    ]),
  ) as unknown as WordSets;
  const of = (keep: (kind: CueKind) => boolean) =>
    new CueMatcher(
      cues.cues.filter((cue) => keep(cue.speaksFor)),
      spellings,
    );
  return {
    language: cues.language,
    reader: openReader(cues, lists, spellings),
    lists,
    words: new WordBook(lists),
    mirror: new Map(Object.entries(cues.mirror)),
    behaviours: cues.behaviours,
    isFacilitative: (text) => isFacilitative(text, cues),
    clinician: of((kind) => !clientKinds.has(kind) && kind !== 'split'),
    client: of((kind) => clientKinds.has(kind) || leanings.has(kind)),
    parsing: of((kind) => parsingKinds.has(kind)),
  };
}

/** The one spelling that stands for each other spelling of a word. */
export function readSpellings({ spellings }: Pick<Cues, 'spellings'>): ReadonlyMap<string, string> {
  return new Map(Object.entries(spellings).flatMap(([word, others]) => others.map((other) => [other, word] as const)));
}

function openReader({ language }: Cues, lists: WordSets, spellings: ReadonlyMap<string, string>): Reader {
  if (language === 'en') return openEnglish(spellings);
  return openNordic({ spellings, negations: lists.negations, abbreviations: lists.abbreviations });
}
