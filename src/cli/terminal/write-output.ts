import { refuseExisting, replaceFile, type Write } from '../../app/files/replace-file.ts';
import type { Terminal } from './terminal.ts';

export { refuseExisting, replaceFile, type Write };

/** Where a command writes to: standard output, unless a file is named. */
export interface OutputOptions {
  readonly output?: string;
  readonly force?: boolean;
}

/**
 * Lets the work write to what the options name.
 *
 * @param further files that are written besides
 * @throws InputFault where one of the files is there already, or can't be written
 */
export async function withOutput(
  terminal: Terminal,
  options: OutputOptions,
  further: readonly string[],
  work: (write: Write) => Promise<void>,
): Promise<void> {
  const path = options.output;
  if (path === undefined) return work((text) => terminal.print(text));
  refuseExisting(options, [path, ...further]);
  await replaceFile(path, work);
}
