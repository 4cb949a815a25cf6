import { describe, expect, it } from 'vitest';
import type { CodingToCompare } from '../../../../src/agreement/comparison.ts';
import type { CoderKind } from '../../../../src/instrument/coding.ts';
import { renderHtml } from '../../../../src/report/html/render-html.ts';
import type { AgreementReport } from '../../../../src/report/models/agreement-report.ts';
import { reportCsv, reportSheets } from '../../../../src/report/tables/report-sheets.ts';
import { coded, globals, totals } from '../../../agreement/codings.ts';
import { agreementOf, exampleAgreementReport, exampleCodings } from '../../example-agreement.ts';

const golden = '../../../golden/report/agreement';

/** Every text of a model, each once, in the order of the model. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(textsOf))];
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

function withProgram(): CodingToCompare[] {
  return exampleCodings().map((each) =>
    each.coder.id === 'K2' ? { ...each, coder: { kind: 'heuristic', id: 'coder-by-rules', version: '1' } } : each,
  );
}

describe('the report on agreement', () => {
  it('is the one on record', async () => {
    await expect(`${JSON.stringify(exampleAgreementReport, null, 1)}\n`).toMatchFileSnapshot(`${golden}.json`);
  });

  it.each(['nb', 'sv'] as const)('says the same in %s', async (language) => {
    const report = agreementOf(exampleCodings(), language);
    await expect(`${textsOf(report).join('\n')}\n`).toMatchFileSnapshot(`${golden}.${language}.txt`);
    expect(numbersOf(report)).toEqual(numbersOf(exampleAgreementReport));
  });

  it('does not depend on the order of the codings', () => {
    expect(agreementOf(exampleCodings().toReversed())).toEqual(exampleAgreementReport);
  });

  it('speaks of estimates where the program is compared with people', () => {
    const report = agreementOf(withProgram());
    expect(report.compared).toBe('program');
    expect(report.opening[0]).toMatch(/^The program coded the 8 sessions that K1 coded, without seeing their codes\./);
    expect(textsOf(report.differences)).toContain('K1 less Program, over sessions');
    expect(textsOf({ ...report, paragraph: null }).join(' ')).not.toMatch(/coder-by-rules/);
  });

  it('has every pair and no limits of agreement with more than two coders', () => {
    const report = agreementOf(exampleCodings(['K1', 'K2', 'K3']));
    expect(report.differences).toBeNull();
    expect(report.pairs?.table.rows).toHaveLength(3);
    expect(agreementOf(exampleCodings(['K1', 'K2', 'K3', 'K4'])).measures.tables[0]?.columns[2]?.label).toBe('Means');
  });

  it('leaves what was said out where it is told to', () => {
    const columnsOf = ({ talk }: AgreementReport) => talk?.utterances?.columns.map(({ id }) => id);
    expect(columnsOf(exampleAgreementReport)).toEqual(['place', 'codes', 'words']);
    const silent = agreementOf(exampleCodings(), 'en', { withText: false });
    expect(columnsOf(silent)).toEqual(['place', 'codes']);
    expect(JSON.stringify(silent)).not.toContain('That was said');
  });

  it('says of one session that it says nothing of reliability', () => {
    const report = agreementOf(exampleCodings().slice(0, 2));
    expect(report.opening).toContainEqual(expect.stringMatching(/^One session says nothing of reliability/));
    expect(report.reliability).toBeNull();
    expect(report.limits.paragraphs.join(' ')).not.toMatch(/1 session are/);
  });

  it.each([
    ['en', '1 session, coded by several', /is not in every coding/, /in 1 of 1 coding, which is not independent/],
    ['nb', '1 samtale, kodet av flere', /finnes ikke i alle/, /i 1 av 1 koding, som ikke er uavhengig av det/],
    ['sv', '1 samtal, kodat av flera', /utelämnad yttrande/, /i 1 av 1 kodning, som inte är oberoende/],
  ] as const)('puts what is about one of a thing in the singular, in %s', (language, fact, turns, seen) => {
    const [first, second] = [coded('S1', 'K1', ['Q', 'SR']), coded('S1', 'K2', ['Q'])];
    const codings = [{ ...first, assisted: true, revealed: ['suggestions' as const] }, second];
    const { head, limits } = agreementOf(codings, language, { alone: 0 });
    expect(head.facts[1]?.text).toBe(fact);
    for (const said of [turns, seen]) expect(limits.paragraphs.join('\n')).toMatch(said);
    expect(head.facts[3]?.text).toMatch(/; (the other was assisted|den andre fikk hjelp|den andra fick hjälp)$/);
  });

  it('has a reason in the place of each figure where nobody ever differs', () => {
    const same = ['S1', 'S2', 'S3'].flatMap((session) =>
      ['K1', 'K2'].map((coder) => coded(session, coder, ['Q', 'Q'], globals(3, 3, 3, 3))),
    );
    const report = agreementOf(same);
    expect(report.opening[0]).toContain('No measure has an ICC');
    const words = report.measures.tables.flatMap(({ columns, rows }) =>
      rows.map((row) => row[columns.findIndex(({ id }) => id === 'band')]?.text),
    );
    for (const reason of words)
      expect(reason).toMatch(/one value throughout|nobody gave it|sessions don’t differ|too few/);
    expect(report.talk?.none).toContain('no utterance has different codes');
  });

  it('says nothing of codes that were not compared, and of differences that were not to be listed', () => {
    const ofTotals = ['K1', 'K2'].map((coder) =>
      totals('S1', coder, { Q: coder === 'K1' ? 2 : 9 }, globals(3, 3, 3, 3)),
    );
    const { talk } = agreementOf(ofTotals);
    expect(talk?.none).toBe('No rating is more than one point apart. Codes of utterances were not compared.');
    const unlisted = agreementOf(exampleCodings(), 'en', { listed: 0 });
    expect(unlisted.talk).toBeNull();
    expect(reportSheets(unlisted).map(({ name }) => name)).not.toContain('ratings');
    expect(renderHtml(unlisted)).not.toContain('To talk about');
  });

  it('tells who was assisted, once a coder, and by name where names are given', () => {
    const codings = exampleCodings().map((each) =>
      each.coder.id === 'K2' ? { ...each, assisted: true, revealed: ['suggestions' as const] } : each,
    );
    const report = agreementOf(codings, 'en', { names: new Map([['K2', 'Kari']]) });
    const said = report.limits.paragraphs.filter((each) => each.startsWith('Kari saw'));
    expect(said).toEqual(['Kari saw suggestions of the program in 8 of 8 codings, which are not independent of it.']);
    expect(report.head.facts[3]?.text).toBe('8 of 16 codings; the others were assisted');
  });

  it.each([
    [{ K2: 'consensus' }, [], '8 of 16 codings; the rest not on record'],
    [{ K2: 'imported' }, ['K1'], '0 of 16 codings; 8 assisted, the rest not on record'],
    [{ K1: 'imported', K2: 'imported' }, [], 'not on record'],
    [{ K2: 'heuristic' }, ['K1'], 'none of 8 codings; all were assisted'],
  ] as const)('calls no coding blind of which nothing is on record: %j', (kinds, assisted, fact) => {
    const codings = exampleCodings().map((each): CodingToCompare => {
      const { id } = each.coder;
      const kind = new Map<string, CoderKind>(Object.entries(kinds)).get(id) ?? 'human';
      return { ...each, coder: { kind, id, version: null }, assisted: assisted.some((name) => name === id) };
    });
    expect(agreementOf(codings).head.facts[3]?.text).toBe(fact);
  });

  it('becomes sheets with unrounded figures', () => {
    const sheets = reportSheets(exampleAgreementReport);
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['measures1', 'measures2', 'measures3', 'codes', 'confusion', 'differences', 'ratings', 'utterances'],
    ]);
    for (const { columns, rows } of sheets) for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(reportCsv(exampleAgreementReport)).toContain('Empathy');
  });
});
