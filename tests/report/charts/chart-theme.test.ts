import { describe, expect, it } from 'vitest';
import { type ChartTheme, darkTheme, lightTheme, shadesOfCodes } from '../../../src/report/charts/chart-theme.ts';

/** Relative luminance of "#rrggbb" (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const shadesOf = (theme: ChartTheme) => [
  ...Object.values(theme.families).flat(),
  ...theme.levels,
  theme.changeTalk,
  theme.sustainTalk,
  theme.unknownFamily,
];

describe.each([
  ['light', lightTheme],
  ['dark', darkTheme],
])('the %s theme', (_, theme) => {
  it('has text that stands out from the page at 4.5:1', () => {
    for (const colour of [theme.ink, theme.quiet]) expect(contrast(colour, theme.paper)).toBeGreaterThanOrEqual(4.5);
  });

  it('has letters that stand out from their bar at 4.5:1', () => {
    for (const { fill, text } of shadesOf(theme)) expect(contrast(fill, text), fill).toBeGreaterThanOrEqual(4.5);
  });

  it('has edges that stand out from the page at 3:1', () => {
    for (const { edge } of shadesOf(theme)) expect(contrast(edge, theme.paper), edge).toBeGreaterThanOrEqual(3);
  });
});

describe('shadesOfCodes', () => {
  it('gives the last code of a family its own colour and those before it tints', () => {
    const codes = [{ family: 'reflection' }, { family: 'question' }, { family: 'reflection' }];

    const fills = shadesOfCodes(codes, lightTheme).map(({ fill }) => fill);

    expect(fills[2]).toBe('#0072b2');
    expect(new Set(fills).size).toBe(3);
  });

  it('outlines codes of a family it does not know', () => {
    expect(shadesOfCodes([{ family: 'other' }], lightTheme)).toEqual([lightTheme.unknownFamily]);
  });
});
