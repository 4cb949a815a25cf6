import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchInput, BatchSetup } from '../../../src/app/batch/batch-setup.ts';
import type { BatchManifest } from '../../../src/app/batch/manifest.ts';
import { loadCues, loadRoleNames } from '../../../src/data/load-language-data.ts';
import { loadModel } from '../../../src/data/load-model.ts';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import { packageRoot } from '../../../src/data/package-root.ts';
import { hashContent } from '../../../src/library/record-ids.ts';
import { assignRoles } from '../../../src/transcript/assign-roles.ts';
import { readTranscripts } from '../../../src/transcript/read-transcripts.ts';

export async function sampleSetup(): Promise<BatchSetup> {
  const [{ rubric, sha256 }, cues] = await Promise.all([loadRubric('miti-4.2.1'), loadCues()]);
  return {
    rubric,
    rubricSha256: sha256,
    cues,
    cuesSha256: hashContent(cues),
    model: loadModel(),
    choices: { segment: { method: 'random', seconds: 120 }, seed: 42, changeGoal: null, language: null },
    programVersion: '0.1.0',
  };
}

const samplePaths: readonly string[] = [
  ...['en-graded-return.vtt', 'en-smoking-break.txt', 'nb-ryggplager.csv', 'nb-dialogmote.docx', 'sv-atergang.eaf'],
].map((name) => join('samples', name));

/** The only session of each sample. */
export async function sampleInputs(): Promise<BatchInput[]> {
  const roleNames = await loadRoleNames();
  return Promise.all(
    samplePaths.map(async (path) => {
      const bytes = readFileSync(join(packageRoot, path));
      const { format, transcripts } = await readTranscripts({ path, bytes });
      const [transcript] = transcripts;
      if (!transcript) throw new Error(`${path} holds no session`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const source = { path, format: format.id, sha256 };
      return { session: assignRoles(transcript, {}, roleNames), source, libraryId: null };
    }),
  );
}

/** A CSV of many short sessions, no two alike. */
export function manySessions(count: number): string {
  const rows = Array.from({ length: count }, (_each, i) => [
    `s${i},1,clinician,"What would walking ${i} minutes a day give you?"`,
    `s${i},2,client,"I would sleep better. I want to try it ${i} times."`,
    `s${i},3,clinician,"You want to try it. What else have you thought of?"`,
    `s${i},4,client,"Maybe the stairs, if my knee lets me."`,
  ]);
  return `session_id,turn,role,text\n${rows.flat().join('\n')}\n`;
}

const hash = (letter: string) => letter.repeat(64);

export function sampleManifest(changes: Partial<BatchManifest> = {}): BatchManifest {
  return {
    schema: 'miti-batch/1',
    program: '0.1.0',
    node: 'v20.19.0',
    rubric: { given: 'miti-4.2.1', id: 'miti-4.2.1', sha256: hash('a') },
    coder: { kind: 'heuristic', id: 'rules', version: '0.1.0', cuesSha256: hash('b'), roleNamesSha256: hash('c') },
    options: {
      segment: 'whole',
      seed: 1,
      changeGoal: null,
      language: null,
      format: null,
      clinician: null,
      client: null,
      model: null,
    },
    inputs: { from: 'files', files: [{ path: 'a.vtt', sha256: hash('d') }] },
    sessions: [{ id: 'a', libraryId: null, sha256: hash('e') }],
    counts: { coded: 1, failed: 0 },
    failures: [],
    results: { 'results.jsonl': hash('1'), 'results.csv': hash('2'), 'review.csv': hash('3') },
    ...changes,
  };
}
