import type * as z from 'zod';
import type { LoadedRubric } from '../../../data/load-rubric.ts';
import { liftCodes } from '../../../instrument/coded-turns.ts';
import type { TextRange } from '../../../instrument/coding.ts';
import type { Json } from '../../../library/changes.ts';
import { turnsOfSegment } from '../../../library/coding-faults.ts';
import type { NewCoding, SessionRecord } from '../../../library/records.ts';
import { rubricRecord } from '../../../library/rubric-record.ts';
import type { beginBody } from '../../../workbench/api/sessions.ts';
import { startDocument } from '../../../workbench/coding-log/start-document.ts';
import { Refusal } from '../../refusal.ts';
import { languageOfSession } from '../../session-language.ts';
import { codeByHeuristics } from '../coding/code-by-heuristics.ts';
import type { Workbench } from '../workbench.ts';
import { isCodable, requireSession } from './known-session.ts';
import { drawFrom } from './session-segment.ts';
import { chooseSeed } from './show-segment.ts';

type Wanted = z.output<typeof beginBody>;

/**
 * Begins a coding of a session; where a draft of all the same is there, that is the one.
 *
 * @returns its id
 * @throws Refusal where there is nothing to code, or no such session, rubric or segment
 */
export async function beginCoding(workbench: Workbench, sessionId: string, wanted: Wanted): Promise<string> {
  const coder = workbench.requireCoder();
  const session = await withDuration(workbench, sessionId, wanted.durationSeconds, coder);
  if (wanted.material === 'transcript' && !session.transcript) {
    const remedy = 'code it from its recording';
    throw new Refusal('refused', { problem: 'the session has no transcript', remedy });
  }
  if (wanted.material === 'recording') await requireSound(workbench, session);
  const loaded = workbench.setup.rubrics.find(({ rubric }) => rubric.id === wanted.rubric);
  if (!loaded) throw new Refusal('notFound', { problem: 'there is no such rubric', place: wanted.rubric });
  const { library } = workbench.setup;
  const drawing = drawFrom(session, await chooseSeed(session.id, wanted.segment, workbench));
  const [segment] = await library.addSegments([drawing.segment]);
  const segmentId = segment?.id ?? null;
  const known = await findDraft(workbench, { session, segmentId, coder, loaded, material: wanted.material });
  return known ?? addCoding(workbench, { session, segmentId, coder, loaded, wanted });
}

/** A session of which only totals came into the library has nothing to hear or to read. */
async function requireSound(workbench: Workbench, session: SessionRecord): Promise<void> {
  if (await isCodable(workbench, session)) return;
  const problem = 'only the totals of this session are known, so there is nothing to code';
  throw new Refusal('refused', { problem, remedy: 'import its transcript, or name the folder of its recording' });
}

/** The session; its length is noted where only the page knows it. */
async function withDuration(
  workbench: Workbench,
  id: string,
  durationSeconds: number | undefined,
  by: string,
): Promise<SessionRecord> {
  const session = await requireSession(workbench, id);
  if (session.durationSeconds !== null || durationSeconds === undefined) return session;
  await workbench.setup.library.reviseSession(id, session.revision, { durationSeconds }, by);
  return { ...session, durationSeconds };
}

interface Sought {
  readonly session: SessionRecord;
  readonly segmentId: string | null;
  readonly coder: string;
  readonly loaded: LoadedRubric;
}

async function findDraft(
  { setup }: Workbench,
  { session, segmentId, coder, loaded, material }: Sought & Pick<Wanted, 'material'>,
): Promise<string | null> {
  const filter = { sessionId: session.id, coder, status: 'draft' as const, rubricSha256: loaded.sha256 };
  const kind = material === 'transcript' ? 'utterances' : 'totals';
  for await (const coding of setup.library.listCodings(filter)) {
    if (coding.segmentId === segmentId && coding.work.kind === kind) return coding.id;
  }
  return null;
}

async function addCoding(
  workbench: Workbench,
  { session, segmentId, coder, loaded, wanted }: Sought & { readonly wanted: Wanted },
): Promise<string> {
  const { library, clock, version } = workbench.setup;
  const { rubric, sha256 } = loaded;
  const changeGoal = wanted.changeGoal === undefined ? session.changeGoal : wanted.changeGoal;
  const isTally = wanted.material === 'recording';
  const coding: NewCoding = {
    sessionId: session.id,
    segmentId,
    coder: { kind: 'human', id: coder, version: null },
    rubric: { id: rubric.id, sha256 },
    changeGoal,
    work: isTally ? { kind: 'totals', counts: {}, events: [] } : { kind: 'utterances', turns: [] },
    startedAt: new Date(clock()).toISOString(),
    softwareVersion: version,
  };
  const segment = segmentId === null ? null : await library.findSegment(segmentId);
  const turns = isTally || !session.transcript ? null : turnsOfSegment(session.transcript, segment);
  const stretches =
    turns && wanted.division === 'thoughts' ? await findThoughts(workbench, session, turns, loaded) : null;
  const start = startDocument(rubric, turns, changeGoal, stretches ? (text) => stretches.get(text) ?? [] : undefined);
  await library.keepRubric(rubricRecord(loaded));
  const [added] = await library.addCodings([coding], coder);
  const id = added?.id ?? '';
  await library.startLog(id, start as unknown as Json);
  return id;
}

/** The complete thoughts of each text, as the heuristic coder divides it; its codes are not looked at. */
async function findThoughts(
  { setup }: Workbench,
  session: SessionRecord,
  turns: NonNullable<SessionRecord['transcript']>['turns'],
  { rubric }: LoadedRubric,
): Promise<ReadonlyMap<string, readonly TextRange[]> | null> {
  const spoken = languageOfSession(session, setup.cues);
  if (!spoken) return null;
  const coding = codeByHeuristics(session, turns, rubric, spoken, null, setup.model);
  const texts = new Map(turns.map(({ id, text }) => [id, text]));
  return new Map(
    liftCodes(coding.turns).flatMap((each) =>
      'utterances' in each
        ? [[texts.get(each.turnId) ?? '', each.utterances.map(({ from, to }) => ({ from, to }))] as const]
        : [],
    ),
  );
}
