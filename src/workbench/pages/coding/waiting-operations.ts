// What waits to be sent, in this browser's storage: a coding's id, or a tab's own name, is what it is kept under.

const keyOf = (coding: string) => `miti.waiting.${coding}`;

/** What one tab keeps for itself, where several may write at a time. */
export function nameOfTab(coding: string, tab: string): string {
  return `${coding}.${tab}`;
}

/** Under which names tabs keep, or have kept, what they could not send; `readWaiting` reads each. */
export function listWaiting(coding: string): string[] {
  const start = keyOf(nameOfTab(coding, ''));
  const names = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
  const tabs = names.flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []));
  // Past another full stop is what was set aside unread.
  return tabs.filter((tab) => !tab.includes('.')).map((tab) => nameOfTab(coding, tab));
}

/** Takes away what a tab kept, once another tab keeps it. */
export function dropWaiting(name: string): void {
  localStorage.removeItem(keyOf(name));
}

/** What an earlier visit to this coding could not send. */
export function readWaiting<Operation>(coding: string): Operation[] {
  const kept = localStorage.getItem(keyOf(coding));
  if (kept === null) return [];
  try {
    return JSON.parse(kept) as Operation[];
  } catch {
    // Damaged: set aside, never thrown away.
    localStorage.setItem(`${keyOf(coding)}.unread.${Date.now()}`, kept);
    return [];
  }
}

/** Keeps what waits now in place of what waited before. */
export function keepWaiting(coding: string, operations: readonly unknown[]): void {
  if (operations.length === 0) localStorage.removeItem(keyOf(coding));
  else localStorage.setItem(keyOf(coding), JSON.stringify(operations));
}
