import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';
import { chartDrift } from '../../src/app/drift.ts';
import { renderCharts } from '../../src/cli/tables/drift-chart.ts';
import { textStyle } from '../../src/cli/terminal/text-style.ts';
import { root } from '../cli/run-miti.ts';
import { makeSqlitePlace, type TestPlace } from '../library/places.ts';
import { addCoded } from '../report/report-library.ts';

let place: TestPlace;
beforeEach(async () => {
  place = await makeSqlitePlace();
});
afterEach(() => place.remove());

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
  const library = await place.open();
  await addCoded(library, sessions, rubric);
  const charts = await chartDrift(library, { reference: 'gold' });
  // Differences of 1, 8 and 4 points have limits beyond a scale of nine points, which holds them.
  expect(charts).toMatchObject([{ coder: 'K1', bounds: { least: 0, most: 8 }, values: [1, 8, 4] }]);
  const text = renderCharts(textStyle(80, false), charts);
  expect(text).toMatch(/centre 4\.33, limits 0\.00 to 8\.00/);
  const lines = text.split('\n').filter((line) => /^ {2}2026/.test(line));
  expect(lines[1]?.trimEnd().endsWith('o')).toBe(true);
});
