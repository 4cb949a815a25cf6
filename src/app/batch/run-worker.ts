// Codes sessions that a batch has queued in the library's database.
import { loadCues } from '../../data/load-language-data.ts';
import { chooseModel } from '../../data/load-model.ts';
import { readProgram } from '../../data/program.ts';
import { hashContent } from '../../library/record-ids.ts';
import { type LibraryOption, withLibrary } from '../open-library.ts';
import { queueName } from './queue-batch.ts';
import { findQueuePlace } from './queue-place.ts';
import { type WorkerSetup, workForQueue } from './work-for-queue.ts';
import { openWorkQueue } from './work-queue.ts';

export interface WorkerRequest {
  readonly library: LibraryOption;
  /** Path of a model; `none` for the rules alone, null for the shipped one. */
  readonly model: string | null;
  /** Ends the worker when there was nothing to do for so long; null for never. */
  readonly idleSeconds: number | null;
}

export interface WorkerResult {
  readonly coded: number;
  readonly failed: number;
}

/**
 * Works until it is told to stop, or was idle for long enough.
 *
 * @param onStart hears which library it works for
 * @param signal ends it after the sessions that it has taken
 * @throws InputFault when the library is a file, or can't be used
 */
export async function runWorker(
  { library: asked, model, idleSeconds }: WorkerRequest,
  onStart: (place: string) => void,
  signal: AbortSignal,
): Promise<WorkerResult> {
  const url = await findQueuePlace(asked);
  const cues = await loadCues();
  const setup: WorkerSetup = {
    cues,
    cuesSha256: hashContent(cues),
    model: chooseModel(model),
    programVersion: readProgram().version,
  };
  return withLibrary(asked, async (library) => {
    const queue = await openWorkQueue(url, { name: queueName(setup) });
    let [coded, failed] = [0, 0];
    const onDone = (problem: string | null) => {
      if (problem === null) coded += 1;
      else failed += 1;
    };
    try {
      onStart(library.place);
      await workForQueue({ library, queue, setup, signal, idleSeconds, onDone });
    } finally {
      await queue.close();
    }
    return { coded, failed };
  });
}
