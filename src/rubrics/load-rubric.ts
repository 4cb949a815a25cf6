import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extendRubric } from '../instrument/extend-rubric.ts';
import { InputFault } from '../instrument/input-fault.ts';
import { parseRubric, type Rubric } from '../instrument/rubric.ts';
import { parseYaml, type YamlDocument } from './parse-yaml.ts';
import { readShippedData } from './shipped-data.ts';

/** The rubrics that come with the program, the default first. */
export const shippedRubrics = ['miti-4.2.1', 'miti-4.2.1-nav'] as const;

/** A rubric with the hash of its whole content, what it extends included. */
export interface LoadedRubric {
  readonly rubric: Rubric;
  readonly sha256: string;
}

/**
 * Loads a rubric: a shipped one by its id, or a user's own by the path of its YAML file.
 *
 * @throws InputFault that names the first fault with its line and how many more there are
 */
export async function loadRubric(idOrPath: string): Promise<LoadedRubric> {
  const checked = await checkRubric(idOrPath);
  if (checked.ok) return { rubric: checked.rubric, sha256: hashRubric(checked.rubric) };
  const [first, ...more] = checked.faults;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more: miti rubric check ${idOrPath})`;
  throw new InputFault({ problem: `${first?.message}${rest}`, place: first?.place ?? idOrPath });
}

/** A fault of a rubric file, with its place: `my-rubric.yaml:41 codes.3.hotkey`. */
export interface PlacedFault {
  readonly place: string;
  readonly message: string;
}

/**
 * Validates a rubric and finds all its faults.
 *
 * @throws InputFault when the file can't be read or isn't YAML, or when it extends an unknown rubric
 */
export async function checkRubric(
  idOrPath: string,
): Promise<
  { readonly ok: true; readonly rubric: Rubric } | { readonly ok: false; readonly faults: readonly PlacedFault[] }
> {
  const { data, lineOf } = await readRubricData(idOrPath);
  const parsed = parseRubric(await resolveExtends(data, idOrPath));
  if (parsed.ok) return parsed;
  const faults = parsed.faults.map(({ path, message }) => ({
    place: `${idOrPath}:${lineOf(path)} ${path.join('.')}`.trimEnd(),
    message,
  }));
  return { ok: false, faults };
}

async function readRubricData(idOrPath: string): Promise<YamlDocument> {
  if (isShipped(idOrPath)) return { data: await readShippedData(idOrPath), lineOf: () => 1 };
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

function isShipped(id: unknown): id is (typeof shippedRubrics)[number] {
  return shippedRubrics.some((each) => each === id);
}

async function resolveExtends(data: unknown, place: string): Promise<unknown> {
  if (typeof data !== 'object' || data === null || !('extends' in data)) return data;
  if (!isShipped(data.extends)) {
    throw new InputFault({
      problem: `extends the unknown rubric "${String(data.extends)}"`,
      place,
      remedy: `extend one of ${shippedRubrics.join(', ')}`,
    });
  }
  const base = await loadRubric(data.extends);
  return extendRubric(base.rubric, data as Record<string, unknown>);
}

function hashRubric(rubric: Rubric): string {
  return createHash('sha256').update(JSON.stringify(rubric)).digest('hex');
}
