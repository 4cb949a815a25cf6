import { existsSync, readFileSync } from 'node:fs';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { parseRubric } from '../instrument/rubric-schema.ts';
import { parseYaml, type YamlDocument } from './parse-yaml.ts';
import { resolveExtends } from './resolve-extends.ts';
import { readShippedData } from './shipped-data.ts';
import { isShippedRubric, shippedRubrics } from './shipped-rubrics.ts';

/** A fault of a rubric file, with its place: `my-rubric.yaml:41 codes.3.hotkey`. */
export interface PlacedFault {
  readonly place: string;
  readonly message: string;
}

/** A rubric, or every fault found in it. */
export type CheckedRubric =
  | { readonly ok: true; readonly rubric: Rubric }
  | { readonly ok: false; readonly faults: readonly PlacedFault[] };

/**
 * Validates a rubric and finds all its faults.
 *
 * @throws InputFault when the file can't be read or isn't YAML, or when it extends an unknown rubric
 */
export async function checkRubric(idOrPath: string): Promise<CheckedRubric> {
  const { data, lineOf } = await readRubricData(idOrPath);
  const parsed = parseRubric(await resolveExtends(data, idOrPath, readShippedData<Rubric>));
  if (parsed.ok) return parsed;
  const faults = parsed.faults.map(({ path, message }) => ({
    place: `${idOrPath}:${lineOf(path)} ${path.join('.')}`.trimEnd(),
    message,
  }));
  return { ok: false, faults };
}

async function readRubricData(idOrPath: string): Promise<YamlDocument> {
  if (isShippedRubric(idOrPath)) return { data: await readShippedData(idOrPath), lineOf: () => 1 };
  if (!existsSync(idOrPath)) {
    throw new InputFault({
      problem: 'no such rubric',
      place: idOrPath,
      remedy: `give the path of a rubric file, or one of ${shippedRubrics.join(', ')}`,
    });
  }
  return parseYaml(readRubricText(idOrPath), idOrPath);
}

function readRubricText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputFault({ problem: `can't be read (${(error as Error).message})`, place: path });
  }
}
