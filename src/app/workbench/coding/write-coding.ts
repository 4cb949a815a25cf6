import type * as z from 'zod';
import type { HoldAnswer, holdBody, OperationsAnswer, operationsBody } from '../../../workbench/api/codings.ts';
import type { Workbench } from '../workbench.ts';
import { noteShown, requireHold, useOwn } from './own-coding.ts';

type OperationsBody = z.output<typeof operationsBody>;

/**
 * Adds operations to the log of a coding.
 *
 * @throws Refusal where another tab has the right to write, the log has other operations, or one can't be done
 */
export async function addOperations(
  workbench: Workbench,
  id: string,
  { tab, operations }: OperationsBody,
): Promise<OperationsAnswer> {
  await useOwn(workbench, id, () => requireHold(workbench, id, tab));
  const coding = await workbench.codingsOf(id).append(id, operations);
  const savedAt = new Date(workbench.setup.clock()).toISOString();
  return { last: coding.state.last, savedAt };
}

type HoldBody = z.output<typeof holdBody>;

/** Asks for the right to write to a coding, renews it, takes it over or gives it back; tells what others wrote. */
export function holdCoding(workbench: Workbench, id: string, { tab, want, after }: HoldBody): Promise<HoldAnswer> {
  const { holders } = workbench;
  return useOwn(workbench, id, async (coding): Promise<HoldAnswer> => {
    if (want === 'release') holders.release(id, tab);
    else if (want === 'take') holders.take(id, tab);
    else holders.renew(id, tab);
    if (want === 'release') await noteShown(workbench, coding);
    const holder = holders.holderOf(id);
    const whose = holder === null ? 'nobody' : holder === tab ? 'this' : 'another';
    return { holder: whose, last: coding.state.last, operations: [...coding.operationsAfter(after)] };
  });
}
