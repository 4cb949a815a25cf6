import { InputFault } from '../../instrument/input-fault.ts';
import { StaleWrite } from '../../library/library.ts';
import { type ErrorAnswer, type ErrorKind, errorStatus } from '../api/errors.ts';

type Details = Omit<ErrorAnswer['error'], 'kind'>;

/** A request that can't be answered as it was meant. */
export class ApiFault extends Error {
  readonly kind: ErrorKind;
  readonly details: Details;

  constructor(kind: ErrorKind, details: Details) {
    super(details.problem);
    this.kind = kind;
    this.details = details;
  }
}

/** The fault of an operation or a choice that can't be done. */
export function refusal({ details }: InputFault): ApiFault {
  return new ApiFault('refused', details);
}

/** What a person and the page are told; null for a defect, of which they are told nothing but that. */
function describeFault(error: unknown): ErrorAnswer['error'] | null {
  if (error instanceof ApiFault) return { kind: error.kind, ...error.details };
  if (error instanceof StaleWrite) return { kind: 'stale', ...error.details, last: error.current };
  if (error instanceof InputFault) return { kind: 'fault', ...error.details };
  return null;
}

/** The answer to a request that failed. */
export function faultResponse(error: unknown): Response {
  const described = describeFault(error) ?? {
    kind: 'defect' as const,
    problem: 'the program has a defect; the terminal that it was started from says more',
  };
  return Response.json({ error: described } satisfies ErrorAnswer, { status: errorStatus[described.kind] });
}

export function isDefect(error: unknown): boolean {
  return describeFault(error) === null;
}
