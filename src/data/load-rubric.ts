import { createHash } from 'node:crypto';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { readShippedData } from './shipped-data.ts';
import { isShippedRubric } from './shipped-rubrics.ts';

/** A rubric with the hash of its whole content, what it extends included. */
export interface LoadedRubric {
  readonly rubric: Rubric;
  readonly sha256: string;
}

/**
 * Loads a rubric: a shipped one by its id, or a user's own by the path of its YAML file.
 *
 * @throws InputFault that names the first fault with its line and how many more there are
 */
export async function loadRubric(idOrPath: string): Promise<LoadedRubric> {
  const rubric = isShippedRubric(idOrPath) ? await readShippedData<Rubric>(idOrPath) : await loadRubricFile(idOrPath);
  return { rubric, sha256: createHash('sha256').update(JSON.stringify(rubric)).digest('hex') };
}

async function loadRubricFile(path: string): Promise<Rubric> {
  // On demand: only a user's own rubric needs zod and the YAML parser.
  const { checkRubric } = await import('./check-rubric.ts');
  const checked = await checkRubric(path);
  if (checked.ok) return checked.rubric;
  const [first, ...more] = checked.faults;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more: miti rubric check ${path})`;
  throw new InputFault({ problem: `${first?.message}${rest}`, place: first?.place ?? path });
}
