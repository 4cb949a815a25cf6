import type { StatusAnswer } from '../../../workbench/api/codings.ts';
import type { LoggedOperation } from '../../../workbench/api/operations.ts';
import { unratedGlobals } from '../../../workbench/coding-log/unfinished.ts';
import { Refusal } from '../../refusal.ts';
import type { Workbench } from '../workbench.ts';
import { listUnwritten, nextOperation } from '../write-shown.ts';
import type { OpenCoding } from './open-coding.ts';
import { requireHold, useOwn } from './own-coding.ts';

/** Which tab wants it, and the number of the last operation that it knows. */
interface Asking {
  readonly tab: string;
  readonly last: number;
}

/**
 * Makes a draft final.
 *
 * @throws Refusal where a global is neither rated nor withheld, or the page does not know all operations
 */
export function finishCoding(workbench: Workbench, id: string, asking: Asking): Promise<StatusAnswer> {
  return changeStatus(workbench, id, asking, { kind: 'finish' }, ({ state, basis }) => {
    const unrated = unratedGlobals(state.document);
    if (unrated.length === 0) return;
    const names = basis.rubric.globals.filter(({ id }) => unrated.includes(id)).map(({ name }) => name);
    const remedy = 'rate them, or withhold them with a reason';
    throw new Refusal('refused', { problem: `not rated yet: ${names.join(', ')}`, remedy });
  });
}

/**
 * Makes a final coding a draft again.
 *
 * @throws Refusal where it is a draft already, or the page does not know all operations
 */
export function reopenCoding(
  workbench: Workbench,
  id: string,
  { reason, ...asking }: Asking & { readonly reason: string },
): Promise<StatusAnswer> {
  return changeStatus(workbench, id, asking, { kind: 'reopen', reason }, ({ state }) => {
    if (state.status === 'final') return;
    throw new Refusal('refused', { problem: 'the coding is a draft already', remedy: 'go on with it' });
  });
}

/** Writes what only the server may write, and brings the coding itself to where the log is. */
function changeStatus(
  workbench: Workbench,
  id: string,
  { tab, last }: Asking,
  operation: LoggedOperation['operation'],
  check: (coding: OpenCoding) => void,
): Promise<StatusAnswer> {
  return useOwn(workbench, id, async (coding): Promise<StatusAnswer> => {
    requireHold(workbench, id, tab);
    if (coding.state.last !== last) {
      const problem = `the coding has ${coding.state.last} operations, the page ${last}`;
      throw new Refusal('stale', { problem, remedy: 'load it again', last: coding.state.last });
    }
    check(coding);
    const shown = await listUnwritten(workbench, coding);
    const written = nextOperation(workbench, coding, operation, shown.length);
    const operations = [...shown, written];
    await coding.append(operations);
    await coding.keep();
    return { operations, last: written.number };
  });
}
