import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { FaultPage } from './fault-page.tsx';

interface OpenedPageProps<Opened> {
  readonly id: string;
  readonly open: (id: string) => Promise<Opened>;
  readonly show: (opened: Opened) => JSX.Element;
}

/** Opens what a page is about, and shows it or says why that can't be. It is closed when the page goes. */
export function OpenedPage<Opened extends { close(): void }>({ id, open, show }: OpenedPageProps<Opened>) {
  const opened = useSignal<Opened | null>(null);
  const fault = useSignal<unknown>(null);
  useEffect(() => {
    let held: Opened | null = null;
    let isGone = false;
    open(id).then(
      (fresh) => {
        held = fresh;
        if (isGone) fresh.close();
        else opened.value = fresh;
      },
      (error: unknown) => (fault.value = error),
    );
    return () => {
      isGone = true;
      held?.close();
    };
  }, [id]);
  if (fault.value) return <FaultPage error={fault.value} />;
  return opened.value ? show(opened.value) : null;
}
