import type { ErrorAnswer } from '../api/errors.ts';

/** The server answered, and refused. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly error: ErrorAnswer['error'];

  constructor(error: ErrorAnswer['error']) {
    super(error.remedy === undefined ? error.problem : `${error.problem}; ${error.remedy}`);
    this.error = error;
  }
}

/** No answer: the server is away, or something between it and the page broke. */
export class Away extends Error {
  override readonly name = 'Away';
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
}

/** How long an answer may take, in milliseconds, before the server counts as away. */
const patience = 15_000;

/**
 * Asks the server, which answers as src/workbench/api says.
 *
 * @throws RefusedRequest with the server's reason
 * @throws Away where there is no answer that a page can read
 */
export async function ask<Answer>(path: string, request?: Request): Promise<Answer> {
  const answer = await send(path, request);
  const body: unknown = await answer.json().catch((cause: unknown) => {
    throw new Away(`the answer of ${path} broke off`, { cause });
  });
  return body as Answer;
}

/** Tells the server something to which it answers nothing. @throws RefusedRequest, Away as `ask` */
export async function send(path: string, request: Request = { method: 'GET' }): Promise<Response> {
  const hasBody = request.body !== undefined;
  const answer = await fetch(path, {
    method: request.method,
    ...(hasBody && { body: JSON.stringify(request.body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(patience),
  }).catch((cause: unknown) => {
    throw new Away('no answer', { cause });
  });
  if (answer.ok) return answer;
  const refusal: unknown = await answer.json().catch(() => undefined);
  // A defect of the program is no answer: what was asked is asked again.
  if (isErrorAnswer(refusal) && refusal.error.kind !== 'defect') throw new RefusedRequest(refusal.error);
  throw new Away(`status ${answer.status}`);
}

function isErrorAnswer(body: unknown): body is ErrorAnswer {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object';
}
