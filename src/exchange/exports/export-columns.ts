import type { Rubric } from '../../instrument/rubric.ts';

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

/** A column of text. */
export const textColumn = (name: string, label: string, values?: Readonly<Record<string, string>>): ExportColumn => ({
  name,
  label,
  type: 'text',
  ...(values ? { values } : {}),
});
/** A column of numbers. */
export const numberColumn = (name: string, label: string): ExportColumn => ({ name, label, type: 'number' });

const yesNo = { true: 'yes', false: 'no' };
const kinds = {
  human: 'a person',
  heuristic: 'the heuristic coder',
  imported: 'brought in',
  consensus: 'several coders',
};

/** What an export says of the session in every row. */
export const sessionColumns: readonly ExportColumn[] = [
  textColumn('codingId', 'Id of the coding in the library'),
  textColumn('sessionId', 'Id of the session in the library'),
  textColumn('session', 'Name of the session'),
  textColumn('caseworker', 'Pseudonym of the caseworker'),
  textColumn('client', 'Pseudonym of the client'),
  { name: 'date', label: 'Date of the session', type: 'date' },
  numberColumn('number', 'Place of the session in its series'),
  textColumn('language', 'Language of the session'),
  textColumn('changeGoal', 'Change goal'),
];

/** What it says of the coder. */
export const coderColumns: readonly ExportColumn[] = [
  textColumn('coder', 'Pseudonym of the coder'),
  textColumn('coderKind', 'Kind of coder', kinds),
  textColumn('coderVersion', 'Version of the coder, where it is a program'),
];

/** Columns of an export with one row a coding. Every count and score follows from the rubric. */
export function codingColumns(rubric: Rubric): ExportColumn[] {
  const sources = { human: 'rated by a person', estimated: 'estimated by the heuristic coder' };
  return [
    ...sessionColumns,
    textColumn('tags', 'Tags of the session, divided by semicolons'),
    ...coderColumns,
    textColumn('rubric', 'Rubric that was coded with'),
    textColumn('rubricSha256', 'SHA-256 of the rubric'),
    textColumn('status', 'Whether the coding is finished', { draft: 'draft', final: 'final' }),
    textColumn('assisted', 'Whether the coder saw what could lead them', yesNo),
    textColumn('work', 'What was coded', { utterances: 'utterances', totals: 'totals alone' }),
    textColumn('segmentMethod', 'How the segment was chosen', {
      whole: 'all',
      first: 'start',
      random: 'random',
      range: 'range',
    }),
    numberColumn('seed', 'Seed of a random segment'),
    numberColumn('requestedSeconds', 'Length that was asked for (seconds)'),
    numberColumn('startSeconds', 'Start of the segment (seconds)'),
    numberColumn('endSeconds', 'End of the segment (seconds)'),
    textColumn('timesEstimated', 'Whether times were estimated from the number of words', yesNo),
    numberColumn('volleys', 'Volleys'),
    ...rubric.codes.map(({ id, name }) => numberColumn(id, `${name} (count)`)),
    ...rubric.globals.flatMap(({ id, name, scale }) => [
      numberColumn(id, `${name} (${scale.min}-${scale.max})`),
      textColumn(`${id}Source`, `${name}: who rated`, sources),
    ]),
    ...rubric.measures.flatMap(({ id, name, unit }) => [
      numberColumn(id, `${name}${unit === 'percent' ? ' (percent, 0-100)' : ''}`),
      textColumn(`${id}Level`, `${name}: level of proficiency`, levelLabels(rubric)),
    ]),
    textColumn('notes', 'Notes of the coder'),
    textColumn('softwareVersion', 'Version of the program that kept the coding'),
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
