import { describeRefusal } from '../../app/refusal.ts';
import { type ErrorAnswer, type ErrorKind, errorStatus } from '../api/errors.ts';

type Details = Omit<ErrorAnswer['error'], 'kind'>;

/** A request that the server itself turns away, before anything is asked of the program. */
export class ApiFault extends Error {
  readonly kind: ErrorKind;
  readonly details: Details;

  constructor(kind: ErrorKind, details: Details) {
    super(details.problem);
    this.kind = kind;
    this.details = details;
  }
}

/** What a person and the page are told; null for a defect, of which they are told nothing but that. */
function describeFault(error: unknown): ErrorAnswer['error'] | null {
  return error instanceof ApiFault ? { kind: error.kind, ...error.details } : describeRefusal(error);
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
