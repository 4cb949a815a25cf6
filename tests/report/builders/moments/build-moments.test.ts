import { beforeAll, describe, expect, it } from 'vitest';
import { loadRubric } from '../../../../src/data/load-rubric.ts';
import type { CodedTurn } from '../../../../src/instrument/coding.ts';
import type { Rubric } from '../../../../src/instrument/rubric.ts';
import { buildMoments } from '../../../../src/report/builders/moments/build-moments.ts';
import { findLinkingReflections } from '../../../../src/report/builders/moments/linking-reflections.ts';
import type { ReportSetting } from '../../../../src/report/builders/report-setting.ts';
import { buildSessionReport } from '../../../../src/report/builders/session-report.ts';
import { wordsOf } from '../../../../src/report/messages/words-of.ts';
import { mergeCodings, type ReportedCoding } from '../../../../src/report/sessions/coded-session.ts';

let rubric: Rubric;
beforeAll(async () => {
  rubric = (await loadRubric('miti-4.2.1')).rubric;
});

const setting = (more: Partial<ReportSetting> = {}): ReportSetting => ({
  wording: wordsOf('en'),
  rubric,
  madeOn: '2026-11-02',
  organisation: null,
  allowEstimates: false,
  quotes: 'all',
  seed: 1,
  names: new Map(),
  ...more,
});

/** "C+ text": change talk, "C- text": sustain talk, "C text": the client; "CR text": the clinician with that code; "T text": uncoded. */
function turnsOf(lines: readonly string[]): CodedTurn[] {
  return lines.map((line, at): CodedTurn => {
    const [mark = '', ...rest] = line.split(' ');
    const text = rest.join(' ');
    const place = { id: String(at), speaker: mark, startSeconds: at * 10, endSeconds: at * 10 + 9, text };
    if (/^C[+-]?$/.test(mark)) {
      return { ...place, role: 'client', clientTalk: mark === 'C+' ? 'change' : mark === 'C-' ? 'sustain' : 'neutral' };
    }
    const code = mark === 'T' ? null : mark;
    return {
      ...place,
      role: 'clinician',
      utterances: [{ from: 0, to: text.length, code, confidence: null, reason: null }],
    };
  });
}

function sessionOf(
  lines: readonly string[],
  more: { tags?: string[]; flags?: { turnId: string; note: string }[] } = {},
) {
  const turns = turnsOf(lines);
  const counts = Object.fromEntries(rubric.codes.map(({ id }) => [id, 0]));
  for (const turn of turns) {
    for (const { code } of turn.role === 'clinician' ? turn.utterances : [])
      if (code) counts[code] = (counts[code] ?? 0) + 1;
  }
  const coding: ReportedCoding = {
    record: {
      id: 'c',
      coder: { kind: 'human', id: 'K1', version: null },
      status: 'final',
      changeGoal: 'graded return',
      notes: '',
      flags: more.flags ?? [],
      segmentId: null,
    },
    counts,
    globals: {},
    summary: {},
    segment: null,
    stretch: 's',
    turns,
  };
  const session = {
    id: 's',
    label: 'S1',
    caseworker: 'V1',
    client: null,
    date: '2026-10-07',
    number: null,
    language: 'en',
    changeGoal: null,
    recording: null,
    durationSeconds: null,
    tags: more.tags ?? [],
    source: null,
    sourceHash: null,
    hasTranscript: true,
    revision: 1,
  };
  const merged = mergeCodings(rubric, session, [coding]);
  if (!merged) throw new Error('no coding counts');
  return merged;
}

const talk = [
  'C+ I would like to work the garden again before the winter.',
  'Q What would that be like?',
  'C My shoulder hurts whenever I carry the buckets.',
  'PERSUADE You should just buy lighter buckets, everybody does it.',
  'C+ Perhaps my neighbour could carry them for me on Saturday.',
  'T Mm.',
  'C+ She has offered it twice already.',
  'CR So there is help nearby, and taking it is the harder part.',
];

describe('buildMoments', () => {
  it('ties a next step to the moment it shows in, with an alternative', () => {
    const [step] = buildMoments(setting(), [sessionOf(talk)], false).nextSteps.items;
    expect(step).toMatchObject({
      rule: 'permission',
      text: '1 of 1 piece of advice came without permission.',
      sessionText: null,
      quotes: [
        { speaker: 'client', placeText: '00:20' },
        { speaker: 'clinician', placeText: '00:30', codeLabel: 'Pers' },
      ],
    });
    expect(step?.suggestion).toContain('Would you like to hear');
  });

  it('names the session of a quote where a report is about several', () => {
    const { nextSteps } = buildMoments(setting(), [sessionOf(talk)], true);
    expect(nextSteps.items[0]?.sessionText).toBe('S1, 7 October 2026');
  });

  it('quotes nothing where quotes are left out, and only what is marked where only that may be passed on', () => {
    const quotesOf = (quotes: ReportSetting['quotes'], more = {}) =>
      buildMoments(setting({ quotes }), [sessionOf(talk, more)], false).nextSteps.items[0]?.quotes.map(
        ({ placeText }) => placeText,
      );
    expect(quotesOf('none')).toEqual([]);
    expect(quotesOf('shareable')).toEqual([]);
    expect(quotesOf('shareable', { flags: [{ turnId: '3', note: 'Shareable' }] })).toEqual(['00:30']);
    expect(quotesOf('shareable', { tags: ['shareable'] })).toEqual(['00:20', '00:30']);
    const report = buildSessionReport(setting({ quotes: 'none' }), sessionOf(talk));
    for (const line of talk) expect(JSON.stringify(report)).not.toContain(line.slice(3, 30));
  });

  it('looks past a listening noise for the answer to change talk', () => {
    const { clientTalk } = buildSessionReport(setting(), sessionOf(talk));
    expect(clientTalk.chart?.events.map(({ timeText, next }) => [timeText, next?.label])).toEqual([
      ['00:00', 'Q'],
      ['00:40', 'CR'],
      ['01:00', 'CR'],
    ]);
  });

  it('speaks of nothing without sessions', () => {
    const { strengths, nextSteps } = buildMoments(setting(), [], false);
    expect([strengths.items, nextSteps.items]).toEqual([[], []]);
    expect(strengths.none).not.toBeNull();
  });

  it('gives three of each at most', () => {
    const many = ['CONFRONT No.', 'PERSUADE Do it.', 'GI Rules.', 'GI More rules.', ...Array(9).fill('Q And then?')];
    const { nextSteps } = buildMoments(setting(), [sessionOf(many)], false);
    expect(nextSteps.items.map(({ rule }) => rule)).toEqual(['confrontation', 'permission', 'reflectionsToQuestions']);
  });
});

describe('without thresholds', () => {
  const without = (): Rubric => ({ ...rubric, proficiency: { ...rubric.proficiency, thresholds: {} } });
  const rulesOf = (lines: readonly string[], used: Rubric) => {
    const { strengths, nextSteps } = buildMoments(setting({ rubric: used }), [sessionOf(lines)], false);
    return [strengths, nextSteps].map(({ items }) => items.map(({ rule }) => rule));
  };
  const listening = [...Array(9).fill('CR You want it.'), 'SR It hurts.', 'Q And then?', 'AF You did it.', 'AF Again.'];
  const asking = [...Array(5).fill('SR It hurts.'), ...Array(9).fill('Q And then?')];

  it('no share of complex reflections is held for a strength or a next step', () => {
    expect(rulesOf(listening, rubric)[0]).toContain('complexReflections');
    expect(rulesOf(listening, without())[0]).not.toContain('complexReflections');
    expect(rulesOf(asking, rubric)[1]).toContain('complexReflections');
    expect(rulesOf(asking, without())[1]).not.toContain('complexReflections');
  });

  it('no ratio is held for too low, and more reflections than questions stay a fact', () => {
    expect(rulesOf(asking, rubric)[1]).toContain('reflectionsToQuestions');
    expect(rulesOf(asking, without())[1]).not.toContain('reflectionsToQuestions');
    expect(rulesOf(listening, without())[0]).toContain('reflectionsToQuestions');
    expect(rulesOf(asking, without())[0]).not.toContain('reflectionsToQuestions');
  });
});

describe('findLinkingReflections', () => {
  const gathering =
    'CR So the garden calls you before winter, the buckets are too much for now, and your neighbour is standing ready on Saturday.';

  it('finds a reflection with words from three of the client’s turns', () => {
    expect(findLinkingReflections(turnsOf([...talk, gathering])).map(({ at }) => at)).toEqual([8]);
  });

  it('does not find a short one, one on a single turn, or a question', () => {
    expect(findLinkingReflections(turnsOf([...talk, 'CR Garden, buckets, neighbour.']))).toEqual([]);
    const single =
      'CR You would like to work out there again, in the garden, and it would have to be before the winter comes.';
    expect(findLinkingReflections(turnsOf([...talk, single]))).toEqual([]);
    expect(findLinkingReflections(turnsOf([...talk, gathering.replace('CR', 'Q')]))).toEqual([]);
  });

  it('takes no words that are everywhere', () => {
    const everywhere = Array.from({ length: 8 }, () => 'C The garden, the buckets, the neighbour, winter, Saturday.');
    expect(findLinkingReflections(turnsOf([...everywhere, gathering]))).toEqual([]);
  });
});
