import type * as z from 'zod';
import { type ErrorAnswer, errorAnswer } from '../api/errors.ts';

/** The server answered, and refused. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
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

/** How long an answer may take, in milliseconds, before the server counts as away. */
const patience = 15_000;

/**
 * Asks the server.
 *
 * @param schema what the answer must look like; null where it has no body
 * @throws Refusal with the server's reason
 * @throws Away where there is no answer, or none of the agreed shape
 */
export async function ask<Answer>(
  schema: z.ZodType<Answer>,
  path: string,
  request?: { readonly method: 'GET' | 'POST' | 'PUT'; readonly body?: unknown },
): Promise<Answer> {
  const answer = await send(path, request);
  const parsed = schema.safeParse(await answer.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new Away(`the answer of ${path} is not of the agreed shape: ${parsed.error.issues[0]?.message ?? ''}`);
}

/** Tells the server something to which it answers nothing. @throws Refusal, Away as `ask` */
export async function send(
  path: string,
  request: { readonly method: 'GET' | 'POST' | 'PUT'; readonly body?: unknown } = { method: 'GET' },
): Promise<Response> {
  const hasBody = request.body !== undefined;
  const answer = await fetch(path, {
    method: request.method,
    ...(hasBody && { body: JSON.stringify(request.body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(patience),
  }).catch((cause: unknown) => {
    throw new Away('no answer', { cause });
  });
  if (answer.ok) return answer;
  const refusal = errorAnswer.safeParse(await answer.json().catch(() => undefined));
  if (refusal.success && refusal.data.error.kind !== 'defect') throw new Refusal(refusal.data.error);
  throw new Away(`status ${answer.status}`);
}
