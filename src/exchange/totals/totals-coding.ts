import type { CoderKind } from '../../instrument/coding.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { hashContent } from '../../library/record-ids.ts';
import type { CodingRecord, RubricRecord } from '../../library/records.ts';
import { globalDifferences, type ImportRun } from '../imports/import-run.ts';
import type { TotalsRow } from './read-totals.ts';

/** What an import of totals depends on, beside its rows. */
export interface TotalsImport {
  readonly rubric: Rubric;
  readonly record: RubricRecord;
  /** Path of the file, for the history and for messages. */
  readonly path: string;
  /** Who coded, where a row does not say. */
  readonly coder: { readonly kind: CoderKind; readonly id: string };
  /** Counts of a coding that the library has. */
  readonly countsOf: (coding: CodingRecord) => Promise<Readonly<Record<string, number | undefined>>>;
}

/** Who coded a row: as it says, else as the import does. */
export function coderOf({ coder }: TotalsRow, setup: TotalsImport) {
  return { kind: coder.kind ?? setup.coder.kind, id: coder.id ?? setup.coder.id, version: coder.version };
}

/** The hash by which a coding of totals is known in every library. */
export function hashCoding(row: TotalsRow, session: string, setup: TotalsImport): string {
  const { kind, id } = coderOf(row, setup);
  const { method = 'range', seed = null, requestedSeconds = null, startSeconds, endSeconds } = row.segment ?? {};
  const drawn = method === 'range' ? [] : [method, seed, requestedSeconds];
  return hashContent(['totals', session, kind, id, startSeconds ?? null, endSeconds ?? null, ...drawn]);
}

/** A row as a coding of a session of the library. */
export function newCoding(run: ImportRun, row: TotalsRow, sessionId: string, sourceHash: string, setup: TotalsImport) {
  return {
    sessionId,
    coder: coderOf(row, setup),
    rubric: { id: setup.record.id, sha256: setup.record.sha256 },
    sourceHash,
    changeGoal: row.session.changeGoal,
    ...totalsContent(row),
    assisted: row.assisted,
    status: row.status ?? ('final' as const),
    notes: row.notes,
    softwareVersion: row.softwareVersion ?? run.softwareVersion,
  };
}

/** Counts and globals of a row, as a coding has them. */
export function totalsContent({ counts, volleys, globals }: TotalsRow) {
  const rated = Object.entries(globals).map(([id, rating]) => [id, { ...rating, reasons: [] as string[] }] as const);
  const work = { kind: 'totals' as const, counts: { ...counts }, ...(volleys === null ? {} : { volleys }) };
  return { work, globals: Object.fromEntries(rated) };
}

/** What a coding of totals says otherwise than a row, in words; null where nothing does. */
export function describeDifference(row: TotalsRow, known: CodingRecord): string | null {
  return differenceOf(row, known, known.work.kind === 'totals' ? known.work.counts : {});
}

/** What a coding says otherwise than a row, in words; null where nothing does. */
export function differenceOf(
  row: TotalsRow,
  known: CodingRecord,
  counts: Readonly<Record<string, number | undefined>>,
): string | null {
  // Only what the row says is compared: a sheet without some column does not contradict it.
  const differing = Object.entries(row.counts).flatMap(([code, now]) => {
    const old = counts[code];
    return old === now ? [] : [`${code} ${old ?? 'unknown'}, here ${now}`];
  });
  const words = [...differing, ...globalDifferences(known.globals, totalsContent(row).globals)];
  return words.length === 0 ? null : words.join('; ');
}
