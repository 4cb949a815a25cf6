import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { packageRoot } from '../../data/package-root.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { ReportModel } from '../models/report-model.ts';

/** The Typst sources of reports, the user's in front of those that come with the program. */
export interface ReportTemplates {
  /** Text of each source by its path from "/". */
  readonly sources: Readonly<Record<string, string>>;
  /** Path of the template of a kind of report. */
  main(kind: ReportModel['kind']): string;
  /** Whose file a path is, for a fault; null where it came with the program. */
  fileOf(path: string): string | null;
}

/**
 * Reads the templates. What is given is a Typst file, taken for every report, or a folder whose files stand in for the
 * shipped ones of the same name; either may import the files beside it, and the shipped `parts.typ`.
 *
 * @throws {InputFault} when it can't be read
 */
export function readTemplates(given: string | null): ReportTemplates {
  const shipped = readSources(join(packageRoot, 'reports'));
  if (given === null) return templatesOf(shipped, new Map(), null);
  const isFolder = isFolderAt(given);
  const folder = isFolder ? given : dirname(given);
  if (!isFolder && extname(given) !== '.typ')
    throw new InputFault({ problem: 'a template is a Typst file (.typ)', place: given });
  const own = readSources(folder);
  if (isFolder && own.size === 0) {
    const remedy = `copy the files of ${join(packageRoot, 'reports')} and change them`;
    throw new InputFault({ problem: 'the folder holds no template (.typ)', place: given, remedy });
  }
  return templatesOf(new Map([...shipped, ...own]), own, isFolder ? null : `/${basename(given)}`, folder);
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new InputFault({ problem: 'no such template', place: path });
  }
}

function readSources(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.typ'));
  return new Map(names.sort().map((name) => [`/${name}`, readFileSync(join(folder, name), 'utf8')]));
}

function templatesOf(
  sources: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
  main: string | null,
  folder = '',
): ReportTemplates {
  return {
    sources: Object.fromEntries(sources),
    main: (kind) => main ?? `/${kind}.typ`,
    fileOf: (path) => {
      // A fault within a function may come without its place: it is then the template's.
      if (path === '' && main !== null) return join(folder, main.slice(1));
      return own.has(path) ? join(folder, path.slice(1)) : null;
    },
  };
}
