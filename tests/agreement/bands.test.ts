import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type BandScale, bandScalesSchema } from '../../src/agreement/bands.ts';
import { findBand } from '../../src/agreement/find-band.ts';

const file = new URL('../../rubrics/agreement-bands.yaml', import.meta.url);
const { scales } = bandScalesSchema.parse(parse(readFileSync(file, 'utf8')));

function scaleOf(id: string): BandScale {
  const found = scales.find((each) => each.id === id);
  if (!found) throw new Error(`no scale ${id}`);
  return found;
}

describe('the shipped bands', () => {
  it.each([
    ['cicchetti-1994', 0.3999999, 'poor'],
    ['cicchetti-1994', 0.4, 'fair'],
    ['cicchetti-1994', 0.5999999, 'fair'],
    ['cicchetti-1994', 0.6, 'good'],
    ['cicchetti-1994', 0.7499999, 'good'],
    ['cicchetti-1994', 0.75, 'excellent'],
    ['koo-li-2016', -0.2, 'poor'],
    ['koo-li-2016', 0.5, 'moderate'],
    ['koo-li-2016', 0.75, 'good'],
    ['koo-li-2016', 0.9, 'good'],
    ['koo-li-2016', 0.9000001, 'excellent'],
    ['landis-koch-1977', -0.0000001, 'poor'],
    ['landis-koch-1977', 0, 'slight'],
    ['landis-koch-1977', 0.2, 'slight'],
    ['landis-koch-1977', 0.21, 'fair'],
    ['landis-koch-1977', 0.6, 'moderate'],
    ['landis-koch-1977', 0.8, 'substantial'],
    ['landis-koch-1977', 1, 'almost perfect'],
    ['krippendorff-2004', 0.6669, 'not reliable'],
    ['krippendorff-2004', 0.667, 'tentative'],
    ['krippendorff-2004', 0.8, 'reliable'],
  ])('%s calls %d %s', (id, value, name) => {
    const scale = scaleOf(id);
    expect(findBand(scale, value)).toEqual({ scale: id, name, source: scale.source });
  });
});

describe('bandScalesSchema', () => {
  const scale = {
    id: 'own',
    name: 'Own',
    statistics: ['icc'],
    source: 'us',
    bands: [{ name: 'low' }, { name: 'high', from: 0.5 }],
  };
  const parseScales = (...list: unknown[]) =>
    bandScalesSchema.safeParse({ schema: 'miti-agreement-bands/1', scales: list });

  it('takes a scale of one’s own', () => {
    expect(parseScales(scale).success).toBe(true);
  });

  it.each([
    [
      'a bound on the lowest band',
      [
        { name: 'low', from: 0 },
        { name: 'high', from: 0.5 },
      ],
      'the lowest band has no bound',
    ],
    ['a band without a bound', [{ name: 'low' }, { name: 'high' }], 'give "from" or "above"'],
    ['two bounds', [{ name: 'low' }, { name: 'high', from: 0.5, above: 0.5 }], 'not both'],
    ['bands that fall', [{ name: 'low' }, { name: 'mid', from: 0.5 }, { name: 'high', above: 0.5 }], 'must rise'],
  ])('refuses %s', (_, bands, message) => {
    const parsed = parseScales({ ...scale, bands });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map((issue) => issue.message).join()).toContain(message);
  });

  it('refuses an id used twice', () => {
    expect(parseScales(scale, scale).error?.issues[0]?.message).toContain('used twice');
  });
});
