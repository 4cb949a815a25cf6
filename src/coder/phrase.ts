import { splitWords } from './words.ts';

/**
 * One step of a phrase. The phrase language:
 * - words, whatever their case
 * - `(ok|all right|)` one of several wordings; an empty one makes the group optional
 * - `thank*` any word that begins so
 * - `_` any one word
 * - `...` none to three words
 * - `^` before the first word: only at the start of an utterance, opening words ("okay, so") left aside
 * - `$` after the last word: only at the end of an utterance
 */
export type PhraseStep =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'gap' };

/** One plain sequence that a phrase stands for. */
export interface PhraseSequence {
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly steps: readonly PhraseStep[];
}

/** A phrase that stands for more wordings than this is better written as two. */
const mostWordings = 20_000;

/**
 * Expands a phrase to the plain sequences it stands for.
 *
 * @throws Error where the phrase breaks the phrase language; the message says how to mend it
 */
export function expandPhrase(phrase: string): PhraseSequence[] {
  const trimmed = phrase.trim();
  const atStart = trimmed.startsWith('^');
  const atEnd = trimmed.endsWith('$');
  const body = trimmed.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  const { wordings, rest } = readChoice(phrase, body.match(/[()|]|[^()|]+/g) ?? []);
  if (rest.length > 0) throw new Error(`the phrase "${phrase}" closes a bracket that it did not open`);
  const tidied = new Set(wordings.map((each) => each.replaceAll(/\s+(?=['\s]|$)/g, '').trim()));
  return [...tidied].map((each) => ({ atStart, atEnd, steps: readSteps(phrase, each) }));
}

/** Reads alternatives up to the closing bracket or the end. */
function readChoice(phrase: string, parts: readonly string[]): { wordings: string[]; rest: readonly string[] } {
  const done: string[] = [];
  let open: string[] = [''];
  let left = parts;
  for (let part = left[0]; part !== undefined && part !== ')'; part = left[0]) {
    left = left.slice(1);
    if (part === '|') {
      done.push(...open);
      open = [''];
      continue;
    }
    const choices = part === '(' ? readGroup(phrase, left) : { wordings: [part], rest: left };
    left = choices.rest;
    if (open.length * choices.wordings.length > mostWordings)
      throw new Error(`the phrase "${phrase}" stands for more than ${mostWordings} wordings: split it`);
    open = open.flatMap((before) => choices.wordings.map((wording) => before + wording));
  }
  return { wordings: [...done, ...open], rest: left };
}

function readGroup(phrase: string, parts: readonly string[]): { wordings: string[]; rest: readonly string[] } {
  const { wordings, rest } = readChoice(phrase, parts);
  if (rest[0] !== ')') throw new Error(`the phrase "${phrase}" has a bracket that is not closed`);
  return { wordings, rest: rest.slice(1) };
}

function readSteps(phrase: string, wording: string): PhraseStep[] {
  const steps = wording.split(' ').flatMap((piece): PhraseStep[] => {
    if (piece === '...') return [{ kind: 'gap' }];
    if (piece === '_') return [{ kind: 'any' }];
    if (piece.endsWith('*')) return [{ kind: 'prefix', prefix: piece.slice(0, -1).toLowerCase() }];
    return splitWords(piece).map(({ normal }) => ({ kind: 'word', word: normal }));
  });
  const first = steps[0];
  if (!first || first.kind === 'gap' || steps.at(-1)?.kind === 'gap')
    throw new Error(`the phrase "${phrase}" must begin and end with a word in each of its wordings`);
  return steps;
}
