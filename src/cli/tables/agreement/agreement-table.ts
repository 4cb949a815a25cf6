import type { AgreementDocument } from '../../../agreement/agreement-document.ts';
import { agreementColumns, agreementRows } from '../../../agreement/agreement-rows.ts';
import { writeMethods } from '../../../agreement/methods-paragraph.ts';
import { listNames, missingWords } from '../../../agreement/rule-words.ts';
import { csvLines } from '../../../app/csv.ts';
import { writeClock } from '../../../instrument/write-clock.ts';
import { printable } from '../../terminal/printable.ts';
import type { TextStyle } from '../../terminal/text-style.ts';
import { counted, cut, show, showNumber } from './figures.ts';
import { renderMeans, renderPoints, renderReliabilities } from './measures.ts';
import { renderUtterances } from './utterances.ts';

/** A comparison of codings as CSV, one row a figure. */
export function agreementCsv(document: AgreementDocument): string {
  return csvLines([agreementColumns, ...agreementRows(document)]);
}

/** The paragraph for a methods section, in lines of the terminal's width, or in one. */
export function renderMethods(style: TextStyle | null, document: AgreementDocument): string {
  const paragraph = writeMethods(document);
  return `${style === null ? paragraph : style.wrap(paragraph).join('\n')}\n`;
}

/**
 * A comparison of codings as a table for people, 80 columns wide.
 *
 * @param bandNames names of the scales of words, by their id
 */
export function renderAgreement(
  style: TextStyle,
  document: AgreementDocument,
  bandNames: ReadonlyMap<string, string>,
): string {
  const blocks = [
    renderHeading(style, document, bandNames),
    ...renderReliabilities(style, document),
    renderPoints(style, document),
    renderMeans(style, document),
    ...(document.utterances ? renderUtterances(style, document.utterances, document, bandNames) : []),
    renderPairs(style, document),
    renderDisagreements(style, document),
    renderWarnings(style, document),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function renderHeading(
  style: TextStyle,
  document: AgreementDocument,
  bandNames: ReadonlyMap<string, string>,
): string[] {
  const { coders, sessions, codedOnce, rubric, choices } = document;
  const names = listNames(coders.map(({ id }) => printable(id)));
  const alone =
    codedOnce === 1 ? '1 session with a single coding is' : `${codedOnce} sessions with a single coding are`;
  const heuristic = coders.some(({ kind }) => kind === 'heuristic');
  return [
    ...style.wrap(`Agreement of ${names} on ${counted(sessions.length, 'session')}`).map(style.bold),
    ...style.wrap(
      [
        `${rubric.name}. ${choices.iccForm}, ${missingWords[choices.missing]}.`,
        `Intervals: ${Math.round(choices.level * 100)} %. Words for the ICC: ${bandNames.get(choices.bands.icc)}.`,
        ...(codedOnce > 0 ? [`${alone} left out.`] : []),
        ...(heuristic ? ['The codes and globals of the heuristic coder are estimates.'] : []),
      ].join(' '),
    ),
  ];
}

function renderPairs(style: TextStyle, { pairs, measures }: AgreementDocument): string[] {
  if (pairs.length === 0) return [];
  const names = new Map(measures.map(({ id, name }) => [id, name]));
  const rows = pairs.map(({ coders, sessions, kappa, icc }) => {
    const known = Object.entries(icc).flatMap(([id, found]) => (found.defined ? [{ id, value: found.value }] : []));
    const [lowest] = known.sort((a, b) => a.value - b.value);
    const low = lowest ? `${lowest.value.toFixed(2)} (${names.get(lowest.id)})` : '–';
    return `  ${cut(printable(coders.join(' and ')), 26).padEnd(26)}  ${String(sessions).padStart(8)}  ${show(kappa).padStart(5)}  ${low}`;
  });
  return [`${style.bold('Pairs of coders'.padEnd(28))}  ${style.dim('sessions  kappa  lowest ICC')}`, ...rows];
}

function renderDisagreements(style: TextStyle, { disagreements, sessions, measures }: AgreementDocument): string[] {
  const { globals, utterances } = disagreements;
  if (globals.length + utterances.length === 0) return [];
  const labels = new Map(sessions.map(({ id, label }) => [id, printable(label)]));
  const names = new Map(measures.map(({ id, name }) => [id, name]));
  return [
    style.bold('To talk about'),
    ...globals.flatMap(({ session, measure, values }) => {
      const given = values.map(({ coder, value }) => `${printable(coder)} ${showNumber(value).replace(/\.00$/, '')}`);
      return style.item(`${labels.get(session)}: ${names.get(measure)} ${given.join(', ')}`);
    }),
    ...utterances.flatMap(({ session, turnId, startSeconds, text, codes }) => {
      const at = startSeconds === null ? '' : ` (${writeClock(startSeconds)})`;
      const given = codes.map(({ coder, code }) => `${printable(coder)} ${code ?? 'no code'}`);
      const place = `${labels.get(session)}, turn ${printable(turnId)}${at}: ${given.join(', ')}`;
      return [...style.item(place), ...(text === null ? [] : style.wrap(`“${printable(text)}”`, 4).map(style.dim))];
    }),
  ];
}

function renderWarnings(style: TextStyle, { warnings }: AgreementDocument): string[] {
  if (warnings.length === 0) return [];
  return [style.bold('Keep in mind'), ...warnings.flatMap(({ message }) => style.item(printable(message)))];
}
