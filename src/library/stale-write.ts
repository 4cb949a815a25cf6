import { InputFault } from '../instrument/input-fault.ts';

/** A write that started from an older revision than the library has. Nothing was written, and nothing is lost. */
export class StaleWrite extends InputFault {
  /** Revision that the library has. */
  readonly current: number;

  constructor(subject: string, given: number, current: number) {
    super({
      problem: `was changed by somebody else meanwhile (revision ${current}, your change started from ${given})`,
      place: subject,
      remedy: 'load it again and repeat your change',
    });
    this.current = current;
  }
}
