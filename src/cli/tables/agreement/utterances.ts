// How far coders agree on the codes of utterances.
import type {
  AgreementBand,
  AgreementDocument,
  CodeAgreement,
  Found,
  UtteranceAgreement,
} from '../../../agreement/agreement-document.ts';
import { noCodeWords, unitWords } from '../../../agreement/rule-words.ts';
import { printable } from '../../terminal/printable.ts';
import type { TextStyle } from '../../terminal/text-style.ts';
import { counted, showBand, showInterval, showShare } from './figures.ts';

/** Most confusions that the table names; --json has all. */
const mostConfusions = 8;

export function renderUtterances(
  style: TextStyle,
  utterances: UtteranceAgreement,
  { choices }: AgreementDocument,
  bandNames: ReadonlyMap<string, string>,
): string[][] {
  const { bands } = choices;
  const words = `Words: kappa by ${bandNames.get(bands.kappa)}, alpha by ${bandNames.get(bands.alpha)}.`;
  const { unitising, overall, sessions } = utterances;
  const divided = `Division into utterances: ${showFine(unitising.agreement)} of ${unitising.places} places agree; alpha ${showAlpha(unitising.alpha)}.`;
  return [
    [
      style.bold(`Utterances: ${counted(sessions, 'session')}, ${counted(overall.units, 'unit')}`),
      ...style.wrap(divided, 2),
      ...style.wrap(`Codes: ${describeCodes(overall)}.`, 2),
      ...style.wrap(`${words} ${unitWords[choices.unit]} ${noCodeWords[choices.noCode]}`, 2).map(style.dim),
    ],
    renderCodes(style, utterances),
    renderConfusions(style, utterances),
  ];
}

function showFine(found: Found<number>): string {
  return found.defined ? `${(found.value * 100).toFixed(1)} %` : '–';
}

function showAlpha(found: Found<number>): string {
  return found.defined ? found.value.toFixed(2) : `undefined (${found.reason})`;
}

function describeCodes({ agreement, kappa, alpha, ac1 }: CodeAgreement): string {
  const name = kappa.defined && kappa.value.method === 'fleiss' ? "Fleiss' kappa" : "Cohen's kappa";
  const over = alpha.defined && alpha.value.interval.defined ? alpha.value.interval.value.over : null;
  return [
    `${showFine(agreement)} agree`,
    `${name} ${withInterval(kappa, (found) => found.kappa)}${bandOf(kappa)}`,
    `Krippendorff's alpha ${withInterval(alpha, (found) => found.alpha)}${bandOf(alpha)}${over === 'units' ? ', its interval from single utterances and so too narrow' : ''}`,
    `Gwet's AC1 ${withInterval(ac1, (found) => found.ac1)}`,
  ].join('; ');
}

type Ends = { readonly interval: Found<{ readonly lower: number; readonly upper: number }> };

function withInterval<Value extends Ends>(found: Found<Value>, read: (value: Value) => number): string {
  if (!found.defined) return `undefined (${found.reason})`;
  const { interval } = found.value;
  return `${read(found.value).toFixed(2)}${interval.defined ? ` (${showInterval(interval)})` : ''}`;
}

function bandOf(found: Found<{ readonly band: AgreementBand }>): string {
  return found.defined ? `, ${showBand(found.value.band)}` : '';
}

function renderCodes(style: TextStyle, { codes, coders }: UtteranceAgreement): string[] {
  const width = Math.max(...codes.map(({ code }) => code.length));
  const title = `${'given'.padStart(9)}  ${'agree'.padStart(6)}  kappa  alpha`;
  return [
    `${' '.repeat(width + 2)} ${style.dim(`${'by utterance'.padEnd(31)}   by volley`)}`,
    `${style.bold('Codes'.padEnd(width + 2))} ${style.dim(`${title}  ${title}`)}`,
    ...codes.map(
      ({ code, units, volleys }) =>
        `  ${code.padEnd(width)} ${[units, volleys].map((each) => codeCells(each, coders.length)).join('  ')}`,
    ),
    ...style
      .wrap(
        coders.length === 2
          ? `given: how often by ${printable(coders[0] ?? '')} / ${printable(coders[1] ?? '')}`
          : 'given: the least and the most that a coder gave it',
        2,
      )
      .map(style.dim),
  ];
}

function codeCells({ present, agreement, kappa, alpha }: UtteranceAgreement['codes'][number]['units'], coders: number) {
  const times = present.map(({ units }) => units);
  const given = coders === 2 ? times.join(' / ') : `${Math.min(...times)}-${Math.max(...times)}`;
  return [
    given.padStart(9),
    showShare(agreement).padStart(6),
    (kappa.defined ? kappa.value.kappa.toFixed(2) : '–').padStart(5),
    (alpha.defined ? alpha.value.alpha.toFixed(2) : '–').padStart(5),
  ].join('  ');
}

function renderConfusions(style: TextStyle, { confusions }: UtteranceAgreement): string[] {
  if (confusions.length === 0) return [];
  const listed = confusions.slice(0, mostConfusions).map(({ codes: [a, b], count }) => `${a} and ${b} ${count}`);
  return [style.bold('Most often confused'), ...style.wrap(listed.join(', '), 2)];
}
