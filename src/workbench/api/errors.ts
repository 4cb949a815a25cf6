import * as z from 'zod';

/**
 * What can go wrong, each with its HTTP status. The page words them in its language; `problem` is English, for what the
 * page has no words for.
 */
export const errorStatus = {
  /** The request is not of the agreed shape. */
  malformed: 400,
  /** No cookie of this server's start: open the URL that the server printed. */
  notEntered: 401,
  /** From another page or under another name than the server's own. */
  foreign: 403,
  /** Something that coders see only when they ask for it, and nobody did. */
  notAskedFor: 403,
  notFound: 404,
  /** The coding's log has other operations under these numbers: somebody else wrote meanwhile. */
  stale: 409,
  /** Another tab has the right to write. */
  notHolder: 409,
  /** The coding is final: re-open it first. */
  final: 409,
  tooLarge: 413,
  /** An operation that can't be done, a coding that is not complete, a key that is taken. */
  refused: 422,
  /** A person's input that the program can't use: a missing file, a full disk. */
  fault: 422,
  /** A defect of the program. */
  defect: 500,
} as const;

export type ErrorKind = keyof typeof errorStatus;

/** The body of every answer that is not a success. */
export const errorAnswer = z.object({
  error: z.object({
    kind: z.enum(Object.keys(errorStatus) as [ErrorKind, ...ErrorKind[]]),
    /** One sentence without a full stop. */
    problem: z.string(),
    /** Where: a field of the request, the number of an operation. */
    place: z.string().optional(),
    /** What to do about it. */
    remedy: z.string().optional(),
    /** Number of the last operation that the server has, where the kind is `stale`. */
    last: z.number().optional(),
  }),
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;
