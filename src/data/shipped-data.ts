import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root.ts';

const builtFolder = join(packageRoot, 'dist', 'rubrics');
const runsFromBuild = !relative(join(packageRoot, 'dist'), fileURLToPath(import.meta.url)).startsWith('..');

/**
 * Reads one file of `rubrics/`. The built program reads the JSON that its build made of the YAML and validated; that is a
 * hundred times quicker, and needs neither the YAML parser nor zod. The sources validate the YAML themselves.
 *
 * @param name path below `rubrics/` without its ending, such as `cues/en`
 */
export async function readShippedData<Data>(name: string): Promise<Data> {
  if (runsFromBuild) return JSON.parse(readFileSync(join(builtFolder, `${name}.json`), 'utf8')) as Data;
  const { validateShippedData } = await import('./validate-shipped-data.ts');
  return (await validateShippedData(name)) as Data;
}
