import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { loadColumnNames } from '../../data/load-exchange-data.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import type { GivenDetails } from '../../exchange/imports/import-transcripts.ts';
import { readSheet } from '../../exchange/sheets/read-sheet.ts';
import { matchColumns } from '../../exchange/totals/match-columns.ts';
import { findConventions, RowReader } from '../../exchange/totals/row-reader.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { faultsAt } from '../faults-at.ts';
import { readInput } from '../read-input.ts';
import { withoutGaps } from './without-gaps.ts';

/** What a manifest says of one file. */
export type ListedDetails = GivenDetails & { readonly recordingPath: string | undefined };

/** What is known of the files of an import. */
export interface Manifest {
  /** By absolute path. */
  readonly details: ReadonlyMap<string, ListedDetails>;
  readonly faults: readonly InputFault[];
}

/**
 * Reads what a manifest says of each file; paths are relative to the manifest. Rows that can't be read are faults of the
 * result.
 *
 * @throws InputFault when it can't be read, or no column says which file
 */
export async function readManifest(path: string, standardInput: Readable): Promise<Manifest> {
  const [names, { rubric }] = await Promise.all([loadColumnNames(), loadRubric('miti-4.2.1')]);
  const sheet = await readSheet(await readInput(path, standardInput));
  const matched = faultsAt(path, () => matchColumns(sheet, names, rubric));
  if (!matched.columns.some(({ use }) => use.kind === 'field' && use.field === 'file')) {
    throw new InputFault({ problem: 'no column says which file', place: path, remedy: 'call one of them file' });
  }
  const conventions = findConventions(sheet, matched, names, null);
  const faults: InputFault[] = [];
  const details = new Map<string, ListedDetails>();
  const lines = new Map<string, number>();
  for (const row of sheet.rows.slice(matched.firstRow)) {
    try {
      const reader = new RowReader(row, matched, conventions);
      const file = reader.text('file');
      if (file === null) throw new InputFault({ problem: 'the row names no file' });
      refuseSecondRow(lines, file, row.line);
      details.set(resolve(besideManifest(path, file)), readDetails(reader, path));
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
      faults.push(error.at(`${path}: line ${row.line}`));
    }
  }
  return { details, faults };
}

function readDetails(reader: RowReader, manifest: string): ListedDetails {
  const known = reader.details();
  const recording = reader.text('recording');
  return {
    ...withoutGaps({
      ...known,
      label: known.hasLabel ? known.label : null,
      tags: known.tags.length > 0 ? known.tags : null,
      clinicianSpeaker: reader.text('clinicianSpeaker'),
      clientSpeaker: reader.text('clientSpeaker'),
    }),
    recordingPath: recording === null ? undefined : besideManifest(manifest, recording),
  };
}

function besideManifest(manifest: string, file: string): string {
  return isAbsolute(file) ? file : join(dirname(manifest), file);
}

function refuseSecondRow(lines: Map<string, number>, file: string, line: number): void {
  const first = lines.get(file);
  if (first !== undefined) {
    const remedy = 'leave one of the rows out';
    throw new InputFault({ problem: `line ${first} names ${file} already, and is the one that was taken`, remedy });
  }
  lines.set(file, line);
}
