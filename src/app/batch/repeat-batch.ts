// Does a batch again, to see whether it gives the same bytes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type LibraryOption, withLibrary } from '../open-library.ts';
import type { Progress } from '../progress.ts';
import { readInput } from '../read-input.ts';
import { findDifferences } from './compare-manifests.ts';
import { parseManifest } from './manifest.ts';
import { planAgain } from './plan.ts';
import { preparePlan } from './prepare-plan.ts';
import { runPlan } from './run-plan.ts';

export interface RepeatRequest {
  /** Path of the manifest that the batch wrote beside its results. */
  readonly manifest: string;
  readonly standardInput: Readable;
  /** Where the sessions are, if the batch was of a library. */
  readonly library: LibraryOption;
  /** Null for as many as there are cores, up to a few. */
  readonly threads: number | null;
}

export interface Repetition {
  readonly coded: number;
  /** A line each; none where the results have the same bytes. */
  readonly differences: readonly string[];
}

/**
 * Codes the sessions of a batch anew, keeps nothing, and compares.
 *
 * @param progress counts sessions
 * @param signal stops it between two sessions
 * @returns null where it was stopped
 * @throws InputFault when the file is no manifest, or nothing can be coded so
 */
export async function repeatBatch(
  { manifest: path, standardInput, library, threads }: RepeatRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<Repetition | null> {
  const file = await readInput(path, standardInput);
  const before = parseManifest(new TextDecoder().decode(file.bytes), path);
  const plan = await preparePlan(planAgain(before));
  const output = await mkdtemp(join(tmpdir(), 'miti-repeat-'));
  const workers = { kind: 'threads', count: threads } as const;
  const run = { standardInput, output, isRepetition: true, workers, progress, onQueue: () => {}, signal };
  try {
    const finished =
      before.inputs.from === 'files'
        ? await runPlan(plan, { ...run, library: null })
        : await withLibrary(library, (opened) => runPlan(plan, { ...run, library: opened }));
    if (finished === null) return null;
    const { manifest: now } = finished;
    return { coded: now.counts.coded, differences: findDifferences(before, now) };
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}
