import { compileCues } from './compiled-cues.ts';
import type { Cues } from './cues.ts';
import { splitWords } from './words.ts';

/** Most words a turn of listening noises has. */
const mostWords = 5;

/** Whether a turn holds nothing but listening noises ("Yeah, yeah." "Mm-hm. Right."), at most a few words [MITI E.1]. */
export function isFacilitative(text: string, cues: Cues): boolean {
  if (text.length > 200 || text.trimEnd().endsWith('?')) return false;
  const { facilitative } = compileCues(cues).lists;
  const words = splitWords(text);
  return words.length > 0 && words.length <= mostWords && words.every(({ normal }) => facilitative.has(normal));
}
