import type { Found, MeasureAgreement } from '../../../agreement/agreement-document.ts';
import type { Wording } from '../../messages/words-of.ts';
import type { AgreementReport } from '../../models/agreement-report.ts';
import type { ReportTable, TableCell, TableColumn } from '../../models/report-table.ts';
import { textCell } from '../figures.ts';
import {
  type AgreementSetting,
  callCoderShortly,
  column,
  explainMissing,
  nameMeasure,
  writeBand,
  writeCoefficient,
  writeEnds,
  writeLevel,
} from './agreement-setting.ts';

type Unit = MeasureAgreement['unit'];

/** Coders whose means have a column each. */
const codersAbreast = 3;
/** In the order of tables and of the chart. */
export const measureKinds = ['global', 'count', 'summary'] as const;

/** What coders gave to the sessions, measure by measure. */
export function measuresSection(setting: AgreementSetting): AgreementReport['measures'] {
  const { wording, document } = setting;
  const present = measureKinds.filter((kind) => document.measures.some((measure) => measure.kind === kind));
  const tables = present.map((kind, at) => {
    const own = document.measures.filter((measure) => measure.kind === kind);
    const table = measureTable(setting, kind, own);
    // What short labels mean is said once.
    return at === 0 ? table : { ...table, columns: table.columns.map((each) => ({ ...each, meaning: null })) };
  });
  return { heading: wording.words.agreement.measuresHeading, tables, notes: measureNotes(setting) };
}

function measureTable(
  setting: AgreementSetting,
  kind: MeasureAgreement['kind'],
  measures: readonly MeasureAgreement[],
): ReportTable {
  const { wording, document } = setting;
  const { agreement: words } = wording.words;
  const { columns } = words;
  const coders = document.coders.map(({ id }) => id);
  const abreast = coders.length <= codersAbreast ? coders : [];
  const means: TableColumn[] =
    abreast.length > 0
      ? abreast.map((coder, at) =>
          column(
            `coder${at + 1}`,
            columns.meanOf(callCoderShortly(setting, coder)),
            'end',
            at === 0 ? columns.meanMeaning : null,
          ),
        )
      : [column('means', columns.means, 'end', columns.meansMeaning)];
  return {
    caption: words.captions[kind],
    columns: [
      column('measure', columns.measure, 'start'),
      column('n', columns.n, 'end', columns.sessions),
      ...means,
      column('icc', columns.icc),
      column('interval', columns.interval(writeLevel(setting))),
      column('band', columns.band, 'start'),
      column('sem', columns.sem, 'end', columns.semMeaning),
      column('mdc', columns.mdc, 'end', columns.mdcMeaning),
      ...(kind === 'global'
        ? [
            column('exact', columns.exact, 'end', columns.exactMeaning),
            column('withinOne', columns.withinOne, 'end', columns.withinOneMeaning),
          ]
        : []),
    ],
    rows: measures.map((measure) => [
      textCell(nameMeasure(setting, measure.id)),
      ...sizeCell(setting, measure),
      ...(abreast.length > 0
        ? abreast.map((coder) => meanCell(setting, measure, coder))
        : [meansCell(setting, measure)]),
      ...iccCells(setting, measure),
      errorCell(wording, measure.unit, measure.standardErrorOfMeasurement),
      errorCell(wording, measure.unit, measure.minimalDetectableChange),
      ...(kind === 'global'
        ? [shareCell(wording, measure.onScale?.exact), shareCell(wording, measure.onScale?.withinOne)]
        : []),
    ]),
    note: null,
  };
}

function sizeCell({ wording }: AgreementSetting, { icc, sessions }: MeasureAgreement): TableCell[] {
  const used = icc.defined ? icc.value.sessions : sessions;
  return [{ value: used, text: wording.formats.number(used, 0) }];
}

function meanCell({ wording }: AgreementSetting, measure: MeasureAgreement, coder: string): TableCell {
  const given = measure.coders.find((each) => each.coder === coder);
  if (!given?.mean.defined) return missingCell(wording);
  const mean = writeInUnit(wording, measure.unit, given.mean.value);
  if (!given.standardDeviation.defined) return textCell(mean);
  return textCell(`${mean} (${writeInUnit(wording, measure.unit, given.standardDeviation.value)})`);
}

function meansCell({ wording }: AgreementSetting, { coders, unit }: MeasureAgreement): TableCell {
  const means = coders.flatMap(({ mean }) => (mean.defined ? [mean.value] : []));
  if (means.length === 0) return missingCell(wording);
  const [least, most] = [Math.min(...means), Math.max(...means)].map((value) => writeInUnit(wording, unit, value));
  return textCell(wording.words.agreement.range(least ?? '', most ?? ''));
}

function iccCells({ wording }: AgreementSetting, { icc }: MeasureAgreement): TableCell[] {
  if (!icc.defined) return [missingCell(wording), missingCell(wording), textCell(explainMissing(wording, icc))];
  const { estimate, interval, band } = icc.value;
  return [
    { value: estimate, text: writeCoefficient(wording.formats, estimate) },
    textCell(writeEnds(wording, interval) ?? wording.words.head.missing),
    textCell(writeBand(wording, band) ?? wording.words.head.missing),
  ];
}

function errorCell(wording: Wording, unit: Unit, found: Found<number>): TableCell {
  return found.defined ? { value: found.value, text: writeInUnit(wording, unit, found.value) } : missingCell(wording);
}

/** A share from 0 to 1 as a percentage. */
export function shareCell(wording: Wording, found: Found<number> | undefined): TableCell {
  if (!found?.defined) return missingCell(wording);
  return { value: 100 * found.value, text: wording.formats.percent(100 * found.value) };
}

export function missingCell({ words }: Wording): TableCell {
  return { value: null, text: words.head.missing };
}

/** A value or difference in the unit of its measure; the unit stands beside the table. */
export function writeInUnit({ formats }: Wording, unit: Unit, value: number): string {
  return formats.number(value, unit === 'points' || unit === 'ratio' ? 2 : 1);
}

function measureNotes(setting: AgreementSetting): string[] {
  const { wording, document, bands } = setting;
  const { agreement: words } = wording.words;
  const endsOnly = document.measures.some(({ icc }) => icc.defined && icc.value.band.estimate === null);
  const needed = describeNeeded(setting);
  return [
    [
      words.form(writeIccForm(setting), words.missing[document.choices.missing]),
      words.bandsOf(bands.icc.name),
      ...(endsOnly ? [words.bandsOfEnds] : []),
      words.units,
    ].join(' '),
    ...(needed.length === 0 ? [] : [needed.join(' ')]),
  ];
}

/** "ICC(A,1), two-way random effects, absolute agreement, single coder". */
function writeIccForm({ wording, document, iccForm }: AgreementSetting): string {
  const { iccForm: words } = wording.words.agreement;
  const code = /^ICC\([^)]*\)/.exec(document.choices.iccForm)?.[0] ?? 'ICC';
  const coders = wording.formats.number(document.coders.length, 0);
  const unit = iccForm.unit === 'single' ? words.single : words.average(coders);
  if (iccForm.model === 'oneWayRandom') return [code, words.oneWay, unit].join(', ');
  const model = iccForm.model === 'twoWayRandom' ? words.random : words.mixed;
  return [code, model, iccForm.definition === 'agreement' ? words.agreement : words.consistency, unit].join(', ');
}

/** How many coders the globals and summary scores would need, by number. */
function describeNeeded(setting: AgreementSetting): string[] {
  const { wording, document } = setting;
  const { agreement: words } = wording.words;
  const needed = new Map<number, string[]>();
  for (const measure of document.measures) {
    if (measure.kind === 'count' || !measure.neededCoders.defined) continue;
    const { coders } = measure.neededCoders.value;
    if (coders < 2 || coders > mostCodersNamed) continue;
    const name = nameMeasure(setting, measure.id);
    needed.set(coders, [...(needed.get(coders) ?? []), name]);
  }
  const wanted = wording.formats.number(document.choices.wantedReliability, 2);
  return [...needed].sort(([a], [b]) => a - b).map(([coders, names]) => words.needed(coders, wanted, names));
}

/** No lab has more. */
const mostCodersNamed = 6;

/** Differences of two coders; null with more, or where none has a figure. */
export function differencesSection(setting: AgreementSetting): AgreementReport['differences'] {
  const { wording, document } = setting;
  const { agreement: words } = wording.words;
  const [first, second] = document.coders;
  const rows = document.measures.flatMap((measure) => {
    const { unit, blandAltman } = measure;
    if (!blandAltman?.defined) return [];
    const { bias, biasInterval, lowerLimit, upperLimit } = blandAltman.value;
    const write = (value: number) => wording.formats.signed(value, unit === 'points' || unit === 'ratio' ? 2 : 1);
    return [
      [
        textCell(nameMeasure(setting, measure.id)),
        { value: bias, text: write(bias) },
        textCell(words.range(write(biasInterval.lower), write(biasInterval.upper))),
        textCell(words.range(write(lowerLimit), write(upperLimit))),
      ],
    ];
  });
  if (!first || !second || rows.length === 0) return null;
  const level = writeLevel(setting);
  const isProgram = [first, second].some(({ kind }) => kind === 'heuristic');
  return {
    heading: words.differencesHeading,
    table: {
      caption: words.differencesCaption(callCoderShortly(setting, first.id), callCoderShortly(setting, second.id)),
      columns: [
        column('measure', words.columns.measure, 'start'),
        column('bias', words.columns.bias),
        column('interval', words.columns.interval(level)),
        column('limits', words.columns.limits),
      ],
      rows,
      note: null,
    },
    notes: [isProgram ? words.programDifferencesNote(level) : words.differencesNote(level)],
  };
}

/** Every pair of coders, where there are more than two. */
export function pairsSection(setting: AgreementSetting): AgreementReport['pairs'] {
  const { wording, document } = setting;
  const { agreement: words } = wording.words;
  if (document.pairs.length === 0) return null;
  const { columns } = words;
  return {
    heading: words.pairsHeading,
    table: {
      caption: words.pairsCaption,
      columns: [
        column('pair', columns.pair, 'start'),
        column('sessions', wording.words.facts.sessions),
        column('kappa', columns.kappa, 'end', words.kappaNames.cohen),
        column('lowest', columns.lowest, 'start'),
      ],
      rows: document.pairs.map(({ coders, sessions, kappa, icc }) => {
        const known = Object.entries(icc).flatMap(([id, found]) => (found.defined ? [{ id, value: found.value }] : []));
        const [lowest] = known.sort((a, b) => a.value - b.value);
        return [
          textCell(wording.formats.list(coders.map((coder) => callCoderShortly(setting, coder)))),
          { value: sessions, text: wording.formats.number(sessions, 0) },
          kappa.defined
            ? { value: kappa.value, text: writeCoefficient(wording.formats, kappa.value) }
            : missingCell(wording),
          lowest
            ? textCell(`${nameMeasure(setting, lowest.id)} ${writeCoefficient(wording.formats, lowest.value)}`)
            : missingCell(wording),
        ];
      }),
      note: null,
    },
  };
}
