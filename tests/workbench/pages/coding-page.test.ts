import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pauseStarts, sentenceStarts, wordStarts } from '../../../src/workbench/pages/transcript-text.ts';
import { root, spawnMiti } from '../../cli/run-miti.ts';
import { miti } from '../../instrument/shipped-rubric.ts';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { beginNext, enter, openWorkbench, readCounts, type Workbench, waitUntilSaved } from './workbench-in-browser.ts';

const sample = 'en-walking-again';
const gold = join(root, 'samples/gold');
const hotkeys = new Map(miti.codes.map(({ id, hotkey }) => [id, hotkey]));
const most = 1.3;

interface GoldRow {
  readonly turn: string;
  readonly role: string;
  readonly text: string;
  readonly codes: string;
}

/** The gold coding's utterances, turn by turn of the clinician. */
function readGold(): GoldRow[][] {
  const text = readFileSync(join(gold, `${sample}.csv`), 'utf8');
  const rows = Papa.parse<GoldRow>(text, { header: true, skipEmptyLines: true }).data;
  const turns = new Map<string, GoldRow[]>();
  for (const row of rows.filter(({ role }) => role === 'clinician')) {
    turns.set(row.turn, [...(turns.get(row.turn) ?? []), row]);
  }
  return [...turns.values()];
}

/** The keys that divide a turn's first utterance off: the number of its last sentence, or a walk to a pause or a word. */
function keysToDivide(utterance: string, rest: string): string[] {
  const cut = utterance.length + 1;
  const sentence = sentenceStarts(rest).indexOf(cut);
  if (sentence >= 0 && sentence < 9) return [String(sentence + 1)];
  const pause = pauseStarts(rest).indexOf(cut);
  if (pause >= 0) return [...Array<string>(pause + 1).fill('ArrowRight'), 'Enter'];
  return [...Array<string>(wordStarts(rest).indexOf(cut) + 1).fill('Control+ArrowRight'), 'Enter'];
}

/** Every key of a coder who codes the turns as the gold coding has them. */
function keysToCode(turns: readonly (readonly GoldRow[])[]): string[] {
  return turns.flatMap((rows) =>
    rows.flatMap(({ text, codes }, index) => {
      const rest = rows
        .slice(index)
        .map((row) => row.text)
        .join(' ');
      const divide = index < rows.length - 1 ? keysToDivide(text, rest) : [];
      return [...divide, codes === '' ? 'n' : (hotkeys.get(codes) ?? '')];
    }),
  );
}

async function type(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe.runIf(hasChromium())('a whole session by keyboard alone', () => {
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    browser = await openChromium();
    workbench = await openWorkbench([[`samples/${sample}.json`, '--clinician', 'SPEAKER_00']]);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test('is coded, survives reload and a killed server, and scores as the gold coding does', {
    timeout: 300_000,
  }, async () => {
    const turns = readGold();
    const keys = keysToCode(turns);
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await beginNext(page);

    // A third, then what a slip costs: undo and redo, and a reload with more to undo.
    const third = Math.floor(turns.length / 3);
    const first = keysToCode(turns.slice(0, third));
    await type(page, first);
    const decided = await page.locator('.progress').textContent();
    await type(page, ['Control+z']);
    expect(await page.locator('.progress').textContent()).not.toBe(decided);
    await type(page, ['Control+y']);
    await waitUntilSaved(page);
    await page.reload();
    await page.getByRole('listbox').waitFor();
    expect(await page.locator('.progress').textContent()).toBe(decided);
    await type(page, ['Control+z', 'Control+z', 'Control+y', 'Control+y']);
    expect(await page.locator('.progress').textContent()).toBe(decided);
    // Undo goes to what it changed: on to the next without a decision.
    await type(page, ['u']);

    // The program dies. What is coded meanwhile waits in the browser, and goes to the program that is started again.
    await waitUntilSaved(page);
    await workbench.kill();
    const second = keysToCode(turns.slice(third, 2 * third));
    await type(page, second);
    await page.getByText('The program is away').waitFor();
    await workbench.start();
    const other = await enter(context, workbench);
    await other.close();
    await waitUntilSaved(page);

    // It dies again and the page is closed at once: nothing that the page said was kept is lost.
    const rest = keys.slice(first.length + second.length);
    await type(page, rest);
    await waitUntilSaved(page);
    await workbench.kill();
    await workbench.start();
    await page.goto('about:blank');
    await page.goto(workbench.url());
    await page.getByRole('button', { name: 'My next' }).click();
    await page.getByRole('listbox').waitFor();
    const utterances = turns.flat().length;
    await page.getByText(`${utterances} of ${utterances} utterances decided`).first().waitFor();

    const scored = spawnMiti(['score', join(gold, `${sample}.csv`), '--codes', '--json']);
    const { sessions } = JSON.parse(scored.stdout) as { sessions: { counts: Record<string, number> }[] };
    const counts = sessions[0]?.counts ?? {};
    const expected = Object.fromEntries(miti.codes.map(({ id, abbreviation }) => [abbreviation, counts[id]]));
    expect(await readCounts(page)).toEqual(expected);

    // Four ratings with one key each, and the end.
    await type(page, ['r', '5', '4', '5', '5', 'Control+Enter']);
    await page.getByRole('dialog').waitFor();
    await type(page, ['Enter']);
    await page.getByText('Nothing can be changed until it is re-opened').waitFor();

    const perUtterance = keys.length / utterances;
    console.log(
      `${keys.length} keys for ${utterances} utterances, navigation and dividing included: ${perUtterance.toFixed(2)}`,
    );
    expect(perUtterance).toBeLessThanOrEqual(most);
    await context.close();
  });

  test('divides at the cursor and joins again, by mouse and by keyboard', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await page.getByRole('button', { name: /^Start coding/ }).click();
    await page.getByLabel('first minutes').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Start coding' }).click();
    const current = page.locator('.utterance.current .text');
    await current.waitFor();
    const whole = (await current.innerText()).replaceAll(/\s*\d\s*/g, ' ');
    const count = await page.getByRole('option').count();

    await type(page, ['Control+ArrowRight', 'Control+ArrowRight', 'Enter']);
    expect(await page.getByRole('option').count()).toBe(count + 1);
    expect(await current.innerText()).toBe(whole.split(' ').slice(0, 2).join(' '));
    await type(page, ['ArrowDown', 'Backspace']);
    expect(await page.getByRole('option').count()).toBe(count);

    const box = await page.locator('.utterance.current .text > span').last().boundingBox();
    if (!box) throw new Error('the current utterance is not shown');
    await page.mouse.dblclick(box.x + box.width - 4, box.y + box.height / 2);
    expect(await page.getByRole('option').count()).toBe(count + 1);
    await context.close();
  });

  test('several utterances get one code; a key that is taken is refused, a free one kept', {
    timeout: 120_000,
  }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await page.getByRole('button', { name: 'My next' }).click();
    await page.getByRole('listbox').waitFor();
    await type(page, ['Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'q']);
    expect(await page.locator('.utterance .code', { hasText: 'Question' }).count()).toBeGreaterThan(1);

    await type(page, ['h']);
    const change = page.getByRole('button', { name: 'Change: Giving Information' });
    await change.click();
    await type(page, ['q']);
    await page.getByText('is taken by “Question”').waitFor();
    await change.click();
    await type(page, ['d']);
    await page.getByText('Giving Information is now d').waitFor();
    await page.reload();
    await page.getByRole('listbox').waitFor();
    await type(page, ['Home', 'd']);
    await page.locator('.utterance .code', { hasText: 'Giving Information' }).first().waitFor();
    await context.close();
  });

  test('a flag is changed and removed where it stands, and its mark says what was noted', {
    timeout: 120_000,
  }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    // A coding of its own: an earlier test's tab may still hold the right to write in theirs.
    await page.getByRole('button', { name: /^Start coding/ }).click();
    await page.getByLabel('first minutes').check();
    await page.getByLabel('Minutes', { exact: true }).fill('5');
    await page.getByRole('dialog').getByRole('button', { name: 'Start coding' }).click();
    await page.getByRole('listbox').waitFor();
    await type(page, ['Home', 'ArrowDown', 'f']);
    const note = page.getByLabel('What would you like to talk about?');
    await note.fill('whose goal is this?');
    await page.keyboard.press('Enter');
    const mark = page.locator('.utterance.current .flag-mark');
    await mark.waitFor();
    expect(await mark.getAttribute('title')).toBe('Flagged: whose goal is this?');

    await type(page, ['f']);
    expect(await note.inputValue()).toBe('whose goal is this?');
    await note.fill('ask about the goal');
    await page.keyboard.press('Enter');
    await page.getByTitle('Flagged: ask about the goal').waitFor();
    expect(await page.locator('.flag-mark').count()).toBe(1);

    await type(page, ['f']);
    await page.getByRole('button', { name: 'Remove flag' }).click();
    await mark.waitFor({ state: 'detached' });
    // Nothing is flagged any more: the next one begins empty.
    await type(page, ['f']);
    expect(await note.inputValue()).toBe('');
    await context.close();
  });
});

describe.runIf(hasChromium())('a file that is coded without saying who codes', () => {
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    browser = await openChromium();
    const command = () => ['code', `samples/${sample}.json`, '--clinician', 'SPEAKER_00'];
    workbench = await openWorkbench([], { command, coder: null });
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test('asks for the coder first, and then begins at once', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await page.getByRole('dialog', { name: 'Before you begin' }).waitFor();
    await page.keyboard.type('K5');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^Start coding: / }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.getByText('coder K5').waitFor();
    await type(page, ['q']);
    await waitUntilSaved(page);
    await context.close();
    const listed = JSON.parse(spawnMiti(['codings', '--json', '--library', workbench.library]).stdout);
    expect(listed).toMatchObject([{ coder: 'K5', status: 'draft' }]);
  });
});
