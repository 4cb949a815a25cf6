import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { StartAnswer } from '../api/entrance.ts';
import { paths } from '../api/paths.ts';
import { CodingPage } from './coding/coding-page.tsx';
import { ConsensusListPage } from './consensus/consensus-list-page.tsx';
import { ConsensusPage } from './consensus/consensus-page.tsx';
import { PracticePage } from './practice/practice-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { ask, RefusedRequest } from './request.ts';
import { route } from './route.ts';
import { SessionsPage } from './sessions/sessions-page.tsx';
import { messages } from './settings.ts';
import { FaultPage } from './shell/fault-page.tsx';

/** The page that the address names. */
export function App() {
  const start = useSignal<StartAnswer | null>(null);
  /** The session that the program was started for, until it was opened. */
  const named = useSignal<string | null>(null);
  const fault = useSignal<unknown>(null);
  const shown = route.value;
  useEffect(() => {
    // What it says of coders changes while the pages are open.
    ask<StartAnswer>(paths.start).then(
      (answer) => {
        if (start.value === null) named.value = answer.session;
        start.value = answer;
      },
      (error: unknown) => (fault.value = error),
    );
  }, [shown]);
  if (fault.value) return <FaultPage error={fault.value} />;
  if (shown.page === 'coding') return <CodingPage key={shown.id} id={shown.id} />;
  if (shown.page === 'consensus') return <ConsensusPage key={shown.id} id={shown.id} />;
  if (shown.page === 'consensuses') return <ConsensusListPage key={shown.session} session={shown.session} />;
  if (shown.page === 'practice') return <PracticePage />;
  if (shown.page === 'reports') return <ReportsPage coders={start.value?.coders ?? []} />;
  if (shown.page === 'unknown') {
    return <FaultPage error={new RefusedRequest({ kind: 'notFound', problem: messages.value.faults.notFound })} />;
  }
  return start.value && <SessionsPage key={start.value.coder} start={start.value} named={named} />;
}
