import type { ReportLanguage } from './report-language.ts';

/** How a report writes numbers, dates and lists: the conventions of its language, never those of the machine. */
export interface Formats {
  /** With exactly so many decimals. */
  readonly number: (value: number, decimals: number) => string;
  /** Whole where it is whole, else with up to so many decimals. */
  readonly shortNumber: (value: number, decimals: number) => string;
  /** With its sign, also a plus. */
  readonly signed: (value: number, decimals: number) => string;
  /** Of 0 to 100. */
  readonly percent: (value: number, decimals?: number) => string;
  /** Of YYYY-MM-DD: "7 October 2026". */
  readonly day: (date: string) => string;
  /** "7 Oct". */
  readonly shortDay: (date: string) => string;
  /** Of YYYY-MM-DD or YYYY-MM: "October 2026". */
  readonly month: (date: string) => string;
  /** "Oct". */
  readonly shortMonth: (date: string) => string;
  /** "K1, K2 and K3". */
  readonly list: (items: readonly string[]) => string;
  /** "K1, K2 or K3". */
  readonly either: (items: readonly string[]) => string;
}

const locales = { en: 'en-GB', nb: 'nb-NO', sv: 'sv-SE' } as const satisfies Record<ReportLanguage, string>;

const formats: Readonly<Record<ReportLanguage, Formats>> = {
  en: makeFormats(locales.en),
  nb: makeFormats(locales.nb),
  sv: makeFormats(locales.sv),
};

export function formatsOf(language: ReportLanguage): Formats {
  return formats[language];
}

function makeFormats(locale: string): Formats {
  const numbers = new Map<string, Intl.NumberFormat>();
  const numberFormat = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const format = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
    numbers.set(key, format);
    return format;
  };
  const exactly = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const dateFormat = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (date: string) => format.format(new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`));
  };
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
  return {
    number: (value, decimals) => numberFormat(exactly(decimals)).format(value),
    shortNumber: (value, decimals) => numberFormat({ maximumFractionDigits: decimals }).format(value),
    // English has a hyphen there, the other languages a minus sign.
    signed: (value, decimals) =>
      numberFormat({ ...exactly(decimals), signDisplay: 'exceptZero' })
        .format(value)
        .replace('-', '\u2212'),
    percent: (value, decimals = 0) => numberFormat({ ...exactly(decimals), style: 'percent' }).format(value / 100),
    day: dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: dateFormat({ day: 'numeric', month: 'short' }),
    month: dateFormat({ month: 'long', year: 'numeric' }),
    shortMonth: dateFormat({ month: 'short' }),
    list: (items) => lists.format(items),
    either: (items) => choices.format(items),
  };
}

/** The forms of a noun that a language tells apart by number. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** A number with its noun in the form that the language's rules ask for: "1 session", "2 sessions". */
export function pluraliser(language: ReportLanguage): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locales[language]);
  return (count, { one, other }) => {
    const written = formatsOf(language).shortNumber(count, 1);
    // The form goes with the number as it is written: 1.02 is written as 1.
    return `${written} ${rules.select(Number(count.toFixed(1))) === 'one' ? one : other}`;
  };
}
