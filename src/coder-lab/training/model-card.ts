import { codeIds, type Rubric } from '../../instrument/rubric.ts';
import type { EvaluatedFigure, EvaluationResult } from '../evaluation/evaluation-document.ts';
import type { GoldSession } from '../evaluation/gold-session.ts';
import type { CrossValidation } from './cross-validate.ts';

/** What a model card says beside the figures. */
export interface CardFacts {
  readonly language: string;
  readonly version: string;
  readonly rubric: Rubric;
  readonly gold: readonly GoldSession[];
  /** Names of the files, or the library, with the hash of their content. */
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly seed: number;
  readonly folds: number;
  readonly resamples: number;
  /** Version of the model that it starts from; null for none. */
  readonly startsFrom: string | null;
}

/** The card of a trained model (Markdown): data, figures with intervals, learning curve, limits. */
export function writeModelCard(facts: CardFacts, validation: CrossValidation): string {
  return `${[
    `# Model of the heuristic coder, ${facts.language}, version ${facts.version}`,
    '',
    ...describeData(facts),
    '',
    '## What it is worth',
    '',
    `Cross-validation in ${facts.folds} parts: each session was coded by a model trained without it and without the other`,
    'sessions of its caseworker (or video), and whose probabilities were calibrated on other parts. In brackets 95 %',
    `intervals by ${facts.resamples} resamples of sessions, seed ${facts.seed}. "Rules" are the rules alone on the same sessions.`,
    ...validation.trained.flatMap((trained, i) => describeFigures(trained, validation.rules[i])),
    '',
    '## Learning curve',
    '',
    'What a model trained on fewer sessions is worth on the same unseen ones. Where the last step still gains, more coded',
    'sessions are likely to help.',
    '',
    ...describeCurve(validation),
    '',
    '## Limits',
    '',
    '- The figures are for sessions like those it was trained on: same people, setting, way of writing down. Expect less',
    '  elsewhere, and measure it there with `miti evaluate`.',
    '- It repeats what these coders did, their habits and blind spots with it. For codes that they seldom gave it leans on the rules.',
    '- It is for finding sessions and moments worth a human look, for practice and for research on many sessions. It must not',
    '  be used to judge, hire, pay, certify or discipline a person, nor to decide anything about a client.',
    ...(facts.startsFrom === null
      ? []
      : [
          '- It starts from another model. Where that was trained on any of these sessions, the figures above are too good.',
        ]),
    '- The file holds numbers of hashed features, no text. Who knows the program can still test whether a word was frequent',
    '  in the sessions: keep it as you keep other results of them.',
  ].join('\n')}\n`;
}

function describeData({ rubric, gold, sources, startsFrom, seed }: CardFacts): string[] {
  const groups = new Set(gold.map(({ group }) => group)).size;
  const coded = gold.flatMap((each) => (each.scheme === 'miti' ? [each] : []));
  const codes = coded.flatMap(({ coding }) =>
    coding.turns.flatMap((turn) =>
      turn.role === 'clinician' ? turn.utterances.flatMap(({ code }) => code ?? []) : [],
    ),
  );
  const counts = codeIds(rubric).map((id) => `${id} ${codes.filter((code) => code === id).length}`);
  return [
    `Trained on ${gold.length} sessions that people coded, in ${groups} groups (caseworkers, or sessions that stand for`,
    `themselves), under the rubric ${rubric.id}, seed ${seed}${startsFrom === null ? '' : `, starting from model ${startsFrom}`}.`,
    '',
    ...sources.map(({ name, sha256 }) => `- ${name}, sha256 ${sha256}`),
    ...(codes.length === 0 ? [] : ['', `Codes given: ${counts.join(', ')}.`]),
  ];
}

const schemeNames = { miti: 'MITI codes', annomi: "AnnoMI's labels" } as const;
const punctuationNames = { asWritten: 'as written', stripped: 'without punctuation' } as const;

function describeFigures(trained: EvaluationResult, rules: EvaluationResult | undefined): string[] {
  const { scheme, punctuation, sessions, clinicianTurns } = trained;
  const others = new Map(rules ? listFigures(rules) : []);
  return [
    '',
    `### ${schemeNames[scheme]}, ${punctuationNames[punctuation]}: ${sessions} sessions, ${clinicianTurns} clinician turns`,
    '',
    '| measure | model | rules |',
    '|---|---|---|',
    ...listFigures(trained).map(([name, figure]) => {
      const other = others.get(name);
      return `| ${name} | ${show(figure)} | ${other ? show(other) : ''} |`;
    }),
  ];
}

function listFigures(result: EvaluationResult): (readonly [string, EvaluatedFigure])[] {
  const { behaviour, codes, codePresence, behaviourPresence, clientTalk, calibration, measures, globals, levels } =
    result;
  return [
    ...named('main behaviour of a turn, macro-F1', behaviour?.macroF1),
    ...(behaviourPresence?.labels ?? []).map(({ label, f1 }) => [`turn holds ${label}, F1`, f1] as const),
    ...named('code of an utterance, macro-F1', codes?.macroF1),
    ...named('codes that a turn holds, mean F1', codePresence?.meanF1),
    ...(codePresence?.labels ?? []).map(({ label, f1 }) => [`turn holds ${label}, F1`, f1] as const),
    ...named('client talk, macro-F1', clientTalk?.macroF1),
    ...named('confidence, calibration error', calibration?.expectedCalibrationError),
    ...measures.map(({ name, icc }) => [`${name}, ICC(A,1)`, icc] as const),
    ...globals.map(({ name, r }) => [`${name}, r`, r] as const),
    ...named('same level of proficiency, share', levels.at(-1)?.shareEqual),
  ];
}

function named(name: string, figure: EvaluatedFigure | undefined): (readonly [string, EvaluatedFigure])[] {
  return figure ? [[name, figure]] : [];
}

function show({ value, lower, upper }: EvaluatedFigure): string {
  if (value === null) return 'undefined';
  const interval = lower === null || upper === null ? '' : ` [${lower.toFixed(2)}, ${upper.toFixed(2)}]`;
  return `${value.toFixed(2)}${interval}`;
}

function describeCurve({ curve }: CrossValidation): string[] {
  return [
    '| sessions | gold | main behaviour, macro-F1 | codes in a turn, mean F1 |',
    '|---|---|---|---|',
    ...curve.flatMap(({ sessions, figures }) =>
      figures
        .filter(({ punctuation }) => punctuation === 'asWritten')
        .map(({ scheme, behaviour, codePresence }) => {
          const cells = [behaviour?.macroF1, codePresence?.meanF1].map((each) => (each ? show(each) : '-'));
          return `| ${sessions.toFixed(1)} | ${schemeNames[scheme]} | ${cells.join(' | ')} |`;
        }),
    ),
  ];
}
