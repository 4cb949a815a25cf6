import type { TallyEvent } from '../../api/documents.ts';
import { clientTurn } from '../../coding-log/decisions.ts';
import { codeClass } from '../coding/code-names.ts';
import { useCoding } from '../coding/coding-context.ts';
import { messages } from '../settings.ts';

/** The codes of each minute, in the order they were given. */
export function MinuteStrip({ events }: { readonly events: readonly TallyEvent[] }) {
  const { codes, player } = useCoding();
  const given = events.filter(({ tallied }) => tallied !== clientTurn);
  const byMinute = Map.groupBy(given, ({ atSeconds }) => Math.floor(atSeconds / 60));
  const end = Math.max(player.duration.value ?? 0, ...given.map(({ atSeconds }) => atSeconds + 1));
  const minutes = Array.from({ length: Math.max(1, Math.ceil(end / 60)) }, (_, minute) => minute);
  const m = messages.value;
  return (
    <ol class="minute-strip">
      {minutes.map((minute) => (
        <li key={minute} aria-label={m.live.minute(minute + 1)}>
          <span class="minute-number">{minute + 1}</span>
          {(byMinute.get(minute) ?? []).map(({ id, tallied }) => (
            <span key={id} class={codeClass(codes.get(tallied))} title={codes.get(tallied)?.name}>
              {codes.get(tallied)?.abbreviation ?? tallied}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
