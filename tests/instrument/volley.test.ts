import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVolleys } from '../../src/instrument/volley.ts';
import { anyTurns, client, clinician, isFacilitative, other, turnOf, utterance } from './coded-turns.ts';
import { miti } from './shipped-rubric.ts';

const sizes = (...turns: Parameters<typeof parseVolleys>[0]) =>
  parseVolleys(turns, miti.volley, isFacilitative).map((volley) => volley.turns.length);

describe('parseVolleys', () => {
  it('ends a volley at client speech', () => {
    expect(sizes(clinician('GI'), client('I never knew that.'), clinician('GI'))).toEqual([1, 1]);
  });

  it('goes on through facilitative client speech', () => {
    expect(sizes(clinician('GI'), client('Mm-hm.'), clinician('GI'), client('Yeah.'), clinician('AF'))).toEqual([3]);
  });

  it.each(['Q', 'SEEK', 'SR', 'CR'])('ends a volley at "yeah" that answers a %s', (code) => {
    expect(sizes(clinician(code), client('Yeah.'), clinician('GI'))).toEqual([1, 1]);
  });

  it('goes on through "yeah" where a question was followed by something else', () => {
    expect(sizes(clinician('Q', 'GI'), client('Yeah.'), clinician('GI'))).toEqual([2]);
  });

  it('takes a question mark for a question where nothing is coded yet', () => {
    const asking = turnOf(utterance(null, 'And then?'));
    expect(sizes(asking, client('Yeah.'), clinician('GI'))).toEqual([1, 1]);
  });

  it.each([
    ['Q', 'AF'],
    ['AF', 'Q'],
  ])('hears an answer to a turn that was given %s %s as a whole, in whatever order', (first, second) => {
    const whole = turnOf(utterance(first, 'You worked hard.'), utterance(second, ''));
    expect(sizes(whole, client('Yeah.'), clinician('GI'))).toEqual([1, 1]);
  });

  it('ends a volley at the speech of others', () => {
    expect(sizes(clinician('GI'), other('Yeah.'), clinician('GI'))).toEqual([1, 1]);
  });

  it('finds none where the clinician is silent', () => {
    expect(sizes(client('Hello?'), other('Nobody is here.'))).toEqual([]);
  });

  it('holds every clinician turn once, in order', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        const volleys = parseVolleys(turns, miti.volley, isFacilitative);
        expect(volleys.flatMap((volley) => volley.turns)).toEqual(turns.filter((turn) => turn.role === 'clinician'));
        expect(volleys.every((volley) => volley.turns.length > 0)).toBe(true);
      }),
    );
  });
});
