import type { MeasureAgreement } from '../../../agreement/agreement-document.ts';
import type { AgreementReport } from '../../models/agreement-report.ts';
import type { IntervalRow, IntervalsChart } from '../../models/chart-models.ts';
import { measureKinds } from './agreement-measures.ts';
import {
  type AgreementSetting,
  explainMissing,
  nameMeasure,
  writeCoefficient,
  writeEnds,
  writeLevel,
} from './agreement-setting.ts';

/** Where the axis of the chart begins: an ICC below zero is possible, and says little more than that. */
const axisFrom = -0.2;

/** The ICC of every measure against the bands of the scale; null where there is none. */
export function reliabilityChart(setting: AgreementSetting): AgreementReport['reliability'] {
  const { wording, document, bands } = setting;
  const { agreement: words } = wording.words;
  const known = document.measures.flatMap(({ icc }) => (icc.defined ? [icc.value.estimate] : []));
  if (known.length === 0) return null;
  const { formats } = wording;
  const [low, high] = [Math.min(...known), Math.max(...known)].map((value) => writeCoefficient(formats, value));
  const bounds = bands.icc.bands.flatMap((band) => {
    const from = band.from ?? band.above;
    return from === undefined ? [] : [{ name: band.name, from }];
  });
  const named: Readonly<Record<string, string>> = words.bands;
  const ticks = [-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1];
  const chart: IntervalsChart = {
    kind: 'intervals',
    title: words.chartTitle(writeLevel(setting), bands.icc.name),
    alternative: words.chartAlternative(known.length, low ?? '', high ?? ''),
    axis: {
      label: '',
      from: axisFrom,
      to: 1,
      ticks: ticks.map((at) => ({ at, text: formats.number(at, 1).replace('-', '\u2212') })),
    },
    bands: bounds.map(({ name, from }, rank) => ({
      level: name,
      name: named[name] ?? name,
      from,
      to: bounds[rank + 1]?.from ?? 1,
      rank,
    })),
    groups: measureKinds
      .map((kind) => document.measures.filter((measure) => measure.kind === kind))
      .filter((own) => own.length > 0)
      .map((own) => own.map((measure) => rowOf(setting, measure))),
  };
  return { heading: words.chartHeading, chart };
}

function rowOf(setting: AgreementSetting, { id, icc }: MeasureAgreement): IntervalRow {
  const { wording } = setting;
  const name = nameMeasure(setting, id);
  if (!icc.defined) return { id, name, value: null, interval: null, text: explainMissing(wording, icc) };
  const { estimate, interval } = icc.value;
  const ends = writeEnds(wording, interval);
  const figure = writeCoefficient(wording.formats, estimate);
  return {
    ...{ id, name, value: estimate },
    interval: interval.defined ? { lower: interval.value.lower, upper: interval.value.upper } : null,
    text: ends === null ? figure : `${figure} (${ends})`,
  };
}
