import { describe, expect, it } from 'vitest';
import type { TurnCodes } from '../../src/instrument/coding.ts';
import { findCodingFaults } from '../../src/library/coding-faults.ts';
import { newCodingSchema, newSegmentSchema } from '../../src/library/records.ts';
import { readRubricRecord } from '../../src/library/rubric-record.ts';
import { codes, coding, rubric, session } from './sample-records.ts';

const { transcript = null } = session('14');
const ground = { rubric: readRubricRecord(rubric), transcript, segment: null };
const faultsOf = (turns: TurnCodes[], on: Partial<typeof ground> = {}) =>
  findCodingFaults(newCodingSchema.parse(coding('s', { work: { kind: 'utterances', turns } })), { ...ground, ...on });
const at = (from: number, to: number) => ({ from, to, code: 'Q', confidence: null, reason: null });

describe('findCodingFaults', () => {
  it('finds none in a coding that fits', () => {
    expect(faultsOf(codes)).toEqual([]);
  });

  it.each<[string, TurnCodes[], RegExp]>([
    ['a turn coded twice', [...codes, { turnId: '1', utterances: [] }], /codes turn "1" twice/],
    ['client talk of a clinician', [{ turnId: '1', clientTalk: 'change' }], /client talk to turn "1" of the clinician/],
    ['codes for a client', [{ turnId: '2', utterances: [] }], /codes to turn "2" of the client/],
    ['codes for another person', [{ turnId: '4', utterances: [] }], /codes to turn "4" of the other/],
    ['an utterance past the end', [{ turnId: '3', utterances: [at(0, 19)] }], /utterance 1 of turn "3" at 0-19/],
    ['overlapping utterances', [{ turnId: '3', utterances: [at(0, 9), at(8, 12)] }], /utterance 2 of turn "3" at 8-12/],
    ['an empty utterance', [{ turnId: '3', utterances: [at(4, 4)] }], /utterance 1/],
  ])('finds %s', (_what, turns, message) => {
    expect(faultsOf(turns)).toEqual([expect.stringMatching(message)]);
  });

  it('finds codes outside the segment, and codes without a transcript', () => {
    const segment = {
      id: 'x',
      ...newSegmentSchema.parse({ sessionId: 's', method: 'range', turns: { first: '2', last: '3' } }),
    };
    const outside = findCodingFaults(newCodingSchema.parse(coding('s')), { ...ground, segment });
    expect(outside).toEqual(['codes turn "1", which its segment does not have']);
    expect(faultsOf(codes, { transcript: null })).toEqual([expect.stringMatching(/has no transcript/)]);
  });

  it('takes utterances without words in a turn without words', () => {
    const silent = { turns: (transcript?.turns ?? []).map((turn) => ({ ...turn, text: '' })), notes: [] };
    expect(faultsOf([{ turnId: '1', utterances: [at(0, 0)] }], { transcript: silent })).toEqual([]);
    expect(faultsOf([{ turnId: '1', utterances: [at(0, 0), at(0, 0)] }], { transcript: silent })).toEqual([]);
  });

  it('takes further codes of a turn as a whole, but no utterance without words and code', () => {
    expect(faultsOf([{ turnId: '3', utterances: [at(0, 18), at(18, 18)] }])).toEqual([]);
    expect(faultsOf([{ turnId: '3', utterances: [at(0, 18), { ...at(18, 18), code: null }] }])).toHaveLength(1);
  });

  it('takes a mean of several coders where it is a consensus', () => {
    const rated = coding('s', { globals: { empathy: { value: 3.5, source: 'human', reasons: [] } } });
    const consensus = newCodingSchema.parse({ ...rated, coder: { kind: 'consensus', id: 'K1+K2', version: null } });
    expect(findCodingFaults(consensus, ground)).toEqual([]);
    expect(findCodingFaults(newCodingSchema.parse(rated), ground)).toEqual([expect.stringMatching(/whole points/)]);
  });
});
