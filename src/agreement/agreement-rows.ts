import type {
  AgreementBand,
  AgreementDocument,
  CodeAgreement,
  Found,
  MeasureAgreement,
  PresenceAgreement,
  UtteranceAgreement,
} from './agreement-document.ts';

/** Columns of `miti agree --csv`: one row a figure. */
export const agreementColumns = [
  ...['level', 'measure', 'name', 'statistic', 'coder', 'value', 'lower', 'upper', 'confidence', 'n'],
  ...['f', 'df1', 'df2', 'p', 'form', 'method', 'band', 'bandScale', 'undefined'],
] as const;

type Cell = string | number | null;
type Row = Partial<Record<(typeof agreementColumns)[number], Cell>>;

/** The document as rows, one a figure; a figure that is undefined has an empty value and its reason. */
export function agreementRows(document: AgreementDocument): Cell[][] {
  const rows = [
    ...document.measures.flatMap(measureRows),
    ...(document.utterances ? utteranceRows(document.utterances) : []),
    ...document.pairs.flatMap(pairRows),
  ];
  return rows.map((row) => agreementColumns.map((column) => row[column] ?? null));
}

function measureRows(measure: MeasureAgreement): Row[] {
  const { id, name, kind, icc, onScale, blandAltman, neededCoders } = measure;
  const of = { level: kind, measure: id, name, n: measure.sessions };
  return [
    ...measure.coders.flatMap(({ coder, sessions, mean, standardDeviation }) => [
      { ...of, statistic: 'mean', coder, n: sessions, ...plain(mean) },
      { ...of, statistic: 'standardDeviation', coder, n: sessions, ...plain(standardDeviation) },
    ]),
    { ...of, statistic: 'icc', ...iccCells(icc) },
    { ...of, statistic: 'standardErrorOfMeasurement', ...plain(measure.standardErrorOfMeasurement) },
    { ...of, statistic: 'minimalDetectableChange', ...plain(measure.minimalDetectableChange) },
    { ...of, statistic: 'neededCoders', ...cellsOf(neededCoders, ({ coders }) => ({ value: coders })) },
    ...(onScale ? scaleRows(of, onScale) : []),
    ...(blandAltman ? differenceRows(of, measure, blandAltman) : []),
  ];
}

function iccCells(icc: MeasureAgreement['icc']): Row {
  return cellsOf(icc, ({ estimate, form, method, sessions, interval, test, band }) => ({
    value: estimate,
    n: sessions,
    form,
    method,
    ...ends(interval),
    ...(test.defined ? { f: test.value.f, df1: test.value.df1, df2: test.value.df2, p: test.value.p } : {}),
    ...bandCells(band),
  }));
}

function scaleRows(of: Row, onScale: NonNullable<MeasureAgreement['onScale']>): Row[] {
  return [
    { ...of, statistic: 'exactAgreement', ...plain(onScale.exact) },
    { ...of, statistic: 'agreementWithinOne', ...plain(onScale.withinOne) },
    {
      ...of,
      statistic: 'quadraticKappa',
      ...cellsOf(onScale.quadraticKappa, ({ kappa, interval, band }) => ({
        value: kappa,
        ...ends(interval),
        ...bandCells(band),
      })),
    },
    { ...of, statistic: 'ordinalAlpha', ...alphaCells(onScale.ordinalAlpha) },
  ];
}

function differenceRows(
  of: Row,
  { coders }: MeasureAgreement,
  difference: NonNullable<MeasureAgreement['blandAltman']>,
): Row[] {
  const coder = coders.map((each) => each.coder).join(' - ');
  return [
    {
      ...{ ...of, statistic: 'bias', coder },
      ...cellsOf(difference, ({ bias, biasInterval }) => ({ value: bias, ...endsOf(biasInterval) })),
    },
    { ...of, statistic: 'lowerLimit', coder, ...cellsOf(difference, ({ lowerLimit }) => ({ value: lowerLimit })) },
    { ...of, statistic: 'upperLimit', coder, ...cellsOf(difference, ({ upperLimit }) => ({ value: upperLimit })) },
  ];
}

function utteranceRows({ unitising, overall, codes }: UtteranceAgreement): Row[] {
  const divided = { level: 'unitising', measure: 'unitising', name: 'Unitising', n: unitising.places };
  return [
    ...unitising.coders.map(({ coder, utterances }) => ({
      ...divided,
      statistic: 'utterances',
      coder,
      value: utterances,
    })),
    { ...divided, statistic: 'agreement', ...plain(unitising.agreement) },
    { ...divided, statistic: 'alpha', ...plain(unitising.alpha) },
    ...codeRows({ level: 'utterance', measure: 'codes', name: 'All codes' }, overall),
    ...codes.flatMap(({ code, name, units, volleys }) => [
      ...presenceRows({ level: 'utterance', measure: code, name }, units),
      ...presenceRows({ level: 'volley', measure: code, name }, volleys),
    ]),
  ];
}

function presenceRows(of: Row, presence: PresenceAgreement): Row[] {
  const counts = presence.present.map(({ coder, units }) => ({
    ...of,
    statistic: 'present',
    coder,
    value: units,
    n: presence.units,
  }));
  return [...counts, ...codeRows(of, presence)];
}

function codeRows(given: Row, { units, agreement, kappa, alpha, ac1 }: CodeAgreement): Row[] {
  const of = { ...given, n: units };
  return [
    { ...of, statistic: 'agreement', ...plain(agreement) },
    {
      ...of,
      statistic: 'kappa',
      ...cellsOf(kappa, (found) => ({
        value: found.kappa,
        method: found.method,
        ...ends(found.interval),
        ...bandCells(found.band),
      })),
    },
    { ...of, statistic: 'alpha', ...alphaCells(alpha) },
    { ...of, statistic: 'ac1', ...cellsOf(ac1, (found) => ({ value: found.ac1, ...ends(found.interval) })) },
  ];
}

function alphaCells(alpha: CodeAgreement['alpha']): Row {
  return cellsOf(alpha, (found) => ({
    value: found.alpha,
    method: found.interval.defined ? `bootstrap over ${found.interval.value.over}` : null,
    ...ends(found.interval),
    ...bandCells(found.band),
  }));
}

function pairRows({ coders, sessions, icc, kappa }: AgreementDocument['pairs'][number]): Row[] {
  const of = { level: 'pair', coder: coders.join(' - '), n: sessions };
  return [
    ...Object.entries(icc).map(([measure, found]) => ({ ...of, measure, statistic: 'icc', ...plain(found) })),
    { ...of, measure: 'codes', statistic: 'kappa', ...plain(kappa) },
  ];
}

function plain(found: Found<number>): Row {
  return cellsOf(found, (value) => ({ value }));
}

function cellsOf<Value>(found: Found<Value>, read: (value: Value) => Row): Row {
  return found.defined ? read(found.value) : { undefined: found.reason };
}

type Ends = { readonly level: number; readonly lower: number; readonly upper: number };

function ends(interval: Found<Ends>): Row {
  return interval.defined ? endsOf(interval.value) : {};
}

function endsOf({ level, lower, upper }: Ends): Row {
  return { confidence: level, lower, upper };
}

function bandCells({ scale, estimate, lower, upper }: AgreementBand): Row {
  return {
    bandScale: scale,
    band: estimate ?? (lower === upper ? lower : [lower, upper].filter(Boolean).join(' to ')),
  };
}
