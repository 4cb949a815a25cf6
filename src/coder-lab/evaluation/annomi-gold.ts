import type { ClientTalk, Turn } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { SessionScore } from '../../scoring/score-document.ts';
import { decodeFile } from '../../transcript/decode.ts';
import { annomi } from '../../transcript/formats/annomi.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import { cleanText } from '../../transcript/spoken-turns.ts';
import { readTable, type Table, type TableRow } from '../../transcript/table.ts';
import type { Session, Transcript } from '../../transcript/transcript.ts';
import { type BehaviourClass, behaviourClasses } from './behaviour-class.ts';
import type { AnnomiClientLabels, AnnomiClinicianLabels, AnnomiGold } from './gold-session.ts';

const labelColumns = [
  'main_therapist_behaviour',
  'question_exists',
  'reflection_exists',
  'reflection_subtype',
  'therapist_input_exists',
  'client_talk_type',
] as const;
type Column =
  | (typeof labelColumns)[number]
  | 'therapist_input_subtype'
  | 'transcript_id'
  | 'utterance_id'
  | 'interlocutor'
  | 'annotator_id';

type Labels = AnnomiClinicianLabels | AnnomiClientLabels;
type Cell = (row: TableRow, column: Column) => string;

/**
 * Reads AnnoMI's CSV with its labels. Where several annotators labelled a turn, the first row is gold, or the row of the
 * annotator asked for. A turn that has no label (`n/a`) is not judged.
 *
 * @throws InputFault when a label column is missing, a label is not one of AnnoMI's, or the annotator labelled nothing
 */
export async function readAnnomiGold(
  file: SourceFile,
  source: SessionScore['source'],
  annotator: string | null,
): Promise<AnnomiGold[]> {
  const decoded = decodeFile(file);
  const transcripts = await annomi.read(decoded);
  const table = await readTable(decoded.text);
  const labels = readLabels(table, annotator);
  const groups = findVideos(table);
  return transcripts.map((transcript) => ({
    scheme: 'annomi',
    id: transcript.id,
    source,
    group: groups.get(transcript.id) ?? `session ${transcript.id}`,
    session: withStatedRoles(transcript),
    labels: labels.get(transcript.id) ?? new Map(),
  }));
}

/** The video of each transcript, where the file names it: some are of one video. */
function findVideos({ header, rows }: Table): Map<string, string> {
  const [id, video] = [header.indexOf('transcript_id'), header.indexOf('video_url')];
  const read = (row: TableRow, at: number) => cleanText(row.cells[at] ?? '');
  return new Map(
    rows.flatMap((row) => (read(row, video) === '' ? [] : [[read(row, id), `video ${read(row, video)}`]])),
  );
}

function withStatedRoles({ turns, ...session }: Transcript): Session {
  return {
    ...session,
    turns: turns.map((turn): Turn => {
      if (turn.role !== null) return { ...turn, role: turn.role, speaker: turn.speaker ?? turn.role };
      const problem = `turn ${turn.id} is of interlocutor "${turn.speaker}"`;
      throw new InputFault({ problem, place: `session "${session.id}"`, remedy: 'write therapist or client' });
    }),
  };
}

function readLabels(table: Table, annotator: string | null): Map<string, Map<string, Labels>> {
  const cell = cellReader(table);
  const sessions = new Map<string, Map<string, Labels>>();
  let labelled = 0;
  for (const row of table.rows) {
    if (annotator !== null && cell(row, 'annotator_id') !== annotator) continue;
    const session = sessions.get(cell(row, 'transcript_id')) ?? new Map<string, Labels>();
    sessions.set(cell(row, 'transcript_id'), session);
    const turn = cell(row, 'utterance_id');
    if (session.has(turn)) continue;
    const labels = cell(row, 'interlocutor') === 'client' ? clientLabels(row, cell) : clinicianLabels(row, cell);
    if (labels === null) continue;
    session.set(turn, labels);
    labelled++;
  }
  if (labelled > 0) return sessions;
  const whose = annotator === null ? '' : ` of annotator "${annotator}"`;
  throw new InputFault({ problem: `there are no labels${whose}`, remedy: 'give a file that people have labelled' });
}

function cellReader({ header }: Table): Cell {
  const missing = labelColumns.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    const remedy = `AnnoMI's labels are the columns ${labelColumns.join(', ')}`;
    throw new InputFault({ place: 'header', problem: `no column ${missing.join(', ')}`, remedy });
  }
  const places = new Map(header.map((name, at) => [name, at]));
  return (row, column) => cleanText(row.cells[places.get(column) ?? -1] ?? '').toLowerCase();
}

function clinicianLabels(row: TableRow, cell: Cell): AnnomiClinicianLabels | null {
  const main = oneOf(row, 'main_therapist_behaviour', behaviourClasses, cell);
  if (main === null) return null;
  const named = (['question', 'reflection', 'therapist_input'] as const).filter(
    (name) => cell(row, `${name}_exists`) === 'true',
  );
  const classes = new Set<BehaviourClass>(named.length === 0 ? ['other'] : named);
  const kind = cell(row, 'therapist_input_subtype');
  const input = kind === 'information' || kind === 'advice' ? kind : null;
  return { role: 'clinician', main, classes, complex: cell(row, 'reflection_subtype') === 'complex', input };
}

function clientLabels(row: TableRow, cell: Cell): AnnomiClientLabels | null {
  const talk: ClientTalk | null = oneOf(row, 'client_talk_type', ['change', 'neutral', 'sustain'], cell);
  return talk === null ? null : { role: 'client', talk };
}

/** Null for what is left open: empty or `n/a`. */
function oneOf<Label extends string>(row: TableRow, column: Column, known: readonly Label[], cell: Cell): Label | null {
  const written = cell(row, column);
  if (written === '' || written === 'n/a') return null;
  const label = known.find((each) => each === written);
  if (label !== undefined) return label;
  const problem = `${column} is "${written}"`;
  throw new InputFault({ problem, place: `line ${row.line}`, remedy: `write ${known.join(', ')} or n/a` });
}
