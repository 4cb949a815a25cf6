import { type Language, languages } from '../coder/reading/cue-kinds.ts';
import type { Cues } from '../coder/reading/cues.ts';
import type { RoleNames } from '../transcript/role-names.ts';
import { readShippedData } from './shipped-data.ts';

/** The languages that the heuristic coder knows, for whoever offers them. */
export { type Language, languages };

/** The cues of every language that the heuristic coder knows. */
export async function loadCues(): Promise<readonly Cues[]> {
  return Promise.all(languages.map((language) => readShippedData<Cues>(`cues/${language}`)));
}

/** The names by which transcripts call clinician, client and others. */
export async function loadRoleNames(): Promise<RoleNames> {
  return readShippedData<RoleNames>('role-names');
}
