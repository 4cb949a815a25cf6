import { describe, expect, it } from 'vitest';
import type { CodingToCompare } from '../../../src/agreement/comparison.ts';
import { codeByHeuristics } from '../../../src/app/agreement/heuristic-codings.ts';
import { loadCues } from '../../../src/data/load-language-data.ts';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import type { CodedTurn } from '../../../src/instrument/coding.ts';

const { rubric } = await loadRubric('miti-4.2.1');
const setup = { rubric, cues: await loadCues(), model: null };

function codingOf(coder: string): CodingToCompare {
  const times = { startSeconds: null, endSeconds: null };
  const text = 'What would you like to change about your week?';
  const utterances = [{ from: 0, to: text.length, code: 'Q', confidence: null, reason: null }];
  const turns: CodedTurn[] = [
    { id: '1', speaker: 'T', role: 'clinician', text, utterances, ...times },
    { id: '2', speaker: 'C', role: 'client', text: 'I go smoking a lot with them.', clientTalk: null, ...times },
    { id: '3', speaker: 'T', role: 'clinician', text, utterances, ...times },
    { id: '4', speaker: 'C', role: 'client', text: 'I want to walk more.', clientTalk: null, ...times },
  ];
  return {
    subject: { id: 'S1', label: 'S1' },
    coder: { kind: 'human', id: coder, version: null },
    work: { kind: 'utterances', turns },
    globals: {},
    assisted: false,
    isFacilitative: () => false,
  };
}

describe('codeByHeuristics', () => {
  it('codes what several coders coded once', () => {
    expect(codeByHeuristics([codingOf('K1'), codingOf('K2')], setup).codings).toHaveLength(1);
  });

  it('gives up with a line that names the session where it does not know the language', () => {
    const coding = codingOf('K1');
    const said = 'Qwzx vbnm plok jhgf.';
    const turns = coding.work.kind === 'utterances' ? coding.work.turns.map((turn) => ({ ...turn, text: said })) : [];
    const { codings, warnings } = codeByHeuristics([{ ...coding, work: { kind: 'utterances', turns } }], setup);
    expect(codings).toEqual([]);
    expect(warnings).toMatchObject([{ kind: 'notCodedByHeuristics', facts: { session: 'S1' } }]);
  });
});
