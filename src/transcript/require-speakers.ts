import { InputFault } from '../instrument/input-fault.ts';

/**
 * Makes sure that somebody is named in a source that has speech.
 *
 * @throws InputFault with the remedy where nobody has a label
 */
export function requireSpeakers(pieces: readonly { readonly speaker: string | null }[], remedy: string): void {
  if (pieces.length === 0 || pieces.some((each) => each.speaker !== null)) return;
  throw new InputFault({ problem: 'the file does not say who speaks', remedy });
}
