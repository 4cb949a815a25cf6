import type * as z from 'zod';
import { InputFault } from '../instrument/input-fault.ts';

/**
 * Takes from parsed JSON or XML what a schema names, and leaves everything else.
 *
 * @throws InputFault at the first value that isn't as the schema says, with its path such as `segments[12].start`
 */
export function parseShape<Output>(data: unknown, schema: z.ZodType<Output>): Output {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  throw new InputFault({
    place: path.length === 0 ? 'the outermost value' : writePath(path),
    problem: describeIssue(issue, valueAt(data, path)),
    remedy: 'export the file again, unchanged',
  });
}

function describeIssue(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  if (value === undefined) return 'this is missing';
  const found = describeValue(value);
  if (issue?.code === 'invalid_type') return `expected ${issue.expected}, found ${found}`;
  if (issue?.code === 'too_small') return `${found} is less than ${issue.minimum}`;
  return `${found} is not written as it should be`;
}

/** Short, and without going into a value that may be deep or long. */
function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (Array.isArray(value)) return 'array';
  return typeof value === 'object' && value !== null ? 'object' : String(value);
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    data,
  );
}

function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
