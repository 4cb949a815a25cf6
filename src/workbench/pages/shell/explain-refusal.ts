import { Refusal } from '../request.ts';
import { words } from '../settings.ts';

/** What went wrong with a wish to the server, in a sentence for a person. */
export function explainRefusal(error: unknown): string {
  return error instanceof Refusal ? error.message : words.value.save.away;
}
