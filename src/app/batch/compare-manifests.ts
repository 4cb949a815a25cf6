import type { BatchManifest } from './manifest.ts';

/** Sessions that are named when they differ; the others are counted. */
const mostNamed = 10;

/** What differs between a batch and its repetition, a line each; nothing where their results have the same bytes. */
export function findDifferences(before: BatchManifest, now: BatchManifest): string[] {
  const { results } = before;
  const names = ['results.jsonl', 'results.csv', 'review.csv'] as const;
  const differing = names.filter((name) => results[name] !== undefined && results[name] !== now.results[name]);
  if (differing.length === 0) return [];
  return [`different bytes: ${differing.join(', ')}`, ...surroundings(before, now), ...inputDifferences(before, now)];
}

function surroundings(before: BatchManifest, now: BatchManifest): string[] {
  return [
    ...difference('miti', before.program, now.program),
    ...difference('Node.js', before.node, now.node),
    ...difference(`rubric ${before.rubric.given}`, before.rubric.sha256, now.rubric.sha256),
    ...difference('coder', before.coder.version, now.coder.version),
    ...difference('cues', before.coder.cuesSha256, now.coder.cuesSha256),
    ...difference('role names', before.coder.roleNamesSha256, now.coder.roleNamesSha256),
  ];
}

function inputDifferences(before: BatchManifest, now: BatchManifest): string[] {
  return [...fileDifferences(before, now), ...sessionDifferences(before, now), ...failureDifferences(before, now)];
}

function fileDifferences({ inputs: before }: BatchManifest, { inputs: now }: BatchManifest): string[] {
  if (before.from !== 'files' || now.from !== 'files') return [];
  const hashes = new Map(now.files.map(({ path, sha256 }) => [path, sha256]));
  return shorten(
    before.files.flatMap(({ path, sha256 }) => difference(path, sha256, hashes.get(path))),
    'files',
  );
}

function sessionDifferences(before: BatchManifest, now: BatchManifest): string[] {
  const key = ({ id, libraryId }: BatchManifest['sessions'][number], i: number) => libraryId ?? `${id} ${i}`;
  const hashes = new Map(now.sessions.map((each, i) => [key(each, i), each.sha256]));
  const changed = before.sessions.filter((each, i) => hashes.get(key(each, i)) !== each.sha256);
  return [
    ...difference('sessions', before.sessions.length, now.sessions.length),
    ...shorten(
      changed.map(({ id }) => `session "${id}": it, the coder or the rubric is not what it was`),
      'sessions',
    ),
  ];
}

function failureDifferences(before: BatchManifest, now: BatchManifest): string[] {
  const known = new Set(before.failures);
  return shorten(
    now.failures.filter((each) => !known.has(each)).map((each) => `failed this time: ${each}`),
    'failures',
  );
}

function difference(what: string, before: string | number | null | undefined, now: typeof before): string[] {
  return before === now ? [] : [`${what}: was ${before ?? 'unknown'}, is ${now ?? 'unknown'}`];
}

function shorten(lines: readonly string[], what: string): string[] {
  const more = lines.length - mostNamed;
  return more > 0 ? [...lines.slice(0, mostNamed), `... and ${more} more ${what}`] : [...lines];
}
