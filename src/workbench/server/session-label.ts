import type { SessionSummary } from '../../library/records.ts';

type Labelled = Pick<SessionSummary, 'id' | 'label' | 'date' | 'caseworker' | 'client'>;

/**
 * What a session is called while coders are not to know whose it is: its label; where that names the caseworker or the
 * client, its date and the end of its id instead.
 */
export function blindLabel({ id, label, date, caseworker, client }: Labelled): string {
  const named = folded(label);
  const tells = [caseworker, client].some((each) => each !== null && each !== '' && named.includes(folded(each)));
  if (!tells) return label;
  return [date, id.slice(-6)].filter((part) => part !== null).join(' · ');
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
