import { expect, it } from 'vitest';
import { findReported } from '../../../src/app/reports/find-reported.ts';

it('says how many end so where there are several', async () => {
  const ids = ['1-aaaaaa', '2-aaaaaa', '3-aaaaaa', '4-bbbbbb', '5-bbbbbb'].map((id) => ({ id }));
  const all = async function* () {
    yield* ids as never[];
  };
  const none = async function* () {};
  const found = async () => null;
  const library = (sessions: () => AsyncIterable<never>, codings: () => AsyncIterable<never>) =>
    ({
      listSessions: (filter?: object) => (filter ? none() : sessions()),
      listCodings: codings,
      findSession: found,
      findCoding: found,
    }) as never;
  await expect(findReported(library(all, all), 'aaaaaa')).rejects.toThrow(
    /aaaaaa: 3 sessions and 3 codings end so; give more of the id/,
  );
  await expect(findReported(library(none, all), 'bbbbbb')).rejects.toThrow(/2 codings end so/);
});
