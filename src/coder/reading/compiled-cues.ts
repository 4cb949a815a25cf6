import { CueMatcher } from './cue-matcher.ts';
import {
  type Behaviour,
  type CueKind,
  type Cues,
  clientCueKinds,
  type Language,
  leaningKinds,
  type WordLists,
} from './cues.ts';

/** Word lists for look-up. */
export type WordSets = Readonly<Record<keyof WordLists, ReadonlySet<string>>>;

/** Cues made ready for matching, once a language. */
export interface CompiledCues {
  readonly language: Language;
  readonly lists: WordSets;
  readonly behaviours: readonly Behaviour[];
  /** What speaks for codes and features in a clinician's utterance. */
  readonly clinician: CueMatcher;
  /** What is looked for in client speech. */
  readonly client: CueMatcher;
  /** What leans towards change or the status quo, whoever says it. */
  readonly leanings: CueMatcher;
  /** What cuts a sentence into utterances. */
  readonly parsing: CueMatcher;
}

const clientKinds: ReadonlySet<CueKind> = new Set(clientCueKinds);
const leanings: ReadonlySet<CueKind> = new Set(leaningKinds);
const parsingKinds: ReadonlySet<CueKind> = new Set(['check', 'split']);

const compiled = new WeakMap<Cues, CompiledCues>();

/** Compiles cues; the same cues are compiled once only. */
export function compileCues(cues: Cues): CompiledCues {
  const known = compiled.get(cues);
  if (known) return known;
  const of = (keep: (kind: CueKind) => boolean) => new CueMatcher(cues.cues.filter((cue) => keep(cue.speaksFor)));
  const fresh: CompiledCues = {
    language: cues.language,
    lists: setsOf(cues.lists),
    behaviours: cues.behaviours,
    clinician: of((kind) => !clientKinds.has(kind) && !leanings.has(kind) && kind !== 'split'),
    client: of((kind) => clientKinds.has(kind)),
    leanings: of((kind) => leanings.has(kind)),
    parsing: of((kind) => parsingKinds.has(kind)),
  };
  compiled.set(cues, fresh);
  return fresh;
}

function setsOf(lists: WordLists): WordSets {
  const entries = Object.entries(lists).map(([name, words]) => [
    name,
    new Set(words.map((each) => each.toLowerCase())),
  ]);
  return Object.fromEntries(entries) as WordSets;
}
