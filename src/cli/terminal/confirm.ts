import { createInterface } from 'node:readline/promises';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Terminal } from './terminal.ts';

/**
 * Asks somebody at the terminal; whatever is no yes is a no.
 *
 * @throws InputFault when they stop instead of answering
 */
export async function confirm(terminal: Terminal, question: string): Promise<boolean> {
  const { stdin: input, stderr: output } = terminal;
  const reader = createInterface({ input, output });
  const stop = new AbortController();
  // Ctrl-C, and the end of the input.
  reader.once('SIGINT', () => stop.abort());
  reader.once('close', () => stop.abort());
  const answer = await reader.question(`${question} [y/N] `, { signal: stop.signal }).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
    output.write('\n');
    throw new InputFault({ problem: 'stopped; nothing of this file was written', remedy: 'start it again' });
  });
  reader.close();
  return /^(y|yes|j|ja)$/i.test(answer.trim());
}
