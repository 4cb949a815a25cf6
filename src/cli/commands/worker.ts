import { type Command, Option } from 'commander';
import { openChosenLibrary } from '../../app/open-library.ts';
import { chooseModel } from '../../data/load-model.ts';
import { libraryOption } from './library-option.ts';
import { modelOption } from './model-option.ts';
import { parseWhole } from './option-values.ts';

interface WorkerOptions {
  readonly library?: string;
  readonly model?: string;
  readonly idle?: number;
}

/** `miti worker`. */
export function addWorkerCommand(program: Command): void {
  program
    .command('worker')
    .description('code sessions that "miti batch --queue" has queued in a PostgreSQL library, until stopped')
    .addOption(libraryOption())
    .addOption(modelOption())
    .addOption(
      new Option('--idle <seconds>', 'end when there was nothing to do for so long').argParser((text) =>
        parseWhole(text, 0, 1_000_000, 'seconds are a whole number from 0.'),
      ),
    )
    .action(work);
}

async function work(options: WorkerOptions): Promise<void> {
  // On demand: other commands need neither a database nor a queue.
  const [
    { requirePostgres },
    { workForQueue },
    { openWorkQueue },
    { queueName },
    { loadCues },
    { hashContent },
    { readProgram },
  ] = await Promise.all([
    import('../../app/batch/batch.ts'),
    import('../../app/batch/work-for-queue.ts'),
    import('../../app/batch/work-queue.ts'),
    import('../../app/batch/queue-batch.ts'),
    import('../../data/load-language-data.ts'),
    import('../../library/record-ids.ts'),
    import('../../data/program.ts'),
  ]);
  const url = requirePostgres(options.library);
  const cues = await loadCues();
  const setup = {
    cues,
    cuesSha256: hashContent(cues),
    model: chooseModel(options.model),
    programVersion: readProgram().version,
  };
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  let [coded, failed] = [0, 0];
  const library = await openChosenLibrary(options, 'refuse');
  try {
    const queue = await openWorkQueue(url, { name: queueName(setup) });
    try {
      process.stderr.write(`miti: working for ${library.place}\n`);
      await workForQueue({
        library,
        queue,
        setup,
        signal: stop.signal,
        idleSeconds: options.idle ?? null,
        onDone: (problem) => {
          if (problem === null) coded += 1;
          else failed += 1;
        },
      });
    } finally {
      await queue.close();
    }
  } finally {
    await library.close();
  }
  process.stdout.write(`${coded} coded, ${failed} failed\n`);
}
