import type { Revealed } from '../../../instrument/coding.ts';
import { Refusal } from '../../refusal.ts';
import type { Workbench } from '../workbench.ts';
import { appendShown } from '../write-shown.ts';
import type { OpenCoding } from './open-coding.ts';

/**
 * Does something with a coding of the present coder's, while nobody else does.
 *
 * @param fresh whether to read it from the library again, as another program may have written to it
 * @throws Refusal where there is no such coding, or it is another coder's
 */
export function useOwn<Result>(
  workbench: Workbench,
  id: string,
  work: (coding: OpenCoding) => Promise<Result> | Result,
  fresh = false,
): Promise<Result> {
  return workbench.codingsOf(id).use(
    id,
    (coding) => {
      requireOwn(workbench, coding);
      return work(coding);
    },
    fresh,
  );
}

/** Coders work without seeing each other's codings. */
function requireOwn(workbench: Workbench, { record }: OpenCoding): void {
  if (workbench.isPractice(record.id) || record.coder.id === workbench.coder) return;
  const remedy = `say that ${record.coder.id} codes, or begin a coding of your own`;
  throw new Refusal('notAskedFor', { problem: "this is another coder's coding", remedy });
}

/** @throws Refusal where another tab has the right to write */
export function requireHold({ holders }: Workbench, id: string, tab: string): void {
  if (holders.renew(id, tab)) return;
  const remedy = 'take it over here to write';
  throw new Refusal('notHolder', { problem: 'the coding is open for writing in another tab', remedy });
}

/** Writes what the coder was shown elsewhere into the log. A tab that writes at this moment is not disturbed. */
export async function noteShown(workbench: Workbench, coding: OpenCoding): Promise<void> {
  if (workbench.holders.holderOf(coding.record.id) === null) await appendShown(workbench, coding);
}

/** @throws Refusal where the coder did not ask for what is shown only to who asks, which the log would say */
export function requireAsked({ state }: OpenCoding, what: Revealed): void {
  if (state.revealed.includes(what)) return;
  const problem = 'this is shown only to who asks for it, and asking is recorded';
  throw new Refusal('notAskedFor', { problem, remedy: `add the operation that reveals ${what}` });
}
