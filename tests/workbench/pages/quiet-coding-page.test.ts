import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { beginNext, enter, openWorkbench, type Workbench, waitUntilSaved } from './workbench-in-browser.ts';

const hasFocus = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

async function type(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe.runIf(hasChromium())('a coding page that leaves its coder alone', () => {
  let browser: Browser;
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    browser = await openChromium();
    workbench = await openWorkbench([['samples/en-sleep-tablets.srt']]);
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 700 } });
    page = await enter(context, workbench);
    await beginNext(page);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test('stays where it was scrolled to, and keeps the selection, while the hold is renewed', {
    timeout: 60_000,
  }, async () => {
    await type(page, 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await page.getByText('3 utterances selected').waitFor();
    const text = page.locator('.transcript');
    await text.evaluate((element) => element.scrollTo(0, 900));
    // Later than the screen that a key made move.
    await expect.poll(() => text.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(600);
    const renewed = page.waitForResponse((answer) => answer.url().endsWith('/hold'), { timeout: 20_000 });
    const before = await text.evaluate(({ scrollTop }) => scrollTop);
    await renewed;
    await page.waitForTimeout(200);
    expect(await text.evaluate(({ scrollTop }) => scrollTop)).toBe(before);
    await page.getByText('3 utterances selected').waitFor();
  });

  test('gives the focus back to the text after every dialogue', { timeout: 60_000 }, async () => {
    const dialog = page.getByRole('dialog');
    for (const key of ['h', '?', 'f', 'i', 't', 'Control+Enter']) {
      await type(page, key);
      await dialog.waitFor();
      await type(page, 'Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await hasFocus(page, '[role=listbox]'), key).toBe(true);
    }
    // From a button, to the button.
    const facts = page.getByRole('button', { name: /^Change goal/ });
    await facts.click();
    await type(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await hasFocus(page, '.session-facts button')).toBe(true);
    await page.getByRole('listbox').focus();
  });

  test('takes the rules card away with Escape, and when a code is clicked', { timeout: 60_000 }, async () => {
    const card = page.getByRole('tooltip');
    const code = page.getByRole('button', { name: /^Question/ });
    await code.hover();
    await card.waitFor();
    await type(page, 'Escape');
    await card.waitFor({ state: 'detached' });
    await page.mouse.move(300, 300);
    await code.hover();
    await card.waitFor();
    await type(page, 'Home');
    await code.click();
    await card.waitFor({ state: 'detached' });
    // The pointer still rests there, longer than it takes to show a card.
    await page.waitForTimeout(700);
    expect(await card.count()).toBe(0);
  });

  test('says what is coded when the client’s talk is coded from the clinician’s utterance', {
    timeout: 60_000,
  }, async () => {
    await page.locator('.turn.client').first().waitFor();
    const clinician = page.locator('.turn.client ~ .turn.clinician .utterance').first();
    await clinician.click();
    await type(page, '+');
    await page.locator('.fleeting', { hasText: 'change talk, for what the client said before: “' }).waitFor();
    expect(await page.locator('.turn.client .talk-change').count()).toBe(1);
    await type(page, 'Control+z');
  });

  test('opens the rules of what is at hand, and those of all codes where nothing is', { timeout: 60_000 }, async () => {
    const dialog = page.getByRole('dialog');
    await type(page, 'u', '?');
    await dialog.getByText('Nothing is coded here yet').waitFor();
    expect(await dialog.locator('[aria-pressed=true]').count()).toBe(0);
    await type(page, 'Escape', 'c', 'ArrowUp');
    await page.locator('.turn.clinician .utterance', { hasText: 'CR' }).first().click();
    await type(page, '?');
    await dialog.getByRole('heading', { name: /Complex Reflection/ }).waitFor();
    await type(page, 'Escape', 'r', '?');
    await dialog.getByRole('button', { name: 'Cultivating Change Talk', pressed: true }).waitFor();
    await type(page, 'Escape');
    expect(await hasFocus(page, '.global input')).toBe(true);
    await page.getByRole('listbox').focus();
  });

  test('hides levels until the coding is final, unless they are asked for', { timeout: 60_000 }, async () => {
    const levels = page.locator('.summary-panel .level');
    expect(await levels.count()).toBe(0);
    await page.getByText('Levels are shown when the coding is final').waitFor();
    await page.getByRole('button', { name: 'Show levels now' }).click();
    expect(await levels.count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Hide levels' }).click();
    expect(await levels.count()).toBe(0);
  });

  test('finishes with undecided utterances only for who agrees to them', { timeout: 60_000 }, async () => {
    await page.getByRole('listbox').focus();
    await type(page, 'r', '3', '3', '3', '3', 'Control+Enter', 'Enter', 'Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('utterances have no decision').waitFor();
    expect(await dialog.getByRole('button', { name: 'Make it final' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Go to the first of them' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('.utterance.current .code.undecided').count()).toBe(1);
    await type(page, 'Control+Enter', 'Space', 'Enter');
    await page.getByText('Nothing can be changed until it is re-opened').waitFor();
    expect(await page.locator('.summary-panel .level').count()).toBeGreaterThan(0);
    expect(await hasFocus(page, '[role=listbox]')).toBe(true);
    await waitUntilSaved(page);
  });
});
