/**
 * The language tag of a source in its usual form: `en_us` is `en-US`, `nob` is `nb`.
 *
 * @returns null where there is none, or it isn't a tag
 */
export function normaliseLanguageTag(written: string | null | undefined): string | null {
  if (!written || !/^[a-z]{2,3}(?![a-z])/i.test(written)) return null;
  try {
    return Intl.getCanonicalLocales(written.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
