/** Most marks that one letter may carry, as in the Unicode Stream-Safe Text Format (UAX #15): no language needs more. */
const MOST_MARKS = 30;

const excessMarks = new RegExp(String.raw`(\p{M}{${MOST_MARKS}})\p{M}+`, 'gu');

/**
 * Text in normal form C. Marks beyond the thirtieth on one letter are dropped, since the time to order them grows with
 * their square.
 */
export function toNfc(text: string): string {
  // Below the first combining mark every character is in normal form already, and most texts have no others.
  if (!/[\u0300-\u{10ffff}]/u.test(text)) return text;
  return text.replaceAll(excessMarks, '$1').normalize('NFC');
}
