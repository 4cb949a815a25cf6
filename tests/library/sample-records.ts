import fc from 'fast-check';
import { loadRubric } from '../../src/data/load-rubric.ts';
import type { TurnCodes } from '../../src/instrument/coding.ts';
import type { Library } from '../../src/library/library.ts';
import type { CodingWork, NewCoding, NewSession, RubricRecord } from '../../src/library/records.ts';
import { rubricRecord } from '../../src/library/rubric-record.ts';

export const author = 'K2';
export const rubric: RubricRecord = rubricRecord(await loadRubric('miti-4.2.1'));

const untimed = { startSeconds: null, endSeconds: null };

/** A session of four turns, written for these tests. */
export function session(label: string, details: Partial<NewSession> = {}): NewSession {
  return {
    label,
    transcript: {
      turns: [
        {
          id: '1',
          speaker: 'Therapist',
          role: 'clinician',
          startSeconds: 0,
          endSeconds: 4.5,
          text: 'You came back. What helped?',
        },
        { id: '2', speaker: 'Client', role: 'client', ...untimed, text: 'My sister drove me.' },
        { id: '3', speaker: 'Therapist', role: 'clinician', ...untimed, text: 'She stands by you.' },
        { id: '4', speaker: 'Employer', role: 'other', ...untimed, text: 'We moved the desk.' },
      ],
      notes: ['1 turn has no speaker'],
    },
    ...details,
  };
}

const coded = (from: number, to: number, code: string | null) => ({ from, to, code, confidence: null, reason: null });

/** Codes for the turns of `session`. */
export const codes: TurnCodes[] = [
  { turnId: '1', utterances: [coded(0, 14, 'AF'), coded(15, 27, 'Q')] },
  { turnId: '2', clientTalk: 'neutral' },
  { turnId: '3', utterances: [coded(0, 18, 'CR')] },
];

export const utterances: CodingWork = { kind: 'utterances', turns: codes };

export function coding(sessionId: string, details: Partial<NewCoding> = {}): NewCoding {
  return {
    sessionId,
    coder: { kind: 'human', id: 'K2', version: null },
    rubric: { id: rubric.id, sha256: rubric.sha256 },
    work: utterances,
    softwareVersion: '0.1.0',
    ...details,
  };
}

/** Adds one session and gives its id. */
export async function addSession(library: Library, label: string, details: Partial<NewSession> = {}): Promise<string> {
  const [added] = await library.addSessions([session(label, details)], author);
  return added?.id ?? '';
}

/** Adds one coding, its rubric first, and gives its id. */
export async function addCoding(
  library: Library,
  sessionId: string,
  details: Partial<NewCoding> = {},
): Promise<string> {
  await library.keepRubric(rubric);
  const [added] = await library.addCodings([coding(sessionId, details)], author);
  return added?.id ?? '';
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Any text at all: every plane of Unicode, control characters, broken surrogates. */
export const anyText = fc
  .string({ unit: 'binary', maxLength: 30 })
  .chain((text) =>
    fc.constantFrom('', '\0', '\ud800', "'; drop table sessions; --", '𝄞', 'å', '\u202e').map((odd) => `${text}${odd}`),
  );

/** Any line as it is kept: composed, trimmed, without control characters. */
export const anyLine = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.normalize('NFC').trim())
  .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}]/u.test(text));

const seconds = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const anySha = fc.stringMatching(/^[0-9a-f]{64}$/);
const anyDate = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyTranscript = fc.record({
  turns: fc.uniqueArray(
    fc.record({
      id: anyText,
      speaker: anyText,
      role: fc.constantFrom('clinician' as const, 'client' as const, 'other' as const),
      startSeconds: seconds,
      endSeconds: seconds,
      text: anyText,
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  ),
  notes: fc.array(anyText, { maxLength: 3 }),
});

/** Any session, with everything filled in as the library gives it back. */
export const anySession = fc.record({
  label: anyLine,
  caseworker: maybe(anyLine),
  client: maybe(anyLine),
  date: maybe(anyDate),
  number: maybe(fc.integer({ min: 1, max: 100_000 })),
  language: maybe(fc.constantFrom('en', 'nb', 'sv')),
  changeGoal: maybe(anyLine),
  recording: maybe(fc.record({ path: anyText.filter((text) => text !== ''), sha256: anySha })),
  durationSeconds: seconds,
  tags: fc.uniqueArray(anyLine, { maxLength: 4 }).map((tags) => tags.sort()),
  source: maybe(fc.record({ path: anyText, format: anyText, sha256: anySha, sessionId: anyText })),
  sourceHash: fc.constant(null),
  transcript: maybe(anyTranscript),
});

/** What can be noted of a coding of `session`. */
export const anyNotes = fc.record({
  changeGoal: maybe(anyLine),
  globals: fc.record(
    {
      empathy: fc.record({
        value: fc.integer({ min: 1, max: 5 }),
        source: fc.constant('human' as const),
        reasons: fc.array(anyText, { maxLength: 2 }),
      }),
      partnership: fc.record({
        value: fc.double({ min: 1, max: 5, noNaN: true }),
        source: fc.constant('estimated' as const),
        reasons: fc.array(anyText, { maxLength: 2 }),
      }),
    },
    { requiredKeys: [] },
  ),
  assisted: fc.boolean(),
  status: fc.constantFrom('draft' as const, 'final' as const),
  startedAt: maybe(fc.constant('2024-05-17T09:30:00Z')),
  finishedAt: maybe(fc.constant('2024-05-17T10:15:00.123Z')),
  notes: anyText,
  flags: fc.array(fc.record({ turnId: fc.constantFrom('1', '3', null), note: anyText }), { maxLength: 3 }),
  work: fc.oneof(
    fc.subarray(codes).map((turns): CodingWork => ({ kind: 'utterances', turns })),
    fc
      .dictionary(fc.constantFrom('GI', 'Q', 'SR', 'CR'), fc.nat(50), { noNullPrototype: true })
      .map((counts): CodingWork => ({ kind: 'totals', counts })),
  ),
});
