import type { PeopleAnswer } from '../../../workbench/api/codings.ts';
import type { Workbench } from '../workbench.ts';
import { requireAsked, useOwn } from './own-coding.ts';

/**
 * Whose session a coding is of.
 *
 * @throws Refusal where the coder did not ask for it
 */
export function showPeople(workbench: Workbench, id: string): Promise<PeopleAnswer> {
  return useOwn(workbench, id, (coding): PeopleAnswer => {
    requireAsked(coding, 'people');
    const { caseworker, client, transcript } = coding.basis.session;
    const speakers = Object.fromEntries(transcript?.turns.map(({ id, speaker }) => [id, speaker]) ?? []);
    return { caseworker, client, speakers };
  });
}
