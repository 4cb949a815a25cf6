import type { Context } from 'hono';
import type * as z from 'zod';
import { ApiFault } from './api-fault.ts';

/** Largest body of a request, in bytes: five hundred operations with long notes. */
export const mostBodyBytes = 4_000_000;

/**
 * The body of a request.
 *
 * @throws ApiFault where it is no JSON of that shape
 */
export async function readBody<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw malformed('the body is not declared as application/json');
  const text = await c.req.text();
  try {
    return parse(schema, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed('the body is no JSON');
    throw error;
  }
}

/** The query of a request, each name once. */
export function readQuery<Schema extends z.ZodType>(c: Context, schema: Schema): z.output<Schema> {
  const repeated = Object.entries(c.req.queries()).find(([, values]) => values.length > 1);
  if (repeated) throw malformed('is given twice', repeated[0]);
  return parse(schema, c.req.query());
}

function parse<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw malformed(issue?.message ?? 'is not of the agreed shape', issue?.path.join('.'));
}

function malformed(problem: string, place?: string): ApiFault {
  return new ApiFault('malformed', place ? { problem, place } : { problem });
}
