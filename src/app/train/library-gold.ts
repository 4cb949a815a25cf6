import { nameGroup } from '../../coder-lab/evaluation/coded-gold.ts';
import type { CodedGold } from '../../coder-lab/evaluation/gold-session.ts';
import { layCodes } from '../../instrument/coded-turns.ts';
import type { CoderKind } from '../../instrument/coding.ts';
import { turnsOfSegment } from '../../library/coding-faults.ts';
import type { Library } from '../../library/library.ts';
import type { CodingRecord, SessionRecord } from '../../library/records.ts';

/** Whose coding of a session is gold, the best first; what the heuristic coder did is none. */
const ranks: readonly CoderKind[] = ['consensus', 'human', 'imported'];

/**
 * The sessions of a library with the codes that people gave their utterances: of several codings of a session the
 * consensus, else a person's, the latest of equals. Codings of which only totals are known are left out.
 */
export async function readLibraryGold(library: Library): Promise<CodedGold[]> {
  const best = new Map<string, CodingRecord>();
  for await (const coding of library.listCodings()) {
    if (coding.work.kind !== 'utterances' || coding.work.turns.length === 0) continue;
    const rank = ranks.indexOf(coding.coder.kind);
    const known = best.get(coding.sessionId);
    if (rank >= 0 && (!known || rank <= ranks.indexOf(known.coder.kind))) best.set(coding.sessionId, coding);
  }
  const gold: CodedGold[] = [];
  for (const [id, coding] of best) {
    const session = await library.findSession(id);
    const found = session && (await toGold(library, session, coding));
    if (found) gold.push(found);
  }
  return gold;
}

async function toGold(library: Library, session: SessionRecord, coding: CodingRecord): Promise<CodedGold | null> {
  const { transcript, id, language, caseworker } = session;
  if (!transcript || coding.work.kind !== 'utterances') return null;
  const segment = coding.segmentId === null ? null : await library.findSegment(coding.segmentId);
  const spoken = turnsOfSegment(transcript, segment);
  const turns = layCodes(spoken, coding.work.turns);
  const judged = new Set(coding.work.turns.map(({ turnId }) => turnId));
  const changeGoal = coding.changeGoal ?? session.changeGoal;
  return {
    scheme: 'miti',
    id,
    source: { path: library.place, format: 'library', sha256: session.sourceHash ?? '' },
    group: nameGroup(id, caseworker),
    session: { id, language, changeGoal, turns: spoken, notes: [] },
    coding: { coder: coding.coder, turns, globals: coding.globals, changeGoal },
    notJudged: new Set(spoken.filter((turn) => !judged.has(turn.id)).map((turn) => turn.id)),
  };
}
