import type { ReportLanguage } from './report-language.ts';

/** A term in every language of the reports. */
type Term = Readonly<Record<ReportLanguage, string>>;

/** What the instrument's terms are called, by their ids in the rubrics. A rubric's own name stands in for an id that is not here. */
const instrumentTerms: Readonly<Record<string, Term>> = {
  GI: { en: 'Giving Information', nb: 'Gi informasjon', sv: 'Ge information' },
  PERSUADE: { en: 'Persuade', nb: 'Overtale', sv: 'Övertala' },
  PERSUADE_WITH: { en: 'Persuade with Permission', nb: 'Overtale med tillatelse', sv: 'Övertala med tillåtelse' },
  Q: { en: 'Question', nb: 'Spørsmål', sv: 'Fråga' },
  SR: { en: 'Simple Reflection', nb: 'Enkel refleksjon', sv: 'Enkel reflektion' },
  CR: { en: 'Complex Reflection', nb: 'Kompleks refleksjon', sv: 'Komplex reflektion' },
  AF: { en: 'Affirm', nb: 'Bekrefte', sv: 'Bekräfta' },
  SEEK: { en: 'Seeking Collaboration', nb: 'Søke samarbeid', sv: 'Söka samarbete' },
  EMPHASIZE: { en: 'Emphasizing Autonomy', nb: 'Understreke autonomi', sv: 'Betona autonomi' },
  CONFRONT: { en: 'Confront', nb: 'Konfrontere', sv: 'Konfrontera' },
  cultivatingChangeTalk: {
    en: 'Cultivating Change Talk',
    nb: 'Fremme endringssnakk',
    sv: 'Locka fram förändringsprat',
  },
  softeningSustainTalk: { en: 'Softening Sustain Talk', nb: 'Dempe status quo-snakk', sv: 'Dämpa status quo-prat' },
  partnership: { en: 'Partnership', nb: 'Partnerskap', sv: 'Partnerskap' },
  empathy: { en: 'Empathy', nb: 'Empati', sv: 'Empati' },
  technicalGlobal: { en: 'Technical global', nb: 'Teknisk globalskår', sv: 'Tekniskt globalmått' },
  relationalGlobal: { en: 'Relational global', nb: 'Relasjonell globalskår', sv: 'Relationellt globalmått' },
  percentComplexReflections: {
    en: 'Complex reflections (%CR)',
    nb: 'Komplekse refleksjoner (%CR)',
    sv: 'Komplexa reflektioner (%CR)',
  },
  reflectionToQuestionRatio: {
    en: 'Reflections per question (R:Q)',
    nb: 'Refleksjoner per spørsmål (R:Q)',
    sv: 'Reflektioner per fråga (R:Q)',
  },
  totalMiAdherent: { en: 'MI-adherent, total', nb: 'MI-forenlig, sum', sv: 'MI-förenligt, summa' },
  totalMiNonAdherent: { en: 'MI-non-adherent, total', nb: 'MI-uforenlig, sum', sv: 'MI-oförenligt, summa' },
  fair: { en: 'fair', nb: 'akseptabelt nivå', sv: 'acceptabel nivå' },
  good: { en: 'good', nb: 'godt nivå', sv: 'god nivå' },
  beginningProficiency: {
    en: 'beginning proficiency',
    nb: 'begynnende ferdighet',
    sv: 'grundläggande färdighet',
  },
};

/** Abbreviations that are words, by the ids of what they stand for; the others are the same in every language. */
const abbreviations: Readonly<Record<string, Term>> = {
  technicalGlobal: { en: 'Technical', nb: 'Teknisk', sv: 'Tekniskt' },
  relationalGlobal: { en: 'Relational', nb: 'Relasjonell', sv: 'Relationellt' },
};

/** The short name of a code, global or measure, for a narrow column. */
export function abbreviateTerm(
  language: ReportLanguage,
  { id, abbreviation }: { readonly id: string; readonly abbreviation: string },
): string {
  return abbreviations[id]?.[language] ?? abbreviation;
}

/** The name of a code, global, measure or level in a report's language. */
export function nameTerm(
  language: ReportLanguage,
  { id, name }: { readonly id: string; readonly name: string },
): string {
  return instrumentTerms[id]?.[language] ?? name;
}
