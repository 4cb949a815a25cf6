import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnMiti } from '../../cli/run-miti.ts';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { findViolations } from './find-violations.ts';
import { beginNext, enter, openWorkbench, type Workbench, waitUntilSaved } from './workbench-in-browser.ts';

/** A short session, written for these tests. */
const visit = `Caseworker: You came by bus today. How was it?
Client: Long. But I want to get out more, honestly.
Caseworker: You are looking for reasons to leave the house.
Client: My doctor says I shouldn't, not yet.
Caseworker: So part of you is ready and part of you waits. What would a first step be?
Client: Coffee with my old colleagues, maybe.
Caseworker: You could simply call them.
`;

async function type(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Codes the session that is next, rates its globals and makes it final. */
async function codeNext(page: Page, keys: readonly string[]): Promise<void> {
  await beginNext(page);
  await type(page, keys);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Nothing can be changed until it is re-opened').waitFor();
}

async function sayWhoCodes(page: Page, coder: string): Promise<void> {
  await page.getByRole('link', { name: 'All sessions' }).click();
  await page.getByRole('button', { name: /^Coder:/ }).click();
  await page.getByRole('combobox', { name: 'Coder' }).fill(coder);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Coder: ${coder}` }).waitFor();
}

describe.runIf(hasChromium())('a session that two coders were given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'miti-visit-'));
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    writeFileSync(join(folder, 'visit.txt'), visit);
    browser = await openChromium();
    workbench = await openWorkbench([[join(folder, 'visit.txt'), '--clinician', 'Caseworker']]);
    const draw = ['--share', '100%', '--seed', '1', '--coders', 'K2,K3', '--due', '2024-06-01'];
    const assigned = spawnMiti(['assign', ...draw, '--library', workbench.library]);
    if (assigned.exitCode !== 0) throw new Error(assigned.stderr);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is coded by both, each for themselves, and settled by keys', { timeout: 300_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1024, height: 768 } });
    const page = await enter(context, workbench);
    await page.getByText('Next for you: visit, due 2024-06-01').waitFor();
    const listed = await page.getByRole('row', { name: /^visit/ }).innerText();

    // The first divides the third turn, and hears a reflection of meaning in the second.
    await codeNext(page, ['1', 'n', 'q', 'c', '1', 'c', 'q', 'p', 'r', '3', '4', '3', '4']);
    await sayWhoCodes(page, 'K3');
    // The list tells the second nothing of the first.
    await expect.poll(() => page.getByRole('row', { name: /^visit/ }).innerText()).toBe(listed);
    await page.getByRole('link', { name: 'Consensus' }).click();
    await page.getByText('No part of a session has been finished by two people yet').waitFor();
    await page.getByRole('link', { name: 'All sessions' }).click();
    await codeNext(page, ['1', 'n', 'q', 's', 'k', 'k', 'r', '3', '2', '3', '4']);

    await page.getByRole('link', { name: 'All sessions' }).click();
    await page.getByRole('link', { name: /^Consensus ?: visit/ }).click();
    await page.getByRole('button', { name: /^Decide ?: visit/ }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Decide ?: visit/ }).click();
    await page.getByRole('listbox').waitFor();
    const progress = (decided: number) => page.getByText(`${decided} of 5 differences decided`).first().waitFor();
    await progress(0);
    expect(await findViolations(page)).toEqual([]);

    // A global by its points, an utterance as one coder had it, with a reason; then the program dies.
    await type(page, ['3', '1', 'f']);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('names what she wants');
    await page.keyboard.press('Enter');
    await page.getByText('Why: names what she wants').waitFor();
    await waitUntilSaved(page);
    await workbench.kill();
    // The first divided the third turn and the second did not: the number takes over all that is divided there.
    await type(page, ['1']);
    await page.getByText('The program is away').waitFor();
    await workbench.start();
    await (await enter(context, workbench)).close();
    await waitUntilSaved(page);
    await page.reload();
    await page.getByRole('listbox').waitFor();
    await progress(4);
    await type(page, ['Control+z']);
    await progress(2);
    await type(page, ['Control+y', 'w']);
    await progress(4);
    expect(await page.getByRole('option').count()).toBeGreaterThan(10);
    expect(await findViolations(page)).toEqual([]);
    // Another tab decides meanwhile: this one says so, and does again on top of it what it could not send.
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('listbox').waitFor();
    await type(other, ['u', 'q']);
    await waitUntilSaved(other);
    await other.close();
    await type(page, ['u', 's']);
    await page.getByRole('button', { name: 'Load again' }).click();
    await progress(5);
    await waitUntilSaved(page);
    expect(await page.locator('.place.current .settled, .place.differs .settled').last().innerText()).toContain('SR');
    // Neither: the last utterance is no code's.
    await type(page, ['End', 'n', 'Control+Enter']);
    await page.getByRole('dialog').getByText('Every difference is decided').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('kept as a coding of its own').waitFor();

    // How far the two agreed, of what both have finished.
    await page.getByRole('link', { name: 'All consensuses' }).click();
    await page.getByRole('link', { name: 'All sessions' }).click();
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByRole('combobox', { name: /^coders/ }).fill('K3,');
    const offered = page.locator('#agreement-coders option');
    await expect
      .poll(() => offered.evaluateAll((all) => all.map((each) => each.getAttribute('value'))))
      .toContain('K3, K2');
    await page.getByRole('combobox', { name: /^coders/ }).fill('');
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Open the agreement' }).click();
    const agreement = await opened;
    await agreement.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
    const text = await agreement.locator('body').innerText();
    expect(text).toMatch(/K2/);
    expect(text).toMatch(/K3/);
    expect(text).toMatch(/kappa/i);
    await context.close();

    const codings = JSON.parse(spawnMiti(['codings', '--json', '--library', workbench.library]).stdout) as {
      readonly id: string;
      readonly kind: string;
      readonly coder: string;
      readonly status: string;
    }[];
    expect(codings.map(({ coder, kind, status }) => [coder, kind, status]).sort()).toEqual([
      ['K2', 'human', 'final'],
      ['K3', 'human', 'final'],
      ['consensus', 'consensus', 'final'],
    ]);
    const id = codings.find(({ kind }) => kind === 'consensus')?.id ?? '';
    const shown = spawnMiti(['codings', 'show', id, '--library', workbench.library]).stdout;
    expect(/counts +(.*)/.exec(shown)?.[1]).toMatch(/Q 2.*CR 2/);
  });
});
