import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bandScalesSchema } from '../agreement/bands.ts';
import { cuesSchema } from '../coder/reading/cues-schema.ts';
import { coderExamplesSchema } from '../coder/rules/coder-examples-schema.ts';
import { codeNamesSchema } from '../exchange/cacti/code-names-schema.ts';
import { columnNamesSchema } from '../exchange/totals/column-names-schema.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { rubricSchema } from '../instrument/rubric-schema.ts';
import { roleNamesSchema } from '../transcript/role-names-schema.ts';
import { packageRoot } from './package-root.ts';
import { parseYaml } from './parse-yaml.ts';
import { resolveExtends } from './resolve-extends.ts';

/** Which schema a file of `rubrics/` follows, by what it says in its first line. */
const schemas = {
  'miti-rubric/1': rubricSchema,
  'miti-cues/1': cuesSchema,
  'miti-coder-examples/1': coderExamplesSchema,
  'miti-agreement-bands/1': bandScalesSchema,
  'miti-code-names/1': codeNamesSchema,
  'miti-column-names/1': columnNamesSchema,
  'miti-role-names/1': roleNamesSchema,
};

/**
 * Reads one YAML file of `rubrics/` and validates it by the schema that it names.
 *
 * @throws InputFault with the file and line of the first fault
 */
export async function validateShippedData(name: string): Promise<unknown> {
  const place = join('rubrics', `${name}.yaml`);
  const { data, lineOf } = await parseYaml(readFileSync(join(packageRoot, place), 'utf8'), place);
  const schema = schemaOf(data);
  if (!schema) throw new InputFault({ problem: 'names no known schema', place: `${place}:1` });
  const readBase = async (id: string) => (await validateShippedData(id)) as Rubric;
  const parsed = schema.safeParse(await resolveExtends(data, place, readBase));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
  throw new InputFault({ problem: `${path.join('.')}: ${issue?.message}`, place: `${place}:${lineOf(path)}` });
}

function schemaOf(data: unknown): (typeof schemas)[keyof typeof schemas] | undefined {
  const named = (data as { schema?: unknown } | null)?.schema;
  return typeof named === 'string' && Object.hasOwn(schemas, named)
    ? schemas[named as keyof typeof schemas]
    : undefined;
}
