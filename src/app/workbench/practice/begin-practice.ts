import type { Workbench } from '../workbench.ts';

/**
 * Begins a practice coding of a sample; it is kept until the server stops.
 *
 * @returns the id of the coding
 * @throws Refusal where there is no such sample
 */
export function beginPractice({ setup, coder }: Workbench, sample: string): Promise<string> {
  const startedAt = new Date(setup.clock()).toISOString();
  return setup.practice.begin(sample, coder ?? 'practice', startedAt, setup.version);
}
