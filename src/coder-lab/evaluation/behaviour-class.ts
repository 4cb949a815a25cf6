import type { CodedUtterance, SpokenUtterance } from '../../instrument/coding.ts';
import type { CodeId } from '../../instrument/rubric.ts';

/** The four main behaviours of a clinician's turn that AnnoMI tells apart (Wu et al. 2023, doi 10.3390/fi15030110). */
export const behaviourClasses = ['question', 'reflection', 'therapist_input', 'other'] as const;
export type BehaviourClass = (typeof behaviourClasses)[number];

/** Which codes of the MITI are of which behaviour; any other code, and none, is `other`. */
const classesOfCodes: ReadonlyMap<CodeId, BehaviourClass> = new Map([
  ['Q', 'question'],
  ['SEEK', 'question'],
  ['SR', 'reflection'],
  ['CR', 'reflection'],
  ['GI', 'therapist_input'],
  ['PERSUADE', 'therapist_input'],
  ['PERSUADE_WITH', 'therapist_input'],
]);

/**
 * The behaviour that a code is of; undefined for codes that AnnoMI has no behaviour for.
 *
 * @example
 * classOfCode('SEEK') // → 'question'
 */
export function classOfCode(code: CodeId | null): BehaviourClass | undefined {
  return code === null ? undefined : classesOfCodes.get(code);
}

/**
 * The behaviours that a turn holds; `other` where it holds none of the three.
 *
 * @example
 * listClasses([{ text: 'Why now?', code: 'Q' }, { text: 'Right.', code: null }]) // → Set { 'question' }
 */
export function listClasses(utterances: readonly Pick<CodedUtterance, 'code'>[]): ReadonlySet<BehaviourClass> {
  const found = new Set(utterances.flatMap(({ code }) => classOfCode(code) ?? []));
  return found.size === 0 ? new Set(['other']) : found;
}

/**
 * A turn's main behaviour: the one with most characters of text, of equals the first; `other` where no utterance is of
 * the three. Talk that is of none of them does not count against them.
 *
 * @example
 * findMainClass([{ text: 'So you are tired.', code: 'SR' }, { text: 'Why?', code: 'Q' }]) // → 'reflection'
 */
export function findMainClass(utterances: readonly Pick<SpokenUtterance, 'text' | 'code'>[]): BehaviourClass {
  const sizes = new Map<BehaviourClass, number>();
  for (const { text, code } of utterances) {
    const behaviour = classOfCode(code);
    if (behaviour !== undefined) sizes.set(behaviour, (sizes.get(behaviour) ?? 0) + countCharacters(text));
  }
  let main: BehaviourClass = 'other';
  let most = -1;
  for (const [behaviour, size] of sizes) {
    if (size <= most) continue;
    main = behaviour;
    most = size;
  }
  return main;
}

/** Code points, so that a letter outside the basic plane is one. */
function countCharacters(text: string): number {
  return [...text].length;
}
