import { type Cues, cuesSchema, languages } from '../coder/cues.ts';
import { type RoleNames, roleNamesSchema } from '../transcript/role-names.ts';
import { readShippedData } from './shipped-data.ts';

/** The cues of every language that the heuristic coder knows. */
export async function loadCues(): Promise<readonly Cues[]> {
  return Promise.all(languages.map(async (language) => cuesSchema.parse(await readShippedData(`cues/${language}`))));
}

/** The names by which transcripts call clinician, client and others. */
export async function loadRoleNames(): Promise<RoleNames> {
  return roleNamesSchema.parse(await readShippedData('role-names'));
}
