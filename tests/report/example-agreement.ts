/** A report on agreement of invented codings, made by the builder: for tests of what draws reports. */

import { compareCodings } from '../../src/agreement/compare-codings.ts';
import type { CodingToCompare } from '../../src/agreement/comparison.ts';
import type { CodeId } from '../../src/instrument/rubric.ts';
import { buildAgreementReport } from '../../src/report/builders/agreement/agreement-report.ts';
import type { AgreementScope } from '../../src/report/builders/agreement/agreement-setting.ts';
import type { ReportLanguage } from '../../src/report/messages/report-language.ts';
import { wordsOf } from '../../src/report/messages/words-of.ts';
import { coded, globals, setup } from '../agreement/codings.ts';

const codes: readonly (CodeId | null)[] = ['Q', 'SR', 'CR', 'GI', 'AF', 'PERSUADE', 'SEEK', null];
/** What another coder hears now and then. */
const heard = new Map<CodeId | null, CodeId | null>([
  ['SR', 'CR'],
  ['GI', 'PERSUADE'],
  ['Q', 'SEEK'],
  [null, 'GI'],
]);

function rating(session: number, global: number, shift: number): number {
  return Math.min(5, Math.max(1, 1 + ((session * (global + 2) + global) % 5) + shift));
}

/** Codings of eight sessions by K1 and others, each further coder differing a little more. */
export function exampleCodings(coders: readonly string[] = ['K1', 'K2']): CodingToCompare[] {
  return Array.from({ length: 8 }, (_, session) =>
    coders.map((coder, place) => {
      const given = Array.from({ length: 12 + session }, (__, at) => {
        const code = codes[(at * 3 + session * at) % codes.length] ?? null;
        return place > 0 && (at * at + session + place) % 5 === 0 ? (heard.get(code) ?? code) : code;
      });
      const rated = [0, 1, 2, 3].map((global) =>
        rating(
          session,
          global,
          place > 0 && (session + global) % (4 - place) === 0 ? place * (session === 3 ? 2 : 1) : 0,
        ),
      );
      return coded(`S${session + 1}`, coder, given, globals(...rated));
    }),
  ).flat();
}

export const wholeLibrary: AgreementScope = {
  ...{ origin: 'library', caseworker: null, client: null, session: null, language: null, tag: null },
  ...{ from: null, to: null, drafts: false, consensus: false, stillToCodeBy: null },
};

/** The report on any codings. */
export function agreementOf(
  codings: readonly CodingToCompare[],
  language: ReportLanguage = 'en',
  {
    scope = {},
    names = new Map(),
    withText = true,
    listed = 10,
    alone = 24,
  }: {
    readonly scope?: Partial<AgreementScope>;
    readonly names?: ReadonlyMap<string, string>;
    readonly withText?: boolean;
    readonly listed?: number;
    readonly alone?: number;
  } = {},
) {
  const choices = { ...setup.choices, withText, disagreements: listed };
  const document = compareCodings(codings, { ...setup, choices, alone });
  const setting = {
    ...{ wording: wordsOf(language), rubric: setup.rubric, madeOn: '2026-11-02', organisation: 'Example office' },
    ...({ allowEstimates: true, quotes: 'all', seed: 1, names } as const),
  };
  const compared = { document, iccForm: choices.iccForm, bands: setup.bands, listed };
  return buildAgreementReport(setting, compared, { ...wholeLibrary, ...scope });
}

export const exampleAgreementReport = agreementOf(exampleCodings());
