import type { AgreementDocument, Found, MeasureAgreement, UtteranceAgreement } from './agreement-document.ts';
import { listNames, missingWords, noCodeWords, unitWords } from './rule-words.ts';

/**
 * A paragraph for a methods section: what was compared, by which statistics in which form, what came out, with what
 * software. Figures to two places.
 */
export function writeMethods(document: AgreementDocument): string {
  return [
    describeDesign(document),
    describeIccs(document),
    ...(document.utterances ? [describeUtterances(document.utterances, document)] : []),
    describeSoftware(document),
  ].join(' ');
}

function describeDesign({ coders, sessions, rubric }: AgreementDocument): string {
  const names = listNames(coders.map(({ id, kind }) => (kind === 'heuristic' ? `the heuristic coder ${id}` : id)));
  const number = sessions.length === 1 ? 'one session' : `${sessions.length} sessions`;
  const everyone = sessions.every((session) => session.coders.length === coders.length);
  const who = everyone
    ? `each coded by ${coders.length} coders (${names})`
    : `each coded by at least two of ${coders.length} coders (${names})`;
  return `Inter-rater agreement on the ${rubric.name} was computed from ${number}, ${who}.`;
}

function describeIccs({ measures, choices }: AgreementDocument): string {
  const percent = `${Math.round(choices.level * 100)} %`;
  const form = `${choices.iccForm} (McGraw & Wong, 1996)`;
  const kinds = [
    ['global', 'global ratings'],
    ['count', 'behaviour counts'],
    ['summary', 'summary scores'],
  ] as const;
  const results = kinds.flatMap(([kind, name]) => {
    const own = measures.filter((measure) => measure.kind === kind);
    return own.length === 0 ? [] : [`${name} ${rangeOf(own)}`];
  });
  const without = measures.filter(({ icc }) => !icc.defined).map(({ name }) => name);
  return [
    `Intraclass correlations are ${form}, with ${percent} confidence intervals, estimated ${missingWords[choices.missing]}.`,
    `They were: ${results.join('; ')}.`,
    ...(without.length === 0
      ? []
      : [`No ICC could be computed for ${listNames(without)}, for lack of variance or of ratings.`]),
    'Standard errors of measurement and minimal detectable changes are in the units of each measure.',
  ].join(' ');
}

function rangeOf(measures: readonly MeasureAgreement[]): string {
  const known = measures.flatMap(({ name, icc }) => (icc.defined ? [{ name, value: icc.value.estimate }] : []));
  const [first, ...others] = known.toSorted((a, b) => a.value - b.value);
  if (!first) return 'undefined throughout';
  const last = others.at(-1);
  if (!last) return `${first.value.toFixed(2)} (${first.name})`;
  return `${first.value.toFixed(2)} (${first.name}) to ${last.value.toFixed(2)} (${last.name})`;
}

function describeUtterances({ overall, sessions, unitising }: UtteranceAgreement, document: AgreementDocument): string {
  const { choices } = document;
  const level = `${Math.round(choices.level * 100)} % CI`;
  const method = overall.kappa.defined && overall.kappa.value.method === 'fleiss' ? "Fleiss' kappa" : "Cohen's kappa";
  const kappa = withInterval(overall.kappa, level, ({ kappa: value }) => value);
  const alpha = withInterval(overall.alpha, level, ({ alpha: value }) => value, describeBootstrap(overall.alpha));
  const ac1 = withInterval(overall.ac1, level, ({ ac1: value }) => value);
  const unitised = unitising.alpha.defined
    ? `alpha = ${unitising.alpha.value.toFixed(2)}`
    : `alpha undefined (${unitising.alpha.reason})`;
  return [
    `At the level of utterances (${sessions} ${sessions === 1 ? 'session' : 'sessions'}, ${overall.units} units), codings were aligned by turn and text; agreement on where utterances begin was ${unitised}.`,
    unitWords[choices.unit],
    noCodeWords[choices.noCode],
    `For the codes, ${method} was ${kappa}, Krippendorff's nominal alpha ${alpha}, and Gwet's AC1 ${ac1}.`,
  ].join(' ');
}

function describeBootstrap(alpha: UtteranceAgreement['overall']['alpha']): string {
  if (!alpha.defined || !alpha.value.interval.defined) return '';
  const { over, resamples, seed } = alpha.value.interval.value;
  return `; percentile bootstrap over ${over === 'units' ? 'utterances' : 'sessions'}, ${resamples} resamples, seed ${seed}`;
}

type WithInterval = { readonly interval: Found<{ readonly lower: number; readonly upper: number }> };

function withInterval<Value extends WithInterval>(
  found: Found<Value>,
  level: string,
  read: (value: Value) => number,
  more = '',
): string {
  if (!found.defined) return `undefined (${found.reason})`;
  const { interval } = found.value;
  const figure = read(found.value).toFixed(2);
  if (!interval.defined) return figure;
  return `${figure} (${level} ${interval.value.lower.toFixed(2)} to ${interval.value.upper.toFixed(2)}${more})`;
}

function describeSoftware({ software, rubric }: AgreementDocument): string {
  return `Computed with ${software.name} ${software.version}, rubric ${rubric.id} (SHA-256 ${rubric.sha256.slice(0, 12)}).`;
}
