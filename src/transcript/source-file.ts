/** A file's name and bytes, as an edge has read them. */
export interface SourceFile {
  /** Path as the user gave it: for messages, and for the session's id where the content has none. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A source file whose bytes have been decoded to text (empty for a ZIP container such as DOCX). */
export interface DecodedFile extends SourceFile {
  /** Without byte order mark, line ends as `\n`. */
  readonly text: string;
  /** Encoding the text was read in. */
  readonly encoding: Encoding;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'binary';

/** The file's name without folders and ending, which names a session that has no id of its own. */
export function baseName(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/(?<=.)\.[^.]*$/, '');
}
