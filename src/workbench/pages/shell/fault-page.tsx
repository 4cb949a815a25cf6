import { useEffect } from 'preact/hooks';
import { onEntered } from '../entrance.ts';
import { RefusedRequest } from '../request.ts';
import { messages } from '../settings.ts';

/** Says what stands in the way of a page, and what to do about it. */
export function FaultPage({ error }: { readonly error: unknown }) {
  const m = messages.value;
  useEffect(() => onEntered(() => location.reload()), []);
  return (
    <main class="fault-page">
      <h1>{m.faults.title}</h1>
      <p>{describe(error)}</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          {m.faults.retry}
        </button>{' '}
        <a href="#/">{m.tools.sessions}</a>
      </p>
    </main>
  );
}

function describe(error: unknown): string {
  const m = messages.value;
  if (!(error instanceof RefusedRequest)) return m.faults.away;
  return error.error.kind === 'notEntered' ? m.faults.noToken : error.message;
}
