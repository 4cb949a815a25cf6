import { once } from 'node:events';
import { refuseExisting, replaceFile, type Write } from '../../app/files/replace-file.ts';

export { refuseExisting, replaceFile, type Write };

/** Where a command writes to: standard output, unless a file is named. */
export interface OutputOptions {
  readonly output?: string;
  readonly force?: boolean;
}

/** Lets the work write to what the options name. */
export async function withOutput(
  options: OutputOptions,
  further: readonly string[],
  work: (write: Write) => Promise<void>,
): Promise<void> {
  const path = options.output;
  if (path === undefined) return work(writeToStandardOutput);
  refuseExisting(options, [path, ...further]);
  await replaceFile(path, work);
}

async function writeToStandardOutput(text: string | Uint8Array): Promise<void> {
  if (text.length > 0 && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
