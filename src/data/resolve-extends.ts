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
      problem: `extends the unknown rubric ${JSON.stringify(data.extends)}`,
      place,
      remedy: `extend one of ${shippedRubrics.join(', ')}`,
    });
  }
  const own = data as Record<string, unknown>;
  const lacking = ['id', 'name'].filter((key) => own[key] === undefined || own[key] === data.extends);
  if (lacking.length > 0) {
    throw new InputFault({
      problem: `has no ${lacking.join(' and ')} of its own`,
      place,
      remedy: 'give it one, so that its scores are not taken for those of the rubric it extends',
    });
  }
  return extendRubric(await readBase(data.extends), own);
}
