import type { Token } from './sentence.ts';

/** What is known of words, found out once a word, however often it is said. */
export class WordTable<Fact> {
  private readonly facts: (Fact | undefined)[] = [];
  private readonly findOut: (word: string) => Fact;

  /** @param findOut what to know of a word, which it gets in small letters */
  constructor(findOut: (word: string) => Fact) {
    this.findOut = findOut;
  }

  of({ normal, number }: Token): Fact {
    const { facts } = this;
    if (number === null) return this.findOut(normal);
    const known = number < facts.length ? facts[number] : undefined;
    if (known !== undefined) return known;
    while (facts.length <= number) facts.push(undefined);
    const fresh = this.findOut(normal);
    facts[number] = fresh;
    return fresh;
  }
}
