import { InputFault } from '../../instrument/input-fault.ts';
import { readDate } from '../sheets/cell-values.ts';
import type { GivenDetails } from './import-transcripts.ts';

const date = String.raw`\d{4}[-._]?\d{2}[-._]?\d{2}|\d{1,2}[.-]\d{1,2}[.-]\d{4}`;
const parts: Readonly<Record<string, string>> = {
  caseworker: '[^/]+?',
  client: '[^/]+?',
  session: '[^/]+?',
  date,
  number: String.raw`\d{1,5}`,
  language: '[A-Za-z]{2,3}',
  tag: '[^/]+?',
  any: '[^/]*?',
};

/** Takes what a file's name says of its session. */
export type NamePattern = (path: string) => GivenDetails;

/**
 * Compiles a pattern such as `{caseworker}_{date}_{session}`: parts in braces, everything else as it stands. It is held
 * against the file's name without its ending, and against as many folders above as the pattern has slashes. A `{session}`
 * of digits alone is the session's number in its series; any other is its name.
 *
 * @throws InputFault when the pattern has an unknown part; the compiled pattern throws where a name does not fit
 */
export function compileNamePattern(pattern: string): NamePattern {
  const found = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const unknown = found.find((name) => parts[name] === undefined);
  const place = `--name-pattern "${pattern}"`;
  const remedy = `the parts are ${Object.keys(parts)
    .map((name) => `{${name}}`)
    .join(' ')}`;
  if (unknown !== undefined) throw new InputFault({ place, problem: `there is no part {${unknown}}`, remedy });
  if (found.length === 0) throw new InputFault({ place, problem: 'it has no part in braces', remedy });
  const double = found.find((name, at) => name !== 'any' && name !== 'tag' && found.indexOf(name) !== at);
  if (double !== undefined) throw new InputFault({ place, problem: `{${double}} comes twice`, remedy });
  const source = pattern
    .split(/(\{[^{}]*\})/)
    .map((piece) => (/^\{.*\}$/.test(piece) ? `(${parts[piece.slice(1, -1)]})` : escapeRegExp(piece)))
    .join('');
  const expression = new RegExp(`^${source}$`, 'u');
  const depth = pattern.split('/').length;
  return (path) => {
    const name = path
      .split(/[\\/]/)
      .slice(-depth)
      .join('/')
      .replace(/(?<=[^/])\.[^./]*$/, '')
      .normalize('NFC');
    const match = expression.exec(name);
    if (!match)
      throw new InputFault({ problem: `the name "${name}" does not fit ${place}`, remedy: 'rename the file' });
    return detailsOf(found.map((part, at) => [part, match[at + 1] ?? ''] as const));
  };
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, (char) => (char === '-' ? '\\-' : `\\${char}`));
}

function detailsOf(values: readonly (readonly [string, string])[]): GivenDetails {
  const value = (part: string) => values.find(([name]) => name === part)?.[1];
  const [session, written] = [value('session'), value('date')];
  const isNumber = session !== undefined && /^\d{1,5}$/.test(session) && Number(session) > 0;
  const number = value('number') ?? (isNumber ? session : undefined);
  return {
    label: isNumber ? undefined : session,
    caseworker: value('caseworker'),
    client: value('client'),
    date: written === undefined ? undefined : readDate(written.replaceAll('_', '-'), null),
    number: number === undefined ? undefined : Number(number),
    language: value('language')?.toLowerCase(),
    tags: values.flatMap(([name, text]) => (name === 'tag' ? [text] : [])),
  };
}
