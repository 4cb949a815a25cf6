import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../src/transcript/decode.ts';
import { transcriptFormats } from '../../src/transcript/formats.ts';
import { readTranscripts, recogniseFormat } from '../../src/transcript/read-transcripts.ts';

const fileOf = (text: string, path = 'talk.txt') => ({ path, bytes: new TextEncoder().encode(text) });
const ids = transcriptFormats.map(({ id }) => id).join(', ');

describe('recognising a format', () => {
  test('goes by the content, not by the ending', async () => {
    const { format, transcripts } = await readTranscripts(
      fileOf('WEBVTT\n\n00:01.000 --> 00:02.000\nT: Hello.\n', 'C:\\talks\\first.talk.docx'),
    );
    expect(format.id).toBe('webvtt');
    expect(transcripts[0]?.id).toBe('first.talk');
  });

  test('what the user says counts more', async () => {
    const speech = 'Anna: One.\nBo: Two.\n';
    expect(recogniseFormat(decodeFile(fileOf(speech))).id).toBe('plain-text');
    await expect(readTranscripts(fileOf(speech), { format: 'srt' })).rejects.toThrow(
      'talk.txt: line 1: there is text before the first cue',
    );
  });

  test.each([
    ['{"words": []}', `this is no transcript format we know; if it is one of these, say so with --format ID: ${ids}`],
    ['', 'the file is empty'],
    [
      '%PDF-1.7',
      'this is not text but a binary file (PDF, old or locked Word, audio ...); export the transcript as text, DOCX, VTT or CSV',
    ],
  ])('%j', async (text, message) => {
    await expect(readTranscripts(fileOf(text))).rejects.toThrow(
      expect.objectContaining({ name: 'InputFault', message: `talk.txt: ${message}` }),
    );
  });

  test('an unknown id lists those there are', async () => {
    await expect(readTranscripts(fileOf('T: x'), { format: 'vtt' })).rejects.toThrow(
      `talk.txt: there is no transcript format "vtt"; use one of: ${ids}`,
    );
  });

  test('ids are unique', () => {
    expect(new Set(transcriptFormats.map(({ id }) => id)).size).toBe(transcriptFormats.length);
  });
});

describe('the rules of every format', () => {
  test('a session without speech is left out', async () => {
    const { transcripts } = await readTranscripts(fileOf('session,speaker,text\n1,A,\n2,A,Hello.\n'));
    expect(transcripts.map(({ id }) => id)).toEqual(['2']);
  });

  test('a file without speech is a fault', async () => {
    await expect(readTranscripts(fileOf('speaker,text\nA,\n'))).rejects.toThrow(
      'talk.txt: no speech found (read as CSV or TSV table)',
    );
  });

  test('a session in which nobody is named is a fault, by its id', async () => {
    await expect(readTranscripts(fileOf('session,speaker,text\n1,A,Hello.\n2,,Hello.\n'))).rejects.toThrow(
      'talk.txt: no turn of session "2" says who speaks',
    );
  });

  test('turns without a speaker beside others are noted', async () => {
    const { transcripts } = await readTranscripts(fileOf('speaker,text\nA,One.\n,Two.\n,Three.\n'));
    expect(transcripts[0]?.notes).toEqual(['2 turns have no speaker']);
  });
});
