import type { Rubric } from '../instrument/rubric.ts';

/** A column of an export: what it is called, what it means, and what its values stand for. */
export interface ExportColumn {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date';
  /** What the values stand for, where they are a fixed few. */
  readonly values?: Readonly<Record<string, string>>;
}

export type ExportValue = string | number | boolean | null;
/** A row of an export: a value for each column, in their order. */
export type ExportRow = readonly ExportValue[];

const text = (name: string, label: string, values?: Readonly<Record<string, string>>): ExportColumn => ({
  name,
  label,
  type: 'text',
  ...(values ? { values } : {}),
});
const number = (name: string, label: string): ExportColumn => ({ name, label, type: 'number' });

const yesNo = { true: 'yes', false: 'no' };
const kinds = {
  human: 'a person',
  heuristic: 'the heuristic coder',
  imported: 'brought in',
  consensus: 'several coders',
};

const sessionColumns: readonly ExportColumn[] = [
  text('codingId', 'Id of the coding in the library'),
  text('sessionId', 'Id of the session in the library'),
  text('session', 'Name of the session'),
  text('caseworker', 'Pseudonym of the caseworker'),
  text('client', 'Pseudonym of the client'),
  { name: 'date', label: 'Date of the session', type: 'date' },
  number('number', 'Place of the session in its series'),
  text('language', 'Language of the session'),
  text('changeGoal', 'Change goal'),
];

const coderColumns: readonly ExportColumn[] = [
  text('coder', 'Pseudonym of the coder'),
  text('coderKind', 'Kind of coder', kinds),
  text('coderVersion', 'Version of the coder, where it is a program'),
];

/** Columns of an export with one row a coding. Every count and score follows from the rubric. */
export function codingColumns(rubric: Rubric): ExportColumn[] {
  const sources = { human: 'rated by a person', estimated: 'estimated by the heuristic coder' };
  return [
    ...sessionColumns,
    text('tags', 'Tags of the session, divided by semicolons'),
    ...coderColumns,
    text('rubric', 'Rubric that was coded with'),
    text('rubricSha256', 'SHA-256 of the rubric'),
    text('status', 'Whether the coding is finished', { draft: 'draft', final: 'final' }),
    text('assisted', 'Whether the coder saw what could lead them', yesNo),
    text('work', 'What was coded', { utterances: 'utterances', totals: 'totals alone' }),
    text('segmentMethod', 'How the segment was chosen', {
      whole: 'all',
      first: 'start',
      random: 'random',
      range: 'range',
    }),
    number('seed', 'Seed of a random segment'),
    number('requestedSeconds', 'Length that was asked for (seconds)'),
    number('startSeconds', 'Start of the segment (seconds)'),
    number('endSeconds', 'End of the segment (seconds)'),
    text('timesEstimated', 'Whether times were estimated from the number of words', yesNo),
    number('volleys', 'Volleys'),
    ...rubric.codes.map(({ id, name }) => number(id, `${name} (count)`)),
    ...rubric.globals.flatMap(({ id, name, scale }) => [
      number(id, `${name} (${scale.min}-${scale.max})`),
      text(`${id}Source`, `${name}: who rated`, sources),
    ]),
    ...rubric.measures.flatMap(({ id, name, unit }) => [
      number(id, `${name}${unit === 'percent' ? ' (percent, 0-100)' : ''}`),
      text(`${id}Level`, `${name}: level of proficiency`, levelLabels(rubric)),
    ]),
    text('notes', 'Notes of the coder'),
    text('softwareVersion', 'Version of the program that kept the coding'),
  ];
}

function levelLabels({ proficiency }: Rubric): Record<string, string> {
  const levels = proficiency.levels.map(({ id, name }) => [id, name] as const);
  return {
    ...Object.fromEntries(levels),
    below: 'below every threshold',
    notSet: 'no threshold set',
    undefined: 'no value',
  };
}

/** Columns of an export with one row an utterance: those of the coded CSV first, so that it is one. */
export function utteranceColumns(rubric: Rubric): ExportColumn[] {
  const codes = Object.fromEntries(rubric.codes.map(({ id, name }) => [id, name]));
  return [
    ...sessionColumns,
    text('turn', 'Id of the turn'),
    number('utterance', 'Number of the utterance in its turn'),
    text('role', 'Who speaks', { clinician: 'clinician', client: 'client', other: 'somebody else' }),
    text('speaker', "Speaker's label"),
    number('start', 'Start of the turn (seconds)'),
    number('end', 'End of the turn (seconds)'),
    text('text', 'What was said'),
    text('codes', 'Code given; empty for none', codes),
    number('confidence', 'Probability that a trained coder gives the same code'),
    text('clientTalk', 'Client talk', { change: 'change talk', sustain: 'sustain talk', neutral: 'neutral' }),
    text('note', 'Reason for the code'),
    ...coderColumns,
    text('status', 'Whether the coding is finished', { draft: 'draft', final: 'final' }),
  ];
}
