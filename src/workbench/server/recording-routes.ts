import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
import { chooseRecording, listChoosable, requireRecording } from '../../app/workbench/recordings.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { paths } from '../api/paths.ts';
import { type ChooseRecordingAnswer, chooseRecordingBody } from '../api/recordings.ts';
import { readRange } from './byte-range.ts';
import { readBody } from './requests.ts';

export function addRecordingRoutes(app: Hono, workbench: Workbench): void {
  app.get(paths.recording, (c) => sendRecording(c, workbench));
  app.get(paths.recordings, async (c) => c.json(await listChoosable(workbench)));
  app.post(paths.chooseRecording, async (c) => {
    const { name } = await readBody(c, chooseRecordingBody);
    const recording = await chooseRecording(workbench, sessionOf(c), name);
    return c.json({ recording } satisfies ChooseRecordingAnswer);
  });
}

function sessionOf(c: Context): string {
  return c.req.param('session') ?? '';
}

/** Sends the recording of a session, or the part of it that is asked for: a page asks for what it plays. */
async function sendRecording(c: Context, workbench: Workbench): Promise<Response> {
  const found = await requireRecording(workbench, sessionOf(c));
  const range = readRange(c.req.header('range'), found.bytes);
  if (range === null) {
    return c.body(null, 416, { 'Content-Range': `bytes */${found.bytes}` });
  }
  const headers = { 'Content-Type': found.type, 'Accept-Ranges': 'bytes' };
  const { from, to } = range === 'whole' ? { from: 0, to: found.bytes - 1 } : range;
  const length = String(Math.max(0, to - from + 1));
  const body = found.bytes === 0 ? null : streamOf(found.path, from, to);
  if (range === 'whole') return new Response(body, { headers: { ...headers, 'Content-Length': length } });
  const part = { 'Content-Length': length, 'Content-Range': `bytes ${from}-${to}/${found.bytes}` };
  return new Response(body, { status: 206, headers: { ...headers, ...part } });
}

function streamOf(path: string, start: number, end: number): ReadableStream {
  return Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream;
}
