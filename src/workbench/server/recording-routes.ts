import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
import { Refusal } from '../../app/refusal.ts';
import { findInFolder, findRecording, listRecordings, recordingFactsOf } from '../../app/workbench/find-recording.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { hashFile } from '../../library/backup-library.ts';
import { paths } from '../api/paths.ts';
import { type ChooseRecordingAnswer, chooseRecordingBody, type RecordingsAnswer } from '../api/recordings.ts';
import { readRange } from './byte-range.ts';
import { readBody } from './requests.ts';

export function addRecordingRoutes(app: Hono, workbench: Workbench): void {
  app.get(paths.recording, (c) => sendRecording(c, workbench));
  app.get(paths.recordings, (c) => listFolder(c, workbench));
  app.post(paths.chooseRecording, (c) => choose(c, workbench));
}

async function requireSummary(c: Context, { setup }: Workbench) {
  const id = c.req.param('session') ?? '';
  const session = await setup.library.findSession(id);
  if (session) return session;
  throw new Refusal('notFound', { problem: 'there is no such session', place: id });
}

/** Sends the recording of a session, or the part of it that is asked for: a page asks for what it plays. */
async function sendRecording(c: Context, workbench: Workbench): Promise<Response> {
  const found = await findRecording(await requireSummary(c, workbench), workbench.setup.recordings);
  if (!found) throw new Refusal('notFound', { problem: 'no recording of this session is known' });
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

async function listFolder(c: Context, { setup }: Workbench): Promise<Response> {
  const { recordings: folder } = setup;
  const names = folder === null ? [] : await listRecordings(folder);
  const found = await Promise.all(names.map(async (name) => ({ name, file: await findInFolder(folder ?? '', name) })));
  const files = found.flatMap(({ name, file }) => (file ? [{ name, bytes: file.bytes }] : []));
  return c.json({ folder, files } satisfies RecordingsAnswer);
}

async function choose(c: Context, workbench: Workbench): Promise<Response> {
  const { name } = await readBody(c, chooseRecordingBody);
  const { recordings: folder, library } = workbench.setup;
  const session = await requireSummary(c, workbench);
  const found = folder === null ? null : await findInFolder(folder, name);
  if (!found) {
    const remedy = 'choose one of the list';
    throw new Refusal('notFound', { problem: 'the folder has no such recording', place: name, remedy });
  }
  const recording = { path: found.path, sha256: await hashFile(found.path) };
  await library.reviseSession(session.id, session.revision, { recording }, workbench.coder ?? 'miti serve');
  return c.json({ recording: recordingFactsOf(found) } satisfies ChooseRecordingAnswer);
}
