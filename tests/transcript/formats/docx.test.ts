import { describe, expect, test } from 'vitest';
import { InputFault } from '../../../src/instrument/input-fault.ts';
import { readTranscripts } from '../../../src/transcript/read-transcripts.ts';
import { writeZip } from '../write-zip.ts';

const relations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

function documentOf(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const xml = `<w:document xmlns:w="${space}"><w:body>${body}</w:body></w:document>`;
  return writeZip({ '_rels/.rels': relations, 'word/document.xml': xml, ...more });
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const read = (bytes: Uint8Array) => readTranscripts({ path: 'talk.docx', bytes });
const turnsOf = async (bytes: Uint8Array) =>
  (await read(bytes)).transcripts.flatMap(({ turns }) => turns.map(({ speaker, text }) => [speaker, text]));

test('a document without styles and content types', async () => {
  expect(await turnsOf(documentOf(paragraph('T: One.') + paragraph('C: Two.')))).toEqual([
    ['T', 'One.'],
    ['C', 'Two.'],
  ]);
});

test('a table without a header goes by what is in its cells', async () => {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
  const rows = [
    row('1', 'One, two, three.', 'V', '0:05'),
    row('2', 'Four.', 'B', '0:09'),
    row('3', 'Five.', 'V', '0:12'),
  ];
  const { transcripts } = await read(documentOf(`<w:tbl>${rows.join('')}</w:tbl>`));
  expect(transcripts[0]?.turns.map(({ speaker, startSeconds, text }) => [speaker, startSeconds, text])).toEqual([
    ['V', 5, 'One, two, three.'],
    ['B', 9, 'Four.'],
    ['V', 12, 'Five.'],
  ]);
});

describe('hostile documents end in a fault', () => {
  const damaged = 'talk.docx: the Word document is damaged; open it in Word and save it again';
  test.each<[string, Uint8Array, string]>([
    [
      'unpacks to far more',
      documentOf('', { 'word/media/a.png': ' '.repeat(40_000_000) }),
      'talk.docx: the file unpacks to more than 32 MB; copy the transcript alone into a new document',
    ],
    ['XML that is never closed', documentOf('<'.repeat(3_000_000)), damaged],
    ['nested too deep', documentOf('<w:p>'.repeat(50_000) + '</w:p>'.repeat(50_000)), damaged],
    ['no document within', writeZip({ 'word/other.xml': '<a/>' }), damaged],
  ])('%s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(expect.objectContaining({ name: 'InputFault', message }));
  });

  test('a bit flipped within', async () => {
    const whole = writeZip({ 'word/document.xml': paragraph('T: One.') }, { stored: true });
    const at = Buffer.from(whole).indexOf('One.');
    await expect(read(whole.with(at, (whole[at] ?? 0) ^ 1))).rejects.toThrow(
      'talk.docx: the file is damaged (broken ZIP archive); save it again, or copy it again',
    );
  });

  test('entities that multiply are not expanded', async () => {
    const entities = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = `${entities}<w:document xmlns:w="${space}"><w:body>${paragraph('T: &b;')}</w:body></w:document>`;
    const outcome = turnsOf(writeZip({ '_rels/.rels': relations, 'word/document.xml': xml }));
    await expect(outcome).rejects.toThrow(InputFault);
  });
});
