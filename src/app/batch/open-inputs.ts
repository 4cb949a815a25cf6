import type { Readable } from 'node:stream';
import type { Library } from '../../library/library.ts';
import type { Progress } from '../progress.ts';
import { readInput } from '../read-input.ts';
import { addToLibrary, type FileReading, readFiles, readLibrary, readLibrarySessions } from './batch-inputs.ts';
import type { BatchEntry } from './batch-setup.ts';
import type { PreparedPlan } from './prepare-plan.ts';

/** The sessions of a plan, and what has come to light of them so far. */
export interface PlanInputs {
  readonly entries: AsyncIterable<BatchEntry>;
  /** Files read, with their hashes. */
  readonly files: { path: string; sha256: string | null }[];
  /** Sessions without a transcript. */
  readonly leftOut: () => number;
  /** Sessions of files that were there before in the same words, in another file or the same. */
  readonly repeated: readonly string[];
}

/** Opens what a plan is to code. Each session, once it is known of, is a step of the progress. */
export async function openInputs(
  { inputs, options, roleNames }: PreparedPlan,
  library: Library | null,
  standardInput: Readable,
  progress: Progress,
): Promise<PlanInputs> {
  const files: PlanInputs['files'] = [];
  const repeated: string[] = [];
  let leftOut = 0;
  const reading: FileReading = {
    readFile: (path) => readInput(path, standardInput),
    format: options.format ?? undefined,
    roles: { clinician: options.clinician ?? undefined, client: options.client ?? undefined },
    roleNames,
    onFile: (path, sha256, sessions) => {
      files.push({ path, sha256 });
      progress.expect(sessions);
    },
  };
  const onRepeated = (name: string) => {
    repeated.push(name);
    progress.done();
  };
  const onLeftOut = () => {
    leftOut += 1;
    progress.done();
  };
  return { entries: await openEntries(), files, leftOut: () => leftOut, repeated };

  async function openEntries(): Promise<AsyncIterable<BatchEntry>> {
    if (inputs.from === 'files' || library === null) return readFiles(pathsOf(inputs), reading);
    if (inputs.from === 'sessions') {
      progress.expect(inputs.ids.length);
      return readLibrarySessions(library, inputs.ids);
    }
    if (inputs.paths.length > 0) return addToLibrary(readFiles(inputs.paths, reading), library, onRepeated);
    progress.expect(await library.countSessions(inputs.filter));
    return readLibrary(library, inputs.filter, onLeftOut);
  }
}

function pathsOf(inputs: PreparedPlan['inputs']): readonly string[] {
  return inputs.from === 'sessions' ? [] : inputs.paths;
}
