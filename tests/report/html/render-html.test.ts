import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/report/html/render-html.ts';
import type { CaseworkerReport } from '../../../src/report/models/caseworker-report.ts';
import { exampleAgreementReport } from '../example-agreement.ts';
import { exampleCaseworkerReport, exampleSessionReport, exampleTeamReport } from '../example-reports.ts';
import { hasChromium, openChromium } from './open-chromium.ts';

const examples = [
  ['session', exampleSessionReport, 2],
  ['caseworker', exampleCaseworkerReport, 2],
  ['team', exampleTeamReport, 2],
  ['agreement', exampleAgreementReport, 1],
] as const;

const breakOut = '</script><script>document.title = "broken out"</script><img src=x onerror="document.title=1">';

/** A report whose every name and quote tries to leave its place. */
function hostileReport(): CaseworkerReport {
  const { trends } = exampleCaseworkerReport;
  if (trends === null) throw new Error('the example has trends');
  const panels = trends.chart.panels.map((panel) => ({
    ...panel,
    title: breakOut,
    alternative: `" onfocus="document.title=2" ${breakOut}`,
    points: panel.points.map((point) => ({ ...point, label: breakOut })),
  }));
  return {
    ...exampleCaseworkerReport,
    head: { ...exampleCaseworkerReport.head, subtitle: breakOut, facts: [{ label: breakOut, text: `'"${breakOut}` }] },
    caseworker: { pseudonym: breakOut, name: breakOut },
    trends: { ...trends, chart: { ...trends.chart, panels } },
    opening: [breakOut],
  };
}

/** In the page: the middle of the first block of ink that is too thick for a letter or a line, in CSS pixels. */
const findPoint = `(() => {
  const canvas = document.querySelector('canvas');
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const size = 5;
  const isInk = (x, y) => [27, 31, 36, 255].every((part, at) => data[4 * (y * width + x) + at] === part);
  for (let y = 0; y < height - size; y += 1) {
    for (let x = 0; x < width - size; x += 1) {
      const block = Array.from({ length: size * size }, (_, at) => [x + (at % size), y + Math.floor(at / size)]);
      if (block.every(([left, top]) => isInk(left, top))) {
        const scale = canvas.getBoundingClientRect().width / width;
        return { x: (x + size / 2) * scale, y: (y + size / 2) * scale };
      }
    }
  }
  throw new Error('no point was drawn');
})()`;

describe('renderHtml', () => {
  it.each(examples)('makes one %s file that names no other', (_, report) => {
    const page = renderHtml(report);

    expect(page).toContain(`<html lang="${report.head.language}">`);
    expect(page).not.toMatch(/<(link|img|iframe)\b|@import|url\(/);
    expect(page.match(/<script\b/g)).toHaveLength(2);
  });

  it('gives the same page for the same report', () => {
    expect(renderHtml(exampleTeamReport)).toBe(renderHtml(exampleTeamReport));
  });

  it('lets no text of a report become an element or end its data', () => {
    const page = renderHtml(hostileReport());

    expect(page.match(/<script\b/g)).toHaveLength(2);
    expect(page.match(/<\/script/g)).toHaveLength(2);
    expect(page).not.toContain('<img');
  });
});

describe.runIf(hasChromium())('a page of a report in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser?.close());

  const views = [
    ['light', { colorScheme: 'light', viewport: { width: 1100, height: 800 } }],
    ['dark', { colorScheme: 'dark', viewport: { width: 1100, height: 800 } }],
    ['narrow', { colorScheme: 'light', viewport: { width: 360, height: 700 } }],
  ] as const satisfies readonly (readonly [string, BrowserContextOptions])[];

  async function open(html: string, options: BrowserContextOptions) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**/*', (route) => route.abort());
    await page.setContent(html);
    return { context, page, complaints };
  }

  const drawnCharts = (page: Page) =>
    page.evaluate(`[...document.querySelectorAll('canvas')].filter((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value) => value !== 0);
    }).length`);

  for (const [kind, report, charts] of examples) {
    it.each(views)(`has no violation of accessibility and draws its charts: ${kind}, %s`, async (_, options) => {
      const { context, page, complaints } = await open(renderHtml(report), options);

      const { violations } = (await page.evaluate(`${axe.source}; axe.run()`)) as { violations: { id: string }[] };

      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await drawnCharts(page)).toBe(charts);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await context.close();
    });
  }

  it('runs no script that a name or a quote brings', async () => {
    const { context, page, complaints } = await open(renderHtml(hostileReport()), {});

    expect(await page.title()).toBe(exampleCaseworkerReport.head.documentTitle);
    expect(await drawnCharts(page)).toBe(2);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows a session in a tooltip when it is pointed at', async () => {
    const { context, page } = await open(renderHtml(exampleCaseworkerReport), {
      viewport: { width: 1100, height: 800 },
    });
    const canvas = page.locator('canvas').first();
    const before = await canvas.screenshot();
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('the chart has no place');

    const point = (await page.evaluate(findPoint)) as { x: number; y: number };
    await page.mouse.move(box.x + point.x, box.y + point.y);
    await expect.poll(async () => (await canvas.screenshot()).equals(before), { timeout: 20_000 }).toBe(false);
    await context.close();
  });
});
