import { InputFault } from '../../instrument/input-fault.ts';
import type { ReadGold } from './read-for-training.ts';

/** Fewest of what a model can be trained and measured on; below, it would learn the sessions by heart. */
export const least = { sessions: 6, groups: 4, utterances: 200, ofFamily: 15 } as const;

/** The families of codes that a model decides between, in words. */
const familyNames = ['questions', 'reflections', 'information or persuasion', 'utterances without these'];

/**
 * Refuses sessions that are too few or too much alike to train on.
 *
 * @throws InputFault that says what there is and what it takes
 */
export function requireEnough(sessions: readonly ReadGold[]): void {
  const groups = new Set(sessions.map(({ gold }) => gold.group)).size;
  const bags = sessions.flatMap(({ asWritten }) => asWritten.clinician.bags);
  const lacking = [
    ...few(sessions.length, least.sessions, 'coded sessions'),
    ...few(groups, least.groups, 'caseworkers or sessions that stand for themselves'),
    ...few(bags.length, least.utterances, 'coded utterances'),
    ...familyNames.flatMap((name, family) =>
      few(bags.filter(({ families }) => families.has(family)).length, least.ofFamily, name),
    ),
  ];
  if (lacking.length === 0) return;
  throw new InputFault({
    problem: `too little to train on: ${lacking.join('; ')}`,
    remedy: 'code more sessions, or go on with the model that is shipped',
  });
}

function few(given: number, needed: number, what: string): string[] {
  return given >= needed ? [] : [`${given} ${what} where ${needed} are needed`];
}
