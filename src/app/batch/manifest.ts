import * as z from 'zod';
import { languages } from '../../coder/reading/cue-kinds.ts';
import { InputFault } from '../../instrument/input-fault.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

const filter = z.strictObject({
  caseworker: z.string().optional(),
  client: z.string().optional(),
  label: z.string().optional(),
  language: z.string().optional(),
  tag: z.string().optional(),
  codedBy: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

const inputs = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('files'),
    files: z.array(z.strictObject({ path: z.string(), sha256: sha256.nullable() })).meta({
      description: 'Paths as they were given; the hash is null where a file could not be read',
    }),
  }),
  z.strictObject({ from: z.literal('library'), filter }),
]);

/** What a batch was made from and with, so that it can be repeated. It holds no moment: equal batches have equal bytes. */
export const batchManifestSchema = z.strictObject({
  schema: z.literal('miti-batch/1'),
  program: z.string().meta({ description: 'Version of miti' }),
  node: z.string().meta({ description: 'Version of Node.js' }),
  rubric: z.strictObject({
    given: z.string().meta({ description: 'Id of a shipped rubric, or path of a rubric file' }),
    id: z.string(),
    sha256,
  }),
  coder: z.strictObject({
    kind: z.literal('heuristic'),
    id: z.string(),
    version: z.string().nullable(),
    cuesSha256: sha256.meta({ description: 'Hash of the cues of every language' }),
    roleNamesSha256: sha256.meta({ description: 'Hash of the names by which clinicians and clients are known' }),
  }),
  options: z.strictObject({
    segment: z.string(),
    seed: z.int().nonnegative(),
    changeGoal: z.string().nullable(),
    language: z.enum(languages).nullable(),
    model: z
      .string()
      .nullable()
      .default(null)
      .meta({ description: 'Path of a trained model, or none; null: the shipped one' }),
    format: z.string().nullable(),
    clinician: z.string().nullable(),
    client: z.string().nullable(),
  }),
  inputs,
  sessions: z
    .array(
      z.strictObject({
        id: z.string(),
        libraryId: z.string().nullable(),
        sha256: sha256.meta({ description: 'Hash of the session and of everything its result follows from' }),
      }),
    )
    .meta({ description: 'In the order of the results; sessions that could not be read are left out' }),
  counts: z.strictObject({ coded: count, failed: count }),
  failures: z.array(z.string()).meta({ description: 'Each names its session and what is wrong' }),
  results: z.strictObject({ 'results.jsonl': sha256, 'results.csv': sha256, 'review.csv': sha256.optional() }),
});

export type BatchManifest = z.infer<typeof batchManifestSchema>;

/** Name of the manifest beside the results. */
export const manifestName = 'manifest.json';

export function writeManifest(manifest: BatchManifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** @throws InputFault when it is no manifest of a batch */
export function parseManifest(text: string, path: string): BatchManifest {
  const parsed = batchManifestSchema.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new InputFault({
    problem: `is no manifest of a batch (${first?.path.join('.')}: ${first?.message})`,
    place: path,
    remedy: 'give the manifest.json that miti batch wrote beside its results',
  });
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputFault({
      problem: 'is no manifest of a batch (not JSON)',
      place: path,
      remedy: 'give the manifest.json that miti batch wrote beside its results',
    });
  }
}
