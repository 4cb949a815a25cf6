import { loadRubric } from '../../src/data/load-rubric.ts';
import type { Library } from '../../src/library/library.ts';
import type { NewCoding, NewSession } from '../../src/library/records.ts';
import { rubricRecord } from '../../src/library/rubric-record.ts';

/** A coding of which totals are known: four globals and any counts. */
export interface Totals {
  readonly coder: string;
  readonly kind?: 'human' | 'heuristic' | 'imported' | 'consensus';
  readonly globals?: readonly [cct: number, sst: number, partnership: number, empathy: number];
  /** Source of the globals where it is not the one of the kind of coder. */
  readonly ratedBy?: 'human' | 'estimated';
  readonly counts?: Readonly<Record<string, number>>;
  readonly status?: 'draft' | 'final';
  readonly notes?: string;
}

const globalIds = ['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership', 'empathy'];

/** Adds sessions with their codings, by the rubric of that id. */
export async function addCoded(
  library: Library,
  sessions: readonly { readonly session: NewSession; readonly codings: readonly Totals[] }[],
  rubricId = 'miti-4.2.1',
): Promise<void> {
  const record = rubricRecord(await loadRubric(rubricId));
  await library.keepRubric(record);
  const added = await library.addSessions(
    sessions.map(({ session }) => session),
    'test',
  );
  const codings = sessions.flatMap(({ codings: given }, at) =>
    given.map(({ coder, kind = 'human', globals, ratedBy, counts = {}, status = 'final', notes = '' }): NewCoding => {
      const source = ratedBy ?? (kind === 'heuristic' ? 'estimated' : 'human');
      const rated =
        globals?.map((value, i) => [globalIds[i] ?? '', { value, source, reasons: [] as string[] }] as const) ?? [];
      return {
        sessionId: added[at]?.id ?? '',
        coder: { kind, id: coder, version: kind === 'heuristic' ? '1' : null },
        rubric: { id: record.id, sha256: record.sha256 },
        work: { kind: 'totals', counts: { ...counts } },
        globals: Object.fromEntries(rated),
        status,
        notes,
        softwareVersion: '0.0.0',
      };
    }),
  );
  await library.addCodings(codings, 'test');
}
