import { InputFault } from '../instrument/input-fault.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const DEFLATED = 8;
/** Length of a directory's end without its comment, and the longest comment. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressed: Uint8Array;
}

/** Names of the files in a ZIP archive; null where it is damaged. Reads the directory only. */
export function listZip(bytes: Uint8Array): readonly string[] | null {
  return readDirectory(bytes)?.map((entry) => entry.name) ?? null;
}

/** A file of an archive. */
export interface ZippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Unzips an archive file by file. Sizes that the archive states are not believed: unzipping stops as soon as all files
 * together are larger than the limit.
 *
 * @throws InputFault when the archive is damaged, or larger than the limit
 */
export async function* unzip(bytes: Uint8Array, limit: number): AsyncGenerator<ZippedFile> {
  const entries = readDirectory(bytes);
  if (!entries) throw damaged();
  let left = limit;
  for (const { name, method, compressed } of entries) {
    const content = method === DEFLATED ? await inflate(compressed, left) : compressed;
    left -= content.length;
    if (left < 0) {
      const problem = `the file unpacks to more than ${Math.floor(limit / 1_000_000)} MB`;
      throw new InputFault({ problem, remedy: 'copy the transcript alone into a new document' });
    }
    yield { name, bytes: content };
  }
}

/** The inflated content, or its beginning once that is longer than the limit. */
async function inflate(compressed: Uint8Array, limit: number): Promise<Uint8Array> {
  const source = new Blob([new Uint8Array(compressed)]).stream();
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    while (size <= limit) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(new Uint8Array(value));
      size += value.length;
    }
  } catch {
    throw damaged();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function damaged(): InputFault {
  return new InputFault({
    problem: 'the file is damaged (broken ZIP archive)',
    remedy: 'save it again, or copy it again',
  });
}

function readDirectory(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let at = 0; at < count; at++) {
    if (offset + 46 > end || view.getUint32(offset, true) !== DIRECTORY_ENTRY) return null;
    const entry = readEntry(bytes, view, offset);
    if (!entry) return null;
    entries.push(entry);
    offset +=
      46 + view.getUint16(offset + 28, true) + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}

function readEntry(bytes: Uint8Array, view: DataView, offset: number): Entry | null {
  const nameLength = view.getUint16(offset + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameLength));
  const local = view.getUint32(offset + 42, true);
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL_HEADER) return null;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const end = start + view.getUint32(offset + 20, true);
  if (end > view.byteLength) return null;
  return { name, method: view.getUint16(offset + 10, true), compressed: bytes.subarray(start, end) };
}
