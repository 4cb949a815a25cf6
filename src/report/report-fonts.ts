import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Family of the fonts that come with the package; the machine's own are never asked. */
export const reportFontFamily = 'DejaVu Sans Condensed';

/** The family as charts name it: the second name is the one that files of its widths share. */
export const chartFontFamily = `${reportFontFamily}, DejaVu Sans`;

/** Files of the family: plain, bold, oblique. */
export function reportFontFiles(): string[] {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  return ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf', 'DejaVuSansCondensed-Oblique.ttf'].map((file) =>
    join(folder, file),
  );
}
