/** What a person has to know to mend an input: what is wrong, where, and what to do. */
export interface FaultDetails {
  /** What is wrong, as a sentence without a full stop: "column 'text' is missing". */
  readonly problem: string;
  /** Where: a file, a line, a path within a file. */
  readonly place?: string;
  /** What to do about it, as a sentence without a full stop. */
  readonly remedy?: string;
}

/**
 * An input that can't be used. It is the only error that reaches a person as one line and exit code 2; every other
 * error is a defect of the program and is rethrown.
 */
export class InputFault extends Error {
  override readonly name = 'InputFault';
  readonly details: FaultDetails;

  constructor(details: FaultDetails) {
    super(describeFault(details));
    this.details = details;
  }

  /** The same fault with its place put in front of (or in place of) the one known so far. */
  at(place: string): InputFault {
    const known = this.details.place;
    return new InputFault({ ...this.details, place: known === undefined ? place : `${place}: ${known}` });
  }
}

function describeFault({ problem, place, remedy }: FaultDetails): string {
  const where = place === undefined ? '' : `${place}: `;
  const what = remedy === undefined ? '' : `; ${remedy}`;
  return `${where}${problem}${what}`.replaceAll(/\s*\n\s*/g, ' ');
}
