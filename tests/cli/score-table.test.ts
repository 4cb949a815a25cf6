import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderSessions } from '../../src/cli/score-table.ts';
import type { SessionScore } from '../../src/scoring/score-document.ts';
import { miti } from '../instrument/shipped-rubric.ts';

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
  warnings: [],
};
const shown = (width: number) => stripVTControlCharacters(renderSessions(miti, [session, session], width)).split('\n');

describe('renderSessions', () => {
  it.each([60, 80, 120, 200])('keeps within %d columns', (width) => {
    expect(Math.max(...shown(width).map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('leaves the counts out, and says so, only where there is no room for them', () => {
    expect(shown(80).join('\n')).toContain('Counts are left out');
    expect(shown(200).join('\n')).not.toContain('Counts are left out');
    expect(shown(200)[0]).toMatch(/GI\s+Pers\s+PwP\s+Q/);
  });

  it('marks what rests on estimates, and shows a missing value as missing', () => {
    expect(shown(200)[1]).toMatch(/indeed .* -\s+~3\.00\s+41\.7 %/);
    expect(shown(200).at(-1)).toContain('~ rests on estimated global ratings');
  });
});
