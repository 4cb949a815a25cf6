import type { CodeAgreement, UtteranceAgreement } from '../../../agreement/agreement-document.ts';
import { writeClock } from '../../../instrument/write-clock.ts';
import type { Wording } from '../../messages/words-of.ts';
import type { AgreementReport, ConfusionTable } from '../../models/agreement-report.ts';
import type { ReportTable, TableCell } from '../../models/report-table.ts';
import { textCell } from '../figures.ts';
import { missingCell, shareCell } from './agreement-measures.ts';
import {
  type AgreementSetting,
  callCoder,
  callCoderShortly,
  column,
  explainMissing,
  nameMeasure,
  writeBand,
  writeCoefficient,
  writeEnds,
  writeLevel,
} from './agreement-setting.ts';

/** Agreement on utterances: where they begin, and which codes they have. */
export function utterancesSection(setting: AgreementSetting): AgreementReport['utterances'] {
  const { wording, document, bands } = setting;
  const { agreement: words } = wording.words;
  const { utterances, choices } = document;
  const heading = words.utterancesHeading;
  if (utterances === null) {
    return { heading, paragraphs: [words.noUtterances], table: null, notes: [], confusion: null };
  }
  const { alpha } = utterances.overall;
  const overUnits = alpha.defined && alpha.value.interval.defined && alpha.value.interval.value.over === 'units';
  return {
    heading,
    paragraphs: describeOverall(setting, utterances),
    table: codesTable(setting, utterances),
    notes: [
      [
        words.unit[choices.unit],
        words.noCode[choices.noCode],
        words.kappaBandsOf(bands.kappa.name, bands.alpha.name),
        ...(overUnits ? [words.overUnits] : []),
      ].join(' '),
    ],
    confusion: confusionTable(setting, utterances),
  };
}

function describeOverall(setting: AgreementSetting, { unitising, overall, sessions }: UtteranceAgreement): string[] {
  const { wording } = setting;
  const { formats } = wording;
  const { agreement: words } = wording.words;
  const share = (found: CodeAgreement['agreement']) =>
    found.defined ? formats.percent(100 * found.value) : explainMissing(wording, found);
  const divided = unitising.alpha.defined
    ? writeCoefficient(formats, unitising.alpha.value)
    : words.undefinedIs(explainMissing(wording, unitising.alpha));
  const method = overall.kappa.defined ? overall.kappa.value.method : 'cohen';
  return [
    words.unitising(share(unitising.agreement), unitising.places, divided),
    [
      words.overall(share(overall.agreement), overall.units, sessions),
      words.coefficients(
        words.kappaNames[method],
        describeCoefficient(setting, overall.kappa, ({ kappa }) => kappa),
        describeCoefficient(setting, overall.alpha, ({ alpha }) => alpha),
        describeCoefficient(setting, overall.ac1, ({ ac1 }) => ac1),
      ),
    ].join(' '),
  ];
}

type Coefficient = CodeAgreement['kappa'] | CodeAgreement['alpha'] | CodeAgreement['ac1'];
type Known<Of extends Coefficient> = Extract<Of, { defined: true }>['value'];

/** "0.71 (0.66 to 0.75), “substantial”". */
function describeCoefficient<Of extends Coefficient>(
  { wording }: AgreementSetting,
  found: Of,
  read: (value: Known<Of>) => number,
): string {
  const { agreement: words } = wording.words;
  if (!found.defined) return words.undefinedIs(explainMissing(wording, found));
  const value = found.value as Known<Of>;
  const band = 'band' in found.value ? writeBand(wording, found.value.band) : null;
  return words.coefficient(
    writeCoefficient(wording.formats, read(value)),
    writeEnds(wording, found.value.interval),
    band,
  );
}

function codesTable(setting: AgreementSetting, { codes, coders }: UtteranceAgreement): ReportTable {
  const { wording } = setting;
  const { agreement: words } = wording.words;
  const { columns } = words;
  const isPair = coders.length === 2;
  const kappaName = isPair ? words.kappaNames.cohen : words.kappaNames.fleiss;
  return {
    caption: words.codesCaption,
    columns: [
      column('code', columns.code, 'start'),
      ...(isPair
        ? coders.map((coder, at) =>
            column(
              `given${at + 1}`,
              callCoderShortly(setting, coder),
              'end',
              at === 0 ? columns.givenMeaningPair : null,
            ),
          )
        : [column('given', columns.givenSeveral, 'end', columns.givenMeaning)]),
      column('agreement', columns.agreement, 'end', columns.agreementMeaning),
      column('kappa', columns.kappa, 'end', kappaName),
      column('interval', columns.interval(writeLevel(setting))),
      column('band', columns.band, 'start'),
      column('alpha', columns.alpha, 'end', columns.alphaMeaning),
      column('ac1', columns.ac1, 'end', columns.ac1Meaning),
      column('volleyKappa', columns.volleyKappa, 'end', columns.volleyMeaning),
    ],
    rows: codes.map(({ code, units, volleys }) => {
      const { present, agreement, kappa, alpha, ac1 } = units;
      return [
        textCell(words.codeWithName(labelOfCode(setting, code), nameMeasure(setting, code))),
        ...givenCells(
          wording,
          present.map((each) => each.units),
        ),
        shareCell(wording, agreement),
        ...kappaCells(wording, kappa),
        numberCell(wording, alpha.defined ? alpha.value.alpha : null),
        numberCell(wording, ac1.defined ? ac1.value.ac1 : null),
        numberCell(wording, volleys.kappa.defined ? volleys.kappa.value.kappa : null),
      ];
    }),
    note: null,
  };
}

function labelOfCode({ rubric }: AgreementSetting, id: string): string {
  return rubric.codes.find((code) => code.id === id)?.abbreviation ?? id;
}

function givenCells(wording: Wording, counts: readonly number[]): TableCell[] {
  const write = (value: number) => wording.formats.number(value, 0);
  if (counts.length === 2) return counts.map((value) => ({ value, text: write(value) }));
  return [textCell(wording.words.agreement.range(write(Math.min(...counts)), write(Math.max(...counts))))];
}

function kappaCells(wording: Wording, found: CodeAgreement['kappa']): TableCell[] {
  if (!found.defined) return [missingCell(wording), missingCell(wording), textCell(explainMissing(wording, found))];
  const { kappa, interval, band } = found.value;
  const missing = wording.words.head.missing;
  return [
    numberCell(wording, kappa),
    textCell(writeEnds(wording, interval) ?? missing),
    textCell(writeBand(wording, band) ?? missing),
  ];
}

function numberCell(wording: Wording, value: number | null): TableCell {
  return value === null ? missingCell(wording) : { value, text: writeCoefficient(wording.formats, value) };
}

/** Steps of the tint behind a number. */
const shades = 4;

function confusionTable(setting: AgreementSetting, { confusion, coders }: UtteranceAgreement): ConfusionTable {
  const { wording, rubric } = setting;
  const { agreement: words } = wording.words;
  const { categories, counts } = confusion;
  const labelled = categories.map((id) => {
    const code = rubric.codes.find((each) => each.id === id);
    if (!code) return { code: id, label: words.noCodeLabel, name: words.noCodeName };
    return { code: id, label: code.abbreviation, name: nameMeasure(setting, id) };
  });
  const sums = counts.map((row, i) => sum(row) + sum(counts.map((each) => each[i] ?? 0)));
  const used = categories.flatMap((_, i) => ((sums[i] ?? 0) > 0 ? [i] : []));
  const unused = labelled.filter((_, i) => !used.includes(i) && rubric.codes.some(({ id }) => id === categories[i]));
  const [first, second] = coders.map((coder) => callCoderShortly(setting, coder));
  const isPair = coders.length === 2;
  const pick = <Item>(items: readonly Item[]) => used.flatMap((i) => items[i] ?? []);
  return {
    caption: isPair ? words.confusionCaption(first ?? '', second ?? '') : words.confusionCaptionSeveral,
    corner: isPair ? words.corner(first ?? '', second ?? '') : words.cornerSeveral,
    columns: pick(labelled),
    rows: used.flatMap((i) => {
      const label = labelled[i];
      const row = counts[i] ?? [];
      if (!label) return [];
      return [
        {
          ...label,
          cells: used.map((j) => {
            const count = row[j] ?? 0;
            const shade = count === 0 ? 0 : Math.ceil((shades * count) / Math.max(1, sum(row)));
            return { count, text: count === 0 ? '·' : wording.formats.number(count, 0), shade, isAgreement: i === j };
          }),
        },
      ];
    }),
    note: words.confusionNote(unused.map(({ name }) => name)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What coders heard differently, to talk about; null where no list of it was wanted. */
export function talkSection(setting: AgreementSetting): AgreementReport['talk'] {
  const { wording, document, listed } = setting;
  if (listed === 0) return null;
  const { agreement: words } = wording.words;
  const { globals, utterances } = document.disagreements;
  return {
    heading: words.talkHeading,
    globals: globals.length === 0 ? null : globalsToTalkAbout(setting),
    utterances: utterances.length === 0 ? null : utterancesToTalkAbout(setting),
    none: globals.length + utterances.length > 0 ? null : document.utterances ? words.noTalk : words.noTalkOfRatings,
  };
}

function globalsToTalkAbout(setting: AgreementSetting): ReportTable {
  const { wording, document } = setting;
  const { agreement: words } = wording.words;
  const { columns } = words;
  return {
    caption: words.talkGlobals,
    columns: [
      column('session', columns.session, 'start'),
      column('measure', columns.measure, 'start'),
      column('ratings', columns.rated, 'start'),
    ],
    rows: document.disagreements.globals.map(({ session, measure, values }) => [
      textCell(labelOf(setting, session)),
      textCell(nameMeasure(setting, measure)),
      textCell(
        values
          .map(({ coder, value }) =>
            words.heardBy(callCoderShortly(setting, coder), wording.formats.shortNumber(value, 2)),
          )
          .join(' · '),
      ),
    ]),
    note: null,
  };
}

function utterancesToTalkAbout(setting: AgreementSetting): ReportTable {
  const { document, wording, rubric } = setting;
  const { agreement: words } = wording.words;
  const { columns } = words;
  const listed = document.disagreements.utterances;
  const withWords = listed.some(({ text }) => text !== null);
  const label = (code: string | null) => rubric.codes.find(({ id }) => id === code)?.abbreviation ?? words.noCodeName;
  return {
    caption: words.talkUtterances,
    columns: [
      column('place', columns.session, 'start'),
      column('codes', columns.heard, 'start'),
      ...(withWords ? [column('words', columns.words, 'start')] : []),
    ],
    rows: listed.map(({ session, turnId, startSeconds, text, codes }) => {
      const place = startSeconds === null ? words.turn(turnId) : writeClock(startSeconds);
      return [
        textCell(`${labelOf(setting, session)}, ${place}`),
        textCell(
          codes.map(({ coder, code }) => words.heardBy(callCoderShortly(setting, coder), label(code))).join(' · '),
        ),
        ...(withWords ? [textCell(text ?? '')] : []),
      ];
    }),
    note: null,
  };
}

function labelOf({ document }: AgreementSetting, session: string): string {
  return document.sessions.find(({ id }) => id === session)?.label ?? session;
}

/** Every coder in a sentence, the program last. */
export function listPeople(setting: AgreementSetting): string[] {
  return setting.document.coders.filter(({ kind }) => kind !== 'heuristic').map(({ id }) => callCoder(setting, id));
}
