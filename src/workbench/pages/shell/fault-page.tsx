import { Refusal } from '../request.ts';
import { words } from '../settings.ts';

/** Says what stands in the way of a page, and what to do about it. */
export function FaultPage({ error }: { readonly error: unknown }) {
  const w = words.value;
  return (
    <main class="fault-page">
      <h1>{w.faults.title}</h1>
      <p>{describe(error)}</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          {w.faults.retry}
        </button>{' '}
        <a href="#/">{w.tools.sessions}</a>
      </p>
    </main>
  );
}

function describe(error: unknown): string {
  const w = words.value;
  if (!(error instanceof Refusal)) return w.faults.away;
  return error.error.kind === 'notEntered' ? w.faults.noToken : error.message;
}
