import type { Difference } from '../../agreement/double-coding/consensus.ts';
import type { ComparedForConsensus } from '../../app/consensus.ts';
import { writeClock } from '../../instrument/write-clock.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/text-style.ts';

/** Where the codings of a session differ, for people. */
export function renderDifferences(style: TextStyle, { differences, codings }: ComparedForConsensus): string {
  const [first] = codings;
  const names = codings.map(({ coder }) => printable(coder.id)).join(' and ');
  const count = (kind: Difference['kind'], what: string) => {
    const { length } = differences.filter((each) => each.kind === kind);
    return length === 1 ? `1 ${what}` : `${length} ${what}s`;
  };
  const lines = [
    style.bold(printable(`${names} on ${first?.subject.label}`)),
    ...style.wrap(
      differences.length === 0
        ? 'They agree throughout.'
        : `They differ on ${count('global', 'global')}, ${count('code', 'utterance')} and ${count('clientTalk', 'turn')} of client talk.`,
    ),
    ...differences.flatMap(({ place, startSeconds, text, given }) => {
      const at = startSeconds === null ? '' : ` (${writeClock(startSeconds)})`;
      const values = given.map(({ coder, value }) => `${printable(coder)} ${value}`).join(', ');
      return [...style.item(`${printable(place)}${at}: ${values}`), ...style.wrap(printable(text), 4).map(style.dim)];
    }),
    ...(differences.length === 0
      ? []
      : style
          .wrap('--csv -o decisions.csv writes them to fill in; --decisions decisions.csv keeps what you decide on.')
          .map(style.dim)),
  ];
  return `${lines.join('\n')}\n`;
}
