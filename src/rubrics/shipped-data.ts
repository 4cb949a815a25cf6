import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../package-root.ts';
import { parseYaml } from './parse-yaml.ts';

/** Where the build puts the shipped data as JSON, which parses a hundred times faster than YAML. */
const compiledFolder = join(packageRoot, 'dist', 'rubrics');
const runsFromBuild = !relative(join(packageRoot, 'dist'), fileURLToPath(import.meta.url)).startsWith('..');

/**
 * Reads one file of `rubrics/`, unvalidated. The built program reads the JSON that its build made of it, the sources
 * read the YAML itself.
 *
 * @param name path below `rubrics/` without its ending, such as `cues/en`
 */
export async function readShippedData(name: string): Promise<unknown> {
  if (runsFromBuild) return JSON.parse(readFileSync(join(compiledFolder, `${name}.json`), 'utf8'));
  const path = join(packageRoot, 'rubrics', `${name}.yaml`);
  const document = await parseYaml(readFileSync(path, 'utf8'), path);
  return document.data;
}
