import { InputFault } from '../../instrument/input-fault.ts';
import { classes, talks } from './classes.ts';
import type { CoderModel } from './coder-model.ts';
import { buckets, featuresVersion } from './features.ts';
import type { PackedModel } from './softmax.ts';

type Decoding = Omit<CoderModel, 'clinician' | 'client'>;

/** The first line of a model's file: all but the weights, as JSON. The weights follow it, stage after stage. */
interface ModelHeader extends Decoding {
  readonly schema: 'miti-model/2';
  /** Which features the weights belong to. */
  readonly features: string;
  readonly classes: readonly string[];
  /** Scales of the four stages. */
  readonly scales: readonly (readonly number[])[];
}

const lineEnd = 10;
const longestHeader = 500_000;
/** The columns of the stages in the order of the file: both of the clinician, both of the client. */
const stageColumns = [classes.length, classes.length, talks.length, talks.length];

/**
 * Reads a model from the bytes of its file. The weights stay where they are: nothing is copied.
 *
 * @param place names the file in a fault
 * @throws InputFault where it is no model, or was made for other codes or features
 */
export function readModel(bytes: Uint8Array, place: string): CoderModel {
  const { schema: _, features: __, classes: ___, scales, ...decoding } = readHeader(bytes, place);
  let from = bytes.indexOf(lineEnd) + 1;
  const size = stageColumns.reduce((sum, columns) => sum + columns * buckets, 0);
  const isWhole = stageColumns.every((columns, i) => scales[i]?.length === columns);
  if (!isWhole || bytes.length !== from + size)
    throw new InputFault({ problem: 'its weights are not complete', place, remedy: 'train it again' });
  const [first, second, third, fourth] = stageColumns.map((columns, i): PackedModel => {
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + from, columns * buckets);
    from += weights.length;
    return { columns, weights, scales: scales[i] ?? [] };
  }) as [PackedModel, PackedModel, PackedModel, PackedModel];
  return { ...decoding, clinician: { first, second }, client: { first: third, second: fourth } };
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
  if (schema !== 'miti-model/2' || features !== featuresVersion || header.classes?.join() !== classes.join())
    throw new InputFault({ problem: 'is a model of another version of the coder', place, remedy: 'train it again' });
  return header as ModelHeader;
}

/** The bytes of a model's file: the same model, the same bytes. */
export function writeModel({ clinician, client, ...decoding }: CoderModel): Uint8Array {
  const stages = [clinician.first, clinician.second, client.first, client.second];
  const scales = stages.map((stage) => stage.scales);
  const header: ModelHeader = { schema: 'miti-model/2', features: featuresVersion, classes, scales, ...decoding };
  const parts = [
    new TextEncoder().encode(`${JSON.stringify(header)}\n`),
    ...stages.map(({ weights }) => new Uint8Array(weights.buffer, weights.byteOffset, weights.length)),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
