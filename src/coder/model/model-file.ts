import { InputFault } from '../../instrument/input-fault.ts';
import type { Language } from '../reading/cues.ts';
import { classes, families } from './classes.ts';
import { talkCount } from './client-features.ts';
import type { Calibration, CoderModel } from './coder-model.ts';
import { buckets } from './feature-rows.ts';
import type { PackedStages } from './softmax.ts';
import { featuresVersion } from './templates.ts';

/** The first line of a model's file: all but the weights, as JSON. The weights follow it, those of the clinician first. */
interface ModelHeader {
  readonly schema: 'miti-model/1';
  /** Which features the weights belong to. */
  readonly features: string;
  readonly version: string;
  readonly language: Language;
  readonly classes: readonly string[];
  readonly scales: { readonly clinician: readonly number[]; readonly client: readonly number[] };
  readonly calibrations: readonly Calibration[];
  readonly uncertainBelow: number;
  readonly talkOffsets: { readonly change: number; readonly sustain: number };
  readonly complexShare: number;
}

const lineEnd = 10;
const longestHeader = 20_000;
const clinicianSize = buckets * 2 * classes.length;
const clientSize = buckets * 2 * talkCount;

/**
 * Reads a model from the bytes of its file. The weights stay where they are: nothing is copied.
 *
 * @param place names the file in a fault
 * @throws InputFault where it is no model, or was made for other codes or features
 */
export function readModel(bytes: Uint8Array, place: string): CoderModel {
  const header = readHeader(bytes, place);
  const { scales } = header;
  const start = bytes.indexOf(lineEnd) + 1;
  if (
    bytes.length !== start + clinicianSize + clientSize ||
    scales.clinician.length !== 2 * classes.length ||
    scales.client.length !== 2 * talkCount
  )
    throw new InputFault({ problem: 'its weights are not complete', place, remedy: 'train it again' });
  const weights = (from: number, size: number) => new Int8Array(bytes.buffer, bytes.byteOffset + start + from, size);
  return {
    version: header.version,
    language: header.language,
    clinician: { columns: classes.length, weights: weights(0, clinicianSize), scales: scales.clinician },
    client: { columns: talkCount, weights: weights(clinicianSize, clientSize), scales: scales.client },
    calibrations: families.map((_, i) => header.calibrations[i] ?? { slope: 1, offset: 0 }),
    uncertainBelow: header.uncertainBelow,
    talkOffsets: header.talkOffsets,
    complexShare: header.complexShare,
  };
}

function readHeader(bytes: Uint8Array, place: string): ModelHeader {
  const end = bytes.subarray(0, longestHeader).indexOf(lineEnd);
  let header: Partial<ModelHeader> = {};
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end)))) as Partial<ModelHeader>;
  } catch {
    throw new InputFault({ problem: 'is no model of the coder', place, remedy: 'give a file that training wrote' });
  }
  const { schema, features } = header;
  if (schema !== 'miti-model/1' || features !== featuresVersion || header.classes?.join() !== classes.join())
    throw new InputFault({ problem: 'is a model of another version of the coder', place, remedy: 'train it again' });
  return header as ModelHeader;
}

/** The bytes of a model's file: the same model, the same bytes. */
export function writeModel({ clinician, client, ...rest }: CoderModel): Uint8Array {
  const { version, language, ...decoding } = rest;
  const header: ModelHeader = {
    schema: 'miti-model/1',
    features: featuresVersion,
    version,
    language,
    classes,
    scales: { clinician: clinician.scales, client: client.scales },
    ...decoding,
  };
  const parts = [new TextEncoder().encode(`${JSON.stringify(header)}\n`), bytesOf(clinician), bytesOf(client)];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function bytesOf({ weights }: PackedStages): Uint8Array {
  return new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
}
