import type { Rubric } from '../src/instrument/rubric.ts';

/** Data as they stand in the YAML files, which other checks validate. */
interface CoderDocsData {
  readonly rubric: Rubric;
  readonly examples: unknown;
  readonly cueFiles: readonly unknown[];
}

export function writeCoderDocs(data: CoderDocsData): string;
