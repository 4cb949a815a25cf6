import { type FaultDetails, InputFault } from '../instrument/input-fault.ts';
import { StaleWrite } from '../library/stale-write.ts';
import type { ErrorKind } from '../workbench/api/errors.ts';

/** Why something that was asked for is not done, as far as a page acts on the reason. */
type RefusalKind = Extract<ErrorKind, 'notAskedFor' | 'notFound' | 'stale' | 'notHolder' | 'final' | 'refused'>;

interface RefusalDetails extends FaultDetails {
  /** Number of the last operation that the log has, where the kind is `stale`. */
  readonly last?: number;
}

/** Something that was asked for and is not done, with what to do about it. */
export class Refusal extends InputFault {
  readonly kind: RefusalKind;
  override readonly details: RefusalDetails;

  constructor(kind: RefusalKind, details: RefusalDetails) {
    super(details);
    this.kind = kind;
    this.details = details;
  }
}

/** The refusal of an operation or a choice that can't be done. */
export function refusalOf({ details }: InputFault): Refusal {
  return new Refusal('refused', details);
}

/** What a person and a page are told of an error; null for a defect of the program. */
export function describeRefusal(
  error: unknown,
): (RefusalDetails & { readonly kind: RefusalKind | Extract<ErrorKind, 'fault'> }) | null {
  if (error instanceof Refusal) return { kind: error.kind, ...error.details };
  if (error instanceof StaleWrite) return { kind: 'stale', ...error.details, last: error.current };
  if (error instanceof InputFault) return { kind: 'fault', ...error.details };
  return null;
}
