import { describe, expect, it } from 'vitest';
import { renderSessions } from '../../../src/cli/tables/sessions-table.ts';
import { textStyle } from '../../../src/cli/terminal/text-style.ts';
import type { ScoreHeader, SessionScore } from '../../../src/scoring/score-document.ts';
import { miti } from '../../instrument/shipped-rubric.ts';

const session: SessionScore = {
  id: 'a-session-with-quite-a-long-name-indeed',
  source: { path: 'a.vtt', format: 'webvtt', sha256: '' },
  language: 'en',
  changeGoal: null,
  segment: { method: 'whole', seed: null, startSeconds: 0, endSeconds: 60, durationSeconds: 60, estimated: false },
  turns: [],
  volleys: [],
  counts: Object.fromEntries(miti.codes.map(({ id }) => [id, 12])),
  globals: { partnership: { value: 3, source: 'estimated', reasons: [] } },
  summary: { technicalGlobal: null, relationalGlobal: 3, percentComplexReflections: 41.66 },
  undefined: { technicalGlobal: 'not rated: empathy' },
  proficiency: { technicalGlobal: 'undefined', relationalGlobal: 'below', percentComplexReflections: 'fair' },
  warnings: [{ code: 'no-change-goal', message: 'no change goal' }],
  review: [],
};
const header: ScoreHeader = {
  rubric: { id: 'miti-4.2.1', sha256: '' },
  coder: { kind: 'heuristic', id: 'rules', version: '1' },
};
const shown = (width: number) => renderSessions(textStyle(width, false), miti, header, [session, session]).split('\n');

describe('renderSessions', () => {
  it.each([60, 80, 120, 200])('keeps within %d columns', (width) => {
    expect(Math.max(...shown(width).map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('leaves the counts out, and says so, only where there is no room for them', () => {
    expect(shown(80).join('\n')).toContain('Counts are left out');
    expect(shown(60).join('\n')).toContain('Counts and levels are left out');
    expect(shown(200).join('\n')).not.toContain('left out');
    expect(shown(200)[1]).toMatch(/GI\s+Pers\s+PwP\s+Q/);
  });

  it('says who coded, and each caution once', () => {
    expect(shown(80)[0]).toBe('MITI 4.2.1, estimated by the heuristic coder (rules 1)');
    expect(shown(80).at(-1)).toBe('  - 2 sessions: no change goal');
  });

  it('marks what rests on estimates, and shows a missing value as missing', () => {
    expect(shown(200)[2]).toMatch(/indeed .* -\s+~3\.00 not yet\s+41\.7 % fair/);
    expect(shown(200).join('\n')).toContain('~ rests on estimated global ratings');
  });
});
