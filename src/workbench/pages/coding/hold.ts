import { type Signal, signal } from '@preact/signals';
import type { HoldAnswer } from '../../api/codings.ts';
import { RefusedRequest } from '../request.ts';

/** Who may write in this coding at the moment. */
export type Holder = 'this' | 'another' | 'nobody';

/** How the server answered last: not at all, or that it does not know this browser since it was started again. */
export type Line = 'open' | 'away' | 'notEntered';

/** The right to write in a coding: one tab has it, and says every few seconds that it still wants it. */
export interface Hold {
  readonly holder: Signal<Holder>;
  readonly line: Signal<Line>;
  /** Asks now, instead of in a while. */
  renew(): Promise<void>;
  /** @throws RefusedRequest, Away */
  take(): Promise<void>;
  /** Ends the asking; who holds it stays as it is. */
  stop(): void;
}

/** How often a tab says that it still writes, and how often one that reads asks for news, in milliseconds. */
const renewEvery = 8_000;
const newsEvery = 2_000;

/**
 * Asks for the right to write, now and from time to time.
 *
 * @param request asks the server; what others wrote comes with its answer
 * @param canAsk whether there is anything to ask for at the moment
 * @param onNews told what the server answered, once `holder` says who holds the coding, and whether this tab gained it
 * @throws RefusedRequest, Away where the first request fails
 */
export async function createHold(
  request: (want: 'renew' | 'take') => Promise<HoldAnswer>,
  canAsk: () => boolean,
  onNews: (news: HoldAnswer, isGained: boolean) => void,
): Promise<Hold> {
  const holder = signal<Holder>('nobody');
  const line = signal<Line>('open');

  const askFor = async (want: 'renew' | 'take') => {
    const news = await request(want);
    const isGained = news.holder === 'this' && holder.value !== 'this';
    holder.value = news.holder;
    onNews(news, isGained);
  };

  const renew = async () => {
    if (!canAsk()) return;
    try {
      await askFor('renew');
      line.value = 'open';
    } catch (error) {
      line.value = error instanceof RefusedRequest && error.error.kind === 'notEntered' ? 'notEntered' : 'away';
    }
  };

  if (canAsk()) await askFor('renew');
  let sinceRenewal = 0;
  const timer = setInterval(() => {
    sinceRenewal += newsEvery;
    if (holder.value === 'this' && sinceRenewal < renewEvery) return;
    sinceRenewal = 0;
    void renew();
  }, newsEvery);
  return { holder, line, renew, take: () => askFor('take'), stop: () => clearInterval(timer) };
}
