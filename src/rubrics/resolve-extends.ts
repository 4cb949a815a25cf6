import { extendRubric } from '../instrument/extend-rubric.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { isShippedRubric, shippedRubrics } from './shipped-rubrics.ts';

/**
 * A rubric's data laid over the shipped one that it extends; other data as it is. The result still has to be validated.
 *
 * @param readBase reads a shipped rubric by its id
 * @throws InputFault when it extends a rubric that is not shipped
 */
export async function resolveExtends(
  data: unknown,
  place: string,
  readBase: (id: string) => Promise<Rubric>,
): Promise<unknown> {
  if (typeof data !== 'object' || data === null || !('extends' in data)) return data;
  if (!isShippedRubric(data.extends)) {
    throw new InputFault({
      problem: `extends the unknown rubric "${String(data.extends)}"`,
      place,
      remedy: `extend one of ${shippedRubrics.join(', ')}`,
    });
  }
  return extendRubric(await readBase(data.extends), data as Record<string, unknown>);
}
