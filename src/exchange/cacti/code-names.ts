import type * as z from 'zod';
import { type ClientTalk, clientTalks } from '../../instrument/coding-schema.ts';
import type { CodeId } from '../../instrument/rubric.ts';
import { plainKey } from '../plain-key.ts';
import type { codeNamesSchema } from './code-names-schema.ts';

/** What the codes of other instruments become. */
export type CodeNames = z.infer<typeof codeNamesSchema>;

/** What one foreign code becomes. */
export type NamedCode =
  | { readonly role: 'clinician'; readonly code: CodeId | null; readonly near: boolean }
  | { readonly role: 'client'; readonly talk: ClientTalk };

/**
 * What a foreign code becomes; null where the table does not have it.
 *
 * @param speaker who speaks, where the source says; the same letters may mean one thing of a client and another of a
 *   clinician (ST is sustain talk or structure)
 */
export function findCode(name: string, names: CodeNames, speaker: 'clinician' | 'client' | null): NamedCode | null {
  const key = plainKey(name);
  const has = (list: readonly string[]) => list.some((each) => plainKey(each) === key);
  const clinician = speaker === 'client' ? null : findClinicianCode(has, names);
  if (clinician) return clinician;
  if (speaker === 'clinician') return null;
  const talk = clientTalks.find((each) => has(names.client[each]));
  return talk ? { role: 'client', talk } : null;
}

function findClinicianCode(has: (list: readonly string[]) => boolean, names: CodeNames): NamedCode | null {
  const find = (group: Readonly<Record<string, string[]>>) => Object.keys(group).find((code) => has(group[code] ?? []));
  const exact = find(names.exact);
  if (exact !== undefined) return { role: 'clinician', code: exact, near: false };
  const near = find(names.near);
  if (near !== undefined) return { role: 'clinician', code: near, near: true };
  return has(names.uncoded) ? { role: 'clinician', code: null, near: false } : null;
}
