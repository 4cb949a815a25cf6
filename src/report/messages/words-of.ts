import { english, type ReportWords } from './english.ts';
import { type Formats, formatsOf } from './formats.ts';
import { abbreviateTerm, nameTerm } from './glossary.ts';
import { norwegian } from './norwegian.ts';
import type { ReportLanguage } from './report-language.ts';
import { swedish } from './swedish.ts';

/** A language as builders use it: its sentences, its formats, its names of the instrument's terms. */
export interface Wording {
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  readonly formats: Formats;
  readonly name: (term: { readonly id: string; readonly name: string }) => string;
  readonly abbreviate: (term: { readonly id: string; readonly abbreviation: string }) => string;
}

const dictionaries: Readonly<Record<ReportLanguage, ReportWords>> = { en: english, nb: norwegian, sv: swedish };

export function wordsOf(language: ReportLanguage): Wording {
  return {
    language,
    words: dictionaries[language],
    formats: formatsOf(language),
    name: (term) => nameTerm(language, term),
    abbreviate: (term) => abbreviateTerm(language, term),
  };
}
