import type { DecodedFile, Encoding, SourceFile } from './source-file.ts';
import { toNfc } from './to-nfc.ts';

/** How many bytes are looked at to tell UTF-16 without a byte order mark, or a binary file, from text. */
const SAMPLE_BYTES = 4096;

/** First bytes of containers that are never text: ZIP (DOCX), OLE (old Word), PDF, SQLite. */
const BINARY_BEGINNINGS = ['PK\u0003\u0004', 'PK\u0005\u0006', '\u00d0\u00cf\u0011\u00e0', '%PDF-', 'SQLite format 3'];

/**
 * Decodes a file's bytes to text: UTF-8 and UTF-16 with or without byte order mark, else Windows-1252, which any bytes
 * are valid in. The text is NFC-normalised and has `\n` for line ends. A binary container gets an empty text.
 */
export function decodeFile(file: SourceFile): DecodedFile {
  const encoding = detectEncoding(file.bytes);
  return { ...file, encoding, text: normaliseText(decodeBytes(file.bytes, encoding)) };
}

function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (BINARY_BEGINNINGS.some((beginning) => beginsWith(bytes, beginning))) return 'binary';
  return detectByZeroBytes(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

function beginsWith(bytes: Uint8Array, beginning: string): boolean {
  return bytes.length >= beginning.length && [...beginning].every((char, at) => bytes[at] === char.charCodeAt(0));
}

/**
 * Text in a one-byte encoding has no zero bytes. In UTF-16 text of a European language about every second byte is zero,
 * and nearly all on the same side; any other pattern of zeros is no text.
 */
function detectByZeroBytes(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0) return undefined;
  const pairs = sample.length / 2;
  if (odd > pairs / 2 && even < odd / 10) return 'utf-16le';
  if (even > pairs / 2 && odd < even / 10) return 'utf-16be';
  // A stray zero byte in a long text is damage, not a sign of a binary file.
  return even + odd > sample.length / 100 ? 'binary' : undefined;
}

/** Whether the bytes are UTF-8; a file cut off in the middle of a character still is, if it has other such characters. */
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    decoder.decode(bytes, { stream: true });
  } catch {
    return false;
  }
  try {
    decoder.decode();
    return true;
  } catch {
    return bytes.subarray(0, -4).some((byte) => byte >= 0x80);
  }
}

function decodeBytes(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'binary') return '';
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === 'windows-1252' ? mendWindows1252(text) : text;
}

/** Windows-1252 from 0x80 to 0x9F: the smart quotes, dashes and the euro sign. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Some versions of Node (20.20 is one) decode Windows-1252 as ISO 8859-1, which has control characters in that place. */
function mendWindows1252(text: string): string {
  return text.replaceAll(/[\u0080-\u009f]/g, (char) => windows1252.charAt(char.charCodeAt(0) - 0x80));
}

function normaliseText(text: string): string {
  return toNfc(text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n'));
}
