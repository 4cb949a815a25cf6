import type { NamedSession } from '../../library/library.ts';

/**
 * What a session is called while coders are not to know whose it is: its label; where that names the caseworker or the
 * client, its date and the end of its id instead.
 */
export function blindLabel({ id, label, date, caseworker, client }: NamedSession): string {
  const named = folded(label);
  const tells = [caseworker, client].some((each) => each !== null && each !== '' && named.includes(folded(each)));
  if (!tells) return label;
  return [date, id.slice(-6)].filter((part) => part !== null).join(' · ');
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
