import * as z from 'zod';
import { InputFault } from '../../instrument/input-fault.ts';
import { readMarkedReasons } from '../../instrument/uncertain-code.ts';
import type { Library } from '../../library/library.ts';
import { hashContent } from '../../library/record-ids.ts';
import {
  type CodingRecord,
  codingRecordSchema,
  newSegmentSchema,
  newSessionSchema,
  parseRecord,
  type SegmentRecord,
} from '../../library/records.ts';
import { type ImportRun, keepCoding, keepSession, orNoteFault } from '../imports/import-run.ts';

const schemaName = 'miti-export/2';
/** Version 0.1 wrote it: there the reason of an uncertain code begins with a mark. */
const earlierSchemaName = 'miti-export/1';

const segment = newSegmentSchema.extend({ id: z.string() });
const session = newSessionSchema.extend({
  id: z.string(),
  segments: z.array(segment),
  codings: z.array(codingRecordSchema),
});
export type ExportedSession = z.output<typeof session>;

const rubric = z.strictObject({ id: z.string(), sha256: z.string(), content: z.string() });

/** Everything of a part of the library that is not history, as `miti export --json` writes it. */
const document = z.strictObject({
  schema: z.enum([schemaName, earlierSchemaName]),
  rubrics: z.array(rubric),
  sessions: z.array(z.unknown()),
});

/** The beginning of the document: what every session needs. */
export function documentOpening(rubrics: readonly z.infer<typeof rubric>[]): string {
  return `${JSON.stringify({ schema: schemaName, rubrics }).slice(0, -1)},"sessions":[\n`;
}

export const documentEnd = '\n]}\n';

/** A session of the library with its segments and the codings that are wanted. */
export async function documentSession(
  library: Library,
  id: string,
  codings: ExportedSession['codings'],
): Promise<ExportedSession | null> {
  const found = await library.findSession(id);
  if (!found) return null;
  const { hasTranscript: _has, revision: _revision, ...details } = found;
  return { ...details, segments: await library.listSegments(id), codings };
}

/** Whether a file is an export: told by its first bytes. */
export function isExportDocument(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  return /^\uFEFF?\s*\{\s*"schema"\s*:\s*"miti-export\//.test(start);
}

/**
 * Brings an export back into a library: what it has is left as it is, what it lacks is added.
 *
 * @throws InputFault when the file as a whole is damaged; a session at fault does not stop the others
 */
export async function importDocument(run: ImportRun, path: string, bytes: Uint8Array): Promise<void> {
  const { schema, rubrics, sessions } = parseDocument(path, bytes);
  const read = (each: unknown) => {
    const parsed = parseRecord(session, each, 'session');
    return schema === earlierSchemaName ? { ...parsed, codings: parsed.codings.map(readEarlierCoding) } : parsed;
  };
  if (!run.dryRun) for (const each of rubrics) await run.library.keepRubric(each);
  for (const [at, each] of sessions.entries()) {
    await orNoteFault(run, `${path}: sessions[${at}]`, () => importSession(run, read(each)));
  }
}

function readEarlierCoding(coding: CodingRecord): CodingRecord {
  const { work } = coding;
  return work.kind === 'utterances' ? { ...coding, work: { ...work, turns: readMarkedReasons(work.turns) } } : coding;
}

function parseDocument(path: string, bytes: Uint8Array): z.infer<typeof document> {
  try {
    return parseRecord(document, JSON.parse(new TextDecoder().decode(bytes)), 'export');
  } catch (error) {
    if (error instanceof InputFault) throw error.at(path);
    const problem = 'the export is damaged or cut off: it is no whole JSON';
    throw new InputFault({ problem, place: path, remedy: 'export it again' });
  }
}

async function importSession(run: ImportRun, exported: ExportedSession): Promise<void> {
  const { id, segments, codings, ...details } = exported;
  // A session without a source hash of its own gets one from its id, so that it is not added twice.
  const sourceHash = details.sourceHash ?? hashContent(['exported session', id]);
  const here = await run.library.findSession(id);
  if (here) run.report.unchanged += 1;
  const sessionId = here ? id : (await keepSession(run, { ...details, sourceHash })).id;
  const segmentIds = await keepSegments(run, sessionId, segments);
  for (const coding of codings) {
    await orNoteFault(run, `coding ${coding.id}`, () => importCoding(run, coding, sessionId, segmentIds));
  }
}

async function keepSegments(
  run: ImportRun,
  sessionId: string,
  segments: readonly SegmentRecord[],
): Promise<Map<string, string>> {
  if (run.dryRun || segments.length === 0) return new Map();
  const added = await run.library.addSegments(segments.map(({ id: _id, ...each }) => ({ ...each, sessionId })));
  return new Map(segments.map(({ id }, at) => [id, added[at]?.id ?? id]));
}

async function importCoding(
  run: ImportRun,
  exported: ExportedSession['codings'][number],
  sessionId: string,
  segmentIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (await run.library.findCoding(exported.id)) {
    run.report.unchanged += 1;
    return;
  }
  const { id, revision: _revision, ...coding } = exported;
  const segmentId = coding.segmentId === null ? null : (segmentIds.get(coding.segmentId) ?? null);
  const sourceHash = coding.sourceHash ?? hashContent(['exported coding', id]);
  await keepCoding(run, { ...coding, sessionId, segmentId, sourceHash }, () => null);
}
