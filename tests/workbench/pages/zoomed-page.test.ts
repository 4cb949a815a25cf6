import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { beginNext, enter, openWorkbench, type Workbench } from './workbench-in-browser.ts';

/** What a window of 1440 by 900 shows at 200 % zoom. */
const viewport = { width: 720, height: 450 };

describe.runIf(hasChromium())('the coding page at 200 % zoom', () => {
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    browser = await openChromium();
    workbench = await openWorkbench([['samples/en-sleep-tablets.srt']]);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test('leaves the text more than half of the screen, in every language', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport, deviceScaleFactor: 2 });
    const page = await enter(context, workbench);
    await beginNext(page);
    for (const language of ['en', 'nb', 'sv']) {
      await page.locator('.settings-controls select').first().selectOption(language);
      await page.locator(`html[lang=${language}]`).waitFor();
      const [text, current] = await Promise.all(
        ['.transcript', '.utterance.current'].map((each) => page.locator(each).boundingBox()),
      );
      expect(text?.y, language).toBeLessThan(viewport.height / 3);
      expect(text?.height, language).toBeGreaterThan(viewport.height / 2);
      expect((current?.y ?? 0) + (current?.height ?? 0), language).toBeLessThan(viewport.height);
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isWider, language).toBe(false);
    }
    await context.close();
  });
});
