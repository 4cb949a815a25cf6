import { expect, it } from 'vitest';
import { chooseLabels } from '../../../src/report/charts/trend-chart.ts';

it('keeps the year that begins where labels would touch', () => {
  const at = (text: string, x: number) => ({ text, x, width: 10 * text.length });
  const texts = (labels: ReturnType<typeof at>[]) => chooseLabels(labels).map(({ text }) => text);
  expect(texts([at('Nov 2025', 40), at('Jan 2026', 150), at('Mar', 210)])).toEqual(['Nov 2025', 'Jan 2026', 'Mar']);
  expect(texts([at('Nov 2025', 40), at('Jan 2026', 100), at('Mar', 160)])).toEqual(['Jan 2026', 'Mar']);
  expect(texts([at('Nov', 40), at('Dec', 60), at('Jan', 80)])).toEqual(['Nov', 'Jan']);
});
