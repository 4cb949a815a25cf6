import { RefusedRequest } from '../request.ts';
import { messages } from '../settings.ts';

/** What went wrong with a request to the server, in a sentence for a person. */
export function explainRefusal(error: unknown): string {
  return error instanceof RefusedRequest ? error.message : messages.value.save.away;
}
