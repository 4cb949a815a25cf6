import type { z } from 'zod';
import { InputFault } from '../instrument/input-fault.ts';
import { parseShape } from './parse-shape.ts';
import { placeInText } from './place-in-text.ts';
import type { DecodedFile } from './source-file.ts';

/** What one pass over a JSON text shows without building its values; of a damaged text, what stands before the damage. */
interface JsonOutline {
  /** Paths of the keys in the outer levels, such as `results`, `results.items` or `segments[].text`. */
  readonly paths: ReadonlySet<string>;
  readonly damage: { readonly offset: number; readonly problem: string } | null;
}

/** Keys in more levels than this (objects and lists together) are not in the outline. */
const OUTLINE_LEVELS = 3;
/** A file with more different paths than this is not one of ours, however far we look. */
const OUTLINE_PATHS = 1000;

/** Every JSON format asks for the same outline, so a file is scanned once. */
const outlines = new WeakMap<DecodedFile, JsonOutline>();

/** Whether a file is JSON, whole or damaged, and has one of the paths, such as `results.items` or `segments[].text`. */
export function hasJsonPath(file: DecodedFile, ...paths: readonly string[]): boolean {
  if (!/^\s*[[{]/.test(file.text)) return false;
  const outline = outlineOf(file);
  return paths.some((path) => outline.paths.has(path));
}

/**
 * Parses a file as JSON of a certain shape; what the shape doesn't name is left out.
 *
 * @throws InputFault where the text is no JSON (line and column), or a value isn't as the shape says (its path)
 */
export function parseJson<Output>(file: DecodedFile, schema: z.ZodType<Output>): Output {
  const { damage } = outlineOf(file);
  if (damage) {
    throw new InputFault({
      place: placeInText(file.text, damage.offset),
      problem: `not valid JSON: ${damage.problem}`,
      remedy: 'export the file again',
    });
  }
  return parseShape(JSON.parse(file.text), schema);
}

function outlineOf(file: DecodedFile): JsonOutline {
  const known = outlines.get(file);
  if (known) return known;
  const outline = scanJson(file.text);
  outlines.set(file, outline);
  return outline;
}

/** Ends a scan; never leaves this file. */
class Damage extends Error {
  readonly offset: number;

  constructor(offset: number, problem: string) {
    super(problem);
    this.offset = offset;
  }
}

function scanJson(text: string): JsonOutline {
  const paths = new Set<string>();
  try {
    scanValues(text, (path) => {
      if (paths.size < OUTLINE_PATHS) paths.add(path);
    });
    return { paths, damage: null };
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    return { paths, damage: { offset: error.offset, problem: error.message } };
  }
}

/** Checks a whole JSON text without recursion, so that no depth of nesting can exhaust the stack. */
function scanValues(text: string, report: (path: string) => void): void {
  /** Closing bracket of every open object and list. */
  const open: ('}' | ']')[] = [];
  /** Path of the open ones in the outer levels; `key` is the path of the value that comes next. */
  const outer: string[] = [];
  let key = '';

  const enterKey = (at: number): number => {
    if (text[at] !== '"') throw damageAt(text, at, 'a key in double quotes');
    const end = endOfString(text, at);
    if (open.length <= OUTLINE_LEVELS) {
      const parent = outer[open.length - 1] ?? '';
      key = `${parent === '' ? '' : `${parent}.`}${text.slice(at + 1, end - 1)}`;
      report(key);
    }
    const colon = skipSpace(text, end);
    if (text[colon] !== ':') throw damageAt(text, colon, "':'");
    return skipSpace(text, colon + 1);
  };

  let at = skipSpace(text, 0);
  while (true) {
    // A value begins here.
    const char = text[at];
    if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']');
      if (open.length <= OUTLINE_LEVELS) outer[open.length - 1] = char === '{' ? key : `${key}[]`;
      at = skipSpace(text, at + 1);
      if (text[at] !== open.at(-1)) {
        if (char === '{') at = enterKey(at);
        else if (open.length <= OUTLINE_LEVELS) key = outer[open.length - 1] ?? '';
        continue;
      }
    } else {
      at = endOfScalar(text, at);
    }
    // A value has ended, or an empty object or list is about to be closed.
    at = skipSpace(text, at);
    while (open.length > 0 && text[at] === open.at(-1)) {
      open.pop();
      at = skipSpace(text, at + 1);
    }
    if (open.length === 0) break;
    if (text[at] !== ',') throw damageAt(text, at, `',' or '${open.at(-1)}'`);
    at = skipSpace(text, at + 1);
    if (open.at(-1) === '}') at = enterKey(at);
    else if (open.length <= OUTLINE_LEVELS) key = outer[open.length - 1] ?? '';
  }
  if (at < text.length) throw damageAt(text, at, 'the end of the file');
}

function damageAt(text: string, at: number, expected: string): Damage {
  if (at >= text.length) return new Damage(at, 'the text ends early, as if it were cut off');
  return new Damage(
    at,
    `expected ${expected}, found ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))}`,
  );
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++;
  return at;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** Offset behind the closing quote of the string that begins at an offset. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code < SPACE) throw damageAt(text, at, 'the end of a string');
    if (code === BACKSLASH) at = endOfEscape(text, at);
  }
  throw damageAt(text, text.length, '"');
}

/** Offset of the last character of the escape that begins with the backslash at an offset. */
function endOfEscape(text: string, backslash: number): number {
  const escapeSequence = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
  escapeSequence.lastIndex = backslash;
  if (!escapeSequence.test(text)) {
    const isCutOff = /^\\(?:u[\da-fA-F]{0,3})?$/.test(text.slice(backslash, backslash + 6));
    throw damageAt(text, isCutOff ? text.length : backslash + 1, 'an escape such as \\n or \\u00e5');
  }
  return escapeSequence.lastIndex - 1;
}

/** Offset behind the string, number, true, false or null that begins at an offset. */
function endOfScalar(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  scalar.lastIndex = start;
  if (!scalar.test(text)) throw damageAt(text, start, 'a value');
  return scalar.lastIndex;
}
