import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { cssFont, estimateWidth } from '../../../src/report/charts/drawing.ts';
import { nameTerm } from '../../../src/report/messages/glossary.ts';
import { reportLanguages } from '../../../src/report/messages/report-language.ts';
import { reportFontFamily, reportFontFiles } from '../../../src/report/report-fonts.ts';

const [plain = ''] = reportFontFiles();
GlobalFonts.registerFromPath(plain, reportFontFamily);
const font = { family: reportFontFamily, size: 7.2 };
const pen = createCanvas(10, 10).getContext('2d');
pen.font = cssFont(font);

const level = (id: string) => reportLanguages.map((language) => nameTerm(language, { id, name: id }));
const texts = ['100%', '100 %', '75%', '5', 'status quo-snakk', 'förändringsprat', 'CR', 'mean of several coders'];

it.each([...texts, ...['fair', 'good', 'beginningProficiency'].flatMap(level)])(
  'gives "%s" room enough in the fonts of the package, and not much more',
  (text) => {
    const { width } = pen.measureText(text);
    const given = estimateWidth(text, font);
    expect(given).toBeGreaterThanOrEqual(width);
    expect(given).toBeLessThan(width * 1.25);
  },
);

it('takes the width as measured where it is', () => {
  expect(estimateWidth('100%', { ...font, widthOf: () => 42 })).toBe(42);
});
