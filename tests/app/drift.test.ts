import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showDrift } from '../../src/app/drift.ts';
import { root } from '../cli/run-miti.ts';
import { makeSqlitePlace, type TestPlace } from '../library/places.ts';
import { addCoded } from '../report/report-library.ts';

let place: TestPlace;
beforeEach(async () => {
  place = await makeSqlitePlace();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await place.remove();
});

it('holds differences of globals within the rubric’s own scale', async () => {
  const rubric = join(place.folder, 'nine.yaml');
  const nine = readFileSync(join(root, 'rubrics/miti-4.2.1.yaml'), 'utf8')
    .replaceAll('scale: { min: 1, max: 5 }', 'scale: { min: 1, max: 9 }')
    .replace('id: miti-4.2.1\n', 'id: nine\n');
  writeFileSync(rubric, nine);
  const codings = (points: 2 | 5 | 9) => [
    { coder: 'gold', globals: [1, 1, 1, 1] as const },
    { coder: 'K1', globals: [points, points, points, points] as const },
  ];
  const sessions = ([2, 9, 5] as const).map((points, i) => ({
    session: { label: `S${i}`, date: `2026-10-0${i + 1}` },
    codings: codings(points),
  }));
  await addCoded(await place.open(), sessions, rubric);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await showDrift({ library: place.place, reference: 'gold' });
  const chart = write.mock.calls.map(([text]) => String(text)).join('');
  // Differences of 1, 8 and 4 points have limits beyond a scale of nine points, which holds them.
  expect(chart).toMatch(/centre 4\.33, limits 0\.00 to 8\.00/);
  const lines = chart.split('\n').filter((line) => /^ {2}2026/.test(line));
  expect(lines[1]?.trimEnd().endsWith('o')).toBe(true);
});
