// What Chromium has of the File System Access API beyond what TypeScript's own types know.

interface FileSystemHandle {
  queryPermission(ask: { readonly mode: 'read' }): Promise<PermissionState>;
  requestPermission(ask: { readonly mode: 'read' }): Promise<PermissionState>;
}

interface Window {
  /** Undefined in other browsers. */
  showOpenFilePicker?: (options: {
    readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
  }) => Promise<FileSystemFileHandle[]>;
}
