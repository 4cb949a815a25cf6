import { InputFault } from '../../instrument/input-fault.ts';

/**
 * Reads JSON that the library wrote.
 *
 * @throws InputFault when somebody else changed it
 */
export function readJson<Value>(text: string, place: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    throw new InputFault({
      problem: 'the library holds damaged content here',
      place,
      remedy: 'run "miti library check" and restore a backup',
    });
  }
}
