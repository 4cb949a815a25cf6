import { createHash } from 'node:crypto';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { parseRubric } from '../instrument/rubric-schema.ts';
import type { RubricRecord } from './records.ts';

/** A loaded rubric as the library keeps it. */
export function rubricRecord({ rubric, sha256 }: { readonly rubric: Rubric; readonly sha256: string }): RubricRecord {
  return { id: rubric.id, sha256, content: JSON.stringify(rubric) };
}

interface KeptRubric {
  readonly segment: Partial<Rubric['segment']>;
}

/**
 * Fills in what a rubric lacks because it was kept before the key was required, so that codings made with it stay
 * readable. The record and its hash stay as they are.
 */
function withLaterKeys(rubric: KeptRubric): KeptRubric {
  if (typeof rubric?.segment?.recommendedSeconds !== 'number') return rubric;
  const { recommendedSeconds } = rubric.segment;
  // A tenth over the recommended length, as the shipped rubrics have it.
  return { ...rubric, segment: { longAboveSeconds: recommendedSeconds * 1.1, ...rubric.segment } };
}

/**
 * The rubric of a record.
 *
 * @throws InputFault when the record is not what its hash says
 */
export function readRubricRecord({ id, sha256, content }: RubricRecord): Rubric {
  const place = `rubric ${id} (${sha256.slice(0, 12)})`;
  if (createHash('sha256').update(content).digest('hex') !== sha256) {
    throw new InputFault({ problem: 'the kept rubric does not have the hash that codings name', place });
  }
  const parsed = parseRubric(withLaterKeys(JSON.parse(content) as KeptRubric));
  if (parsed.ok) return parsed.rubric;
  throw new InputFault({ problem: parsed.faults[0]?.message ?? 'is not a rubric', place });
}
