/** A name as names are compared: small letters and digits; `+`, `-` at the end, `%`, `:` and `#` keep their meaning. */
export function plainKey(name: string): string {
  const text = name
    .normalize('NFC')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .trim();
  const sign = /[+-]$/.exec(text)?.[0] ?? '';
  return text.replaceAll(/[^\p{L}\p{N}%:#]+/gu, '') + (/\p{L}/u.test(text) ? sign : '');
}
