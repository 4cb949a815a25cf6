import { crc32 } from 'node:zlib';
import { InputFault } from '../instrument/input-fault.ts';

/** Whether a file begins as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** A file of an archive. */
export interface ZippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Unzips an archive file by file, and holds each against its checksum. Sizes that the archive states are not believed:
 * unzipping stops as soon as all files together are larger than the limit.
 *
 * @throws InputFault when the archive is damaged, or larger than the limit
 */
export async function* unzip(bytes: Uint8Array, limit: number): AsyncGenerator<ZippedFile> {
  // Loaded only here: most transcripts are no archives.
  const { default: yauzl } = await import('yauzl');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limit;
  try {
    if (hasLostFiles(buffer)) throw damaged();
    const archive = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: false });
    for await (const entry of archive.eachEntry()) {
      const { fileName } = await archive.readLocalFileHeaderPromise(entry);
      if (!fileName.equals(entry.fileNameRaw)) throw damaged();
      const chunks: Uint8Array[] = [];
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        left -= chunk.length;
        if (left < 0) throw tooLarge(limit);
        chunks.push(chunk);
      }
      const content = Buffer.concat(chunks);
      if (crc32(content) !== entry.crc32) throw damaged();
      yield { name: entry.fileName, bytes: content };
    }
  } catch (error) {
    throw error instanceof InputFault ? error : damaged();
  }
}

/** The end of an archive has the number of its files twice. Read with a smaller one, files would be missing in silence. */
function hasLostFiles(archive: Buffer): boolean {
  const end = archive.lastIndexOf('PK\x05\x06');
  return end < 0 || archive.readUInt16LE(end + 8) !== archive.readUInt16LE(end + 10);
}

function tooLarge(limit: number): InputFault {
  const problem = `the file unpacks to more than ${Math.floor(limit / 1_000_000)} MB`;
  return new InputFault({ problem, remedy: 'copy the transcript alone into a new document' });
}

function damaged(): InputFault {
  return new InputFault({
    problem: 'the file is damaged (broken ZIP archive)',
    remedy: 'save it again, or copy it again',
  });
}
