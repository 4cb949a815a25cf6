import type { CodeDefinition } from '../../../instrument/rubric.ts';

/** The style of a code's letters: its family's colour, and solid for the complex reflection. */
export function codeClass(code: Pick<CodeDefinition, 'id' | 'family'> | undefined): string {
  if (!code) return 'code none';
  return `code family-${code.family}${code.id === 'CR' ? ' solid' : ''}`;
}
