import type { Cues } from './cues.ts';

/** The lists of words of a language, each for look-up by a word's normal form. */
export type WordSets = Readonly<Record<keyof Cues['lists'], ReadonlySet<string>>>;

/** Kinds of words that the model looks at, by the list of the language that holds them. */
export const wordKinds = [
  'firstPerson',
  'secondPerson',
  'firstPersonPlural',
  'thirdPerson',
  'hedges',
  'directives',
  'factual',
  'praising',
  'planning',
  'autonomy',
  'negations',
  'desire',
  'ability',
  'reason',
  'need',
  'commitment',
  'activation',
  'steps',
  'statusQuo',
  'change',
  'contrast',
] as const satisfies readonly (keyof WordSets)[];

export type WordKind = (typeof wordKinds)[number] | 'feelings';

/** What the lists of a language say of a word. */
export interface WordFacts {
  /** Whether it has content of its own: it is no frequent word, opener, listening noise or number. */
  readonly content: boolean;
  readonly kinds: readonly WordKind[];
}

const shortestContent = 3;
/** Length of the shortest beginning of a feeling word, in characters. */
const shortestFeeling = 3;

/** Looks words up in the lists of a language. */
export class WordBook {
  private readonly lists: WordSets;
  private readonly feelingStarts: ReadonlySet<string>;
  private readonly listed: ReadonlyMap<string, WordFacts>;

  constructor(lists: WordSets) {
    this.lists = lists;
    this.feelingStarts = new Set([...lists.feelings].map((feeling) => feeling.slice(0, shortestFeeling)));
    const { stopWords, openers, facilitative } = lists;
    const kinds = wordKinds.map((kind) => lists[kind]);
    const words = new Set([stopWords, openers, facilitative, ...kinds].flatMap((list) => [...list]));
    this.listed = new Map([...words].map((word) => [word, this.describeListed(word)]));
  }

  /** What is known of a word, as it is or without its ending: "you're" counts as "you". */
  factsOf(normal: string): WordFacts {
    return this.listed.get(normal) ?? this.listed.get(withoutEnding(normal)) ?? this.describeOther(normal);
  }

  /** The longest beginning of a word that is the beginning of a feeling word; null where there is none. */
  feelingIn(normal: string): string | null {
    if (!this.feelingStarts.has(normal.slice(0, shortestFeeling))) return null;
    for (let length = normal.length; length >= shortestFeeling; length -= 1) {
      const part = normal.slice(0, length);
      if (this.lists.feelings.has(part)) return part;
    }
    return null;
  }

  private describeListed(word: string): WordFacts {
    const { stopWords, openers, facilitative } = this.lists;
    const isEmpty = stopWords.has(word) || openers.has(word) || facilitative.has(word);
    const { content, kinds } = this.describeOther(word);
    return {
      content: content && !isEmpty,
      kinds: [...wordKinds.filter((kind) => this.lists[kind].has(word)), ...kinds],
    };
  }

  private describeOther(word: string): WordFacts {
    const content = word.length >= shortestContent && !/^\d/.test(word);
    return { content, kinds: this.feelingIn(word) === null ? none : feeling };
  }
}

const none: readonly WordKind[] = [];
const feeling: readonly WordKind[] = ['feelings'];

function withoutEnding(word: string): string {
  const ending = word.indexOf("'");
  return ending > 0 ? word.slice(0, ending) : word;
}
