import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../src/transcript/decode.ts';

const bytesOf = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));
const decode = (bytes: Uint8Array | readonly number[]) => decodeFile({ path: 'a', bytes: Uint8Array.from(bytes) });

describe('encodings', () => {
  test('UTF-8 with and without a byte order mark', () => {
    expect(decode(bytesOf('\uFEFFblåbær', 'utf8'))).toMatchObject({ text: 'blåbær', encoding: 'utf-8' });
    expect(decode(bytesOf('blåbær', 'utf8'))).toMatchObject({ text: 'blåbær', encoding: 'utf-8' });
  });

  test('UTF-16 of both byte orders, with and without a byte order mark', () => {
    for (const text of ['A: Jeg vet på en måte ikke.', '\uFEFFA: Jeg vet på en måte ikke.']) {
      const little = bytesOf(text, 'utf16le');
      const big = Uint8Array.from(little, (_, at) => little[at ^ 1] ?? 0);
      expect(decode(little)).toMatchObject({ text: 'A: Jeg vet på en måte ikke.', encoding: 'utf-16le' });
      expect(decode(big)).toMatchObject({ text: 'A: Jeg vet på en måte ikke.', encoding: 'utf-16be' });
    }
  });

  test('Windows-1252, with its smart quotes and the euro sign, where the bytes are no UTF-8', () => {
    const text = '\x93bl\xe5b\xe6r\x94 \x96 50 \x80';
    expect(decode(bytesOf(text, 'latin1'))).toMatchObject({ text: '“blåbær” – 50 €', encoding: 'windows-1252' });
  });

  test('one letter of Windows-1252 at the very end is no UTF-8 cut off', () => {
    expect(decode(bytesOf('T: d\xe5', 'latin1')).text).toBe('T: då');
    expect(decode(bytesOf('C: ja d\xe5, p\xe5', 'latin1')).text).toBe('C: ja då, på');
  });

  test('UTF-8 cut off within a character stays UTF-8', () => {
    const bytes = bytesOf('T: blåbær, så', 'utf8');
    expect(decode(bytes.subarray(0, -1))).toMatchObject({ text: 'T: blåbær, s\uFFFD', encoding: 'utf-8' });
  });

  test('containers and other files that are not text', () => {
    for (const beginning of [
      'PK\x03\x04rest',
      '%PDF-1.7',
      '\xd0\xcf\x11\xe0\xa1',
      'SQLite format 3\0',
      'RIFF\0\0\0\x01\0',
    ]) {
      expect(decode(bytesOf(beginning, 'latin1'))).toMatchObject({ text: '', encoding: 'binary' });
    }
  });

  test('a stray zero byte in a long text does not make it binary', () => {
    expect(decode(bytesOf(`T: ${'so it goes '.repeat(50)}\0`, 'utf8')).encoding).toBe('utf-8');
  });

  test('every text comes back from UTF-8', () => {
    const text = fc.string({ unit: 'grapheme-composite' }).filter((each) => !/[\r\0\uFEFF]|^%PDF|^PK/.test(each));
    fc.assert(
      fc.property(text, (each) => {
        expect(decode(bytesOf(each, 'utf8')).text).toBe(each.normalize('NFC'));
      }),
    );
  });
});

describe('text', () => {
  test('line ends of every system become one', () => {
    expect(decode(bytesOf('a\r\nb\rc\nd\r\n\r\n', 'utf8')).text).toBe('a\nb\nc\nd\n\n');
  });

  test('letters and their marks are composed', () => {
    expect(decode(bytesOf('A\u030A', 'utf8')).text).toBe('Å');
  });
});
