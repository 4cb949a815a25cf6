import { type Command, Option } from 'commander';
import type { Terminal } from '../terminal/terminal.ts';
import { libraryOption } from './library-option.ts';
import { modelOption } from './model-option.ts';
import { parseWhole } from './option-values.ts';

interface WorkerOptions {
  readonly library?: string;
  readonly model?: string;
  readonly idle?: number;
}

/** `miti worker`. */
export function addWorkerCommand(program: Command, terminal: Terminal): void {
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
    .action((options: WorkerOptions) => work(options, terminal));
}

async function work({ library, model, idle }: WorkerOptions, terminal: Terminal): Promise<void> {
  // On demand: other commands need neither a database nor a queue.
  const { runWorker } = await import('../../app/batch/run-worker.ts');
  const request = { library: { library }, model: model ?? null, idleSeconds: idle ?? null };
  const { coded, failed } = await terminal.interruptible((signal) =>
    runWorker(request, (place) => terminal.note(`working for ${place}`), signal),
  );
  await terminal.print(`${coded} coded, ${failed} failed\n`);
}
