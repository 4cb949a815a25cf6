import type { TranscriptFormat } from './format.ts';
import { annomi } from './formats/annomi.ts';
import { assemblyaiJson } from './formats/assemblyai-json.ts';
import { awsJson } from './formats/aws-json.ts';
import { chat } from './formats/chat.ts';
import { deepgramJson } from './formats/deepgram-json.ts';
import { delimited } from './formats/delimited.ts';
import { docx } from './formats/docx.ts';
import { elan } from './formats/elan.ts';
import { otter } from './formats/otter.ts';
import { plainText } from './formats/plain-text.ts';
import { revJson } from './formats/rev-json.ts';
import { srt } from './formats/srt.ts';
import { textgrid } from './formats/textgrid.ts';
import { webvtt } from './formats/webvtt.ts';
import { whisperxJson } from './formats/whisperx-json.ts';

/** Every transcript format, the most particular first: the first that recognises a file reads it. */
export const transcriptFormats: readonly TranscriptFormat[] = [
  whisperxJson,
  awsJson,
  deepgramJson,
  assemblyaiJson,
  revJson,
  elan,
  textgrid,
  chat,
  webvtt,
  srt,
  docx,
  annomi,
  delimited,
  otter,
  plainText,
];

/** Endings of the files that transcripts come in. */
export const transcriptEndings: readonly string[] = [
  ...new Set(transcriptFormats.flatMap(({ endings }) => endings)),
].sort();
