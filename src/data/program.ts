import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** What package.json says of the program. */
export interface ProgramFacts {
  readonly version: string;
}

export function readProgram(): ProgramFacts {
  return JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as ProgramFacts;
}
