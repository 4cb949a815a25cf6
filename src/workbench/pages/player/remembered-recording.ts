/**
 * The recording that a coder chose for a session from their own computer, remembered by this browser. The file stays where
 * it is: what is kept is its name and, where the browser can give one, a handle to it.
 */
export interface RememberedRecording {
  readonly name: string;
  /** Null in browsers that let a page read a file only when it is chosen. */
  readonly handle: FileSystemFileHandle | null;
}

const [database, shelf] = ['miti', 'recordings'];

export async function rememberRecording(session: string, remembered: RememberedRecording): Promise<void> {
  await useShelf('readwrite', (store) => store.put(remembered, session));
}

/** Null where none was chosen, or the browser keeps nothing. */
export async function recallRecording(session: string): Promise<RememberedRecording | null> {
  const found = await useShelf('readonly', (store) => store.get(session)).catch(() => undefined);
  return (found as RememberedRecording | undefined) ?? null;
}

/** The file itself. Without a person's click it is given only where the browser still allows it. */
export async function openRemembered({ handle }: RememberedRecording, isClicked: boolean): Promise<File | null> {
  if (!handle) return null;
  const ask = { mode: 'read' } as const;
  const may = isClicked ? await handle.requestPermission(ask) : await handle.queryPermission(ask);
  return may === 'granted' ? await handle.getFile() : null;
}

function useShelf(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(shelf);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(shelf, mode);
      const request = work(transaction.objectStore(shelf));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    };
  });
}
