import type { Rubric } from '../instrument/rubric.ts';
import type { AgreementDocument, MeasureAgreement } from './agreement-document.ts';
import { NO_CODE } from './align-codings.ts';
import { compareText } from './compared-sessions.ts';
import type { ComparisonChoices } from './comparison.ts';
import type { AlignedSession, SharedUnit } from './shared-units.ts';

type Disagreements = AgreementDocument['disagreements'];

/** Points that coders may differ on a global and still be called in agreement. */
const withinOne = 1;

/** Globals on which coders differ by more than one point, the furthest apart first. */
export function listDifferingGlobals(measures: readonly MeasureAgreement[], limit: number): Disagreements['globals'] {
  return measures
    .filter(({ kind }) => kind === 'global')
    .flatMap((measure) =>
      measure.values.map(({ session, values }) => {
        const given = values.flatMap((value, j) =>
          value === null ? [] : [{ coder: measure.coders[j]?.coder ?? '', value }],
        );
        const points = given.map(({ value }) => value);
        return { session, measure: measure.id, values: given, difference: Math.max(...points) - Math.min(...points) };
      }),
    )
    .filter(({ difference }) => difference > withinOne)
    .sort((a, b) => b.difference - a.difference)
    .slice(0, limit);
}

/**
 * Utterances that coders coded differently, those first that most need talking about: where most pairs of coders differ;
 * then one of each kind of confusion in turn, codes of different families before those of one, frequent ones before rare.
 */
export function listDifferingUtterances(
  sessions: readonly AlignedSession[],
  { codes }: Pick<Rubric, 'codes'>,
  { disagreements: limit, withText }: ComparisonChoices,
): Disagreements['utterances'] {
  const familyOf = new Map(codes.map(({ id, family }) => [id, family]));
  const met = new Map<string, number>();
  const differing = sessions.flatMap(({ coders, units }) =>
    units.flatMap((unit) => {
      const given = distinctCodes(unit);
      if (given.length < 2) return [];
      const confusion = given.join(' ');
      const turn = met.get(confusion) ?? 0;
      met.set(confusion, turn + 1);
      const families = new Set(given.flatMap((code) => familyOf.get(code) ?? [])).size;
      return [{ unit, coders, confusion, turn, families, share: shareDiffering(unit) }];
    }),
  );
  return differing
    .sort(
      (a, b) =>
        b.share - a.share ||
        a.turn - b.turn ||
        b.families - a.families ||
        (met.get(b.confusion) ?? 0) - (met.get(a.confusion) ?? 0) ||
        compareText(a.confusion, b.confusion),
    )
    .slice(0, limit)
    .map(({ unit, coders }) => ({
      session: unit.session,
      turnId: unit.turnId,
      startSeconds: unit.startSeconds,
      text: withText ? unit.text : null,
      codes: coders.map((coder, j) => ({ coder, code: unit.codes[j] === NO_CODE ? null : (unit.codes[j] ?? null) })),
    }));
}

function distinctCodes({ codes }: SharedUnit): string[] {
  return [...new Set(codes.filter((code) => code !== null))].sort();
}

/** Share of pairs of coders who differ, among those who gave a rating. */
function shareDiffering({ codes }: SharedUnit): number {
  const given = codes.filter((code) => code !== null);
  const pairs = given.flatMap((a, i) => given.slice(i + 1).map((b) => a !== b));
  return pairs.filter(Boolean).length / Math.max(1, pairs.length);
}
