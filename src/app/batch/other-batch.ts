// Results of one batch never replace those of another.
import { resolve } from 'node:path';
import { InputFault } from '../../instrument/input-fault.ts';
import { hashContent } from '../../library/record-ids.ts';
import type { BatchOutcome } from './code-entries.ts';
import type { BatchManifest } from './manifest.ts';
import type { Plan } from './plan.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import { findManifest } from './results-folder.ts';

/** @throws InputFault when the folder holds the results of a batch that the plan does not cover */
export async function refuseOtherBatch(folder: string, plan: PreparedPlan): Promise<void> {
  const known = await findManifest(folder);
  if (!known) return;
  const now = { options: plan.options, rubric: plan.setup.rubricSha256 };
  const before = { options: known.options, rubric: known.rubric.sha256 };
  if (hashContent(now) !== hashContent(before)) throw otherBatch(folder, 'with other options or another rubric');
  if (!asksForAllOf(plan.inputs, known.inputs)) throw otherBatch(folder, 'of other files or sessions');
}

/** Files may be added to those of a batch, and none left out; sessions are of the same filter. */
function asksForAllOf(now: Plan['inputs'], before: BatchManifest['inputs']): boolean {
  if (before.from === 'library') return now.from !== 'files' && hashContent(now.filter) === hashContent(before.filter);
  if (now.from !== 'files') return false;
  const paths = new Set(now.paths.map((path) => resolve(path)));
  return before.files.every(({ path }) => paths.has(resolve(path)));
}

/**
 * Which sessions of the library files hold is known once they are read: none of the folder's may be left out.
 *
 * @throws InputFault when one is
 */
export async function refuseLosing(folder: string, { inputs }: Plan, { sessions }: BatchOutcome): Promise<void> {
  if (inputs.from !== 'library' || inputs.paths.length === 0) return;
  const known = await findManifest(folder);
  const now = new Set(sessions.map(({ libraryId }) => libraryId));
  if (known?.sessions.some(({ libraryId }) => !now.has(libraryId))) {
    throw otherBatch(folder, 'of other files or sessions');
  }
}

function otherBatch(folder: string, which: string): InputFault {
  return new InputFault({
    problem: `holds the results of a batch ${which}`,
    place: folder,
    remedy: 'give another folder with -o',
  });
}
