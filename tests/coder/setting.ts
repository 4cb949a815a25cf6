import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { codeSession } from '../../src/coder/heuristic-coder.ts';
import type { CoderModel } from '../../src/coder/model/coder-model.ts';
import { type Language, languages } from '../../src/coder/reading/cue-kinds.ts';
import type { Cues } from '../../src/coder/reading/cues.ts';
import { cuesSchema } from '../../src/coder/reading/cues-schema.ts';
import { openLexicon, readSpellings } from '../../src/coder/reading/lexicon.ts';
import { type ReadTurn, readSession, readTurn, readUtterances } from '../../src/coder/reading/session-document.ts';
import type { Token } from '../../src/coder/reading/token.ts';
import type { UtteranceContext } from '../../src/coder/rules/context.ts';
import type { Candidate, Detector } from '../../src/coder/rules/detector.ts';
import { feelingsIn } from '../../src/coder/rules/evidence.ts';
import { noPermission, permissionAfterClient } from '../../src/coder/rules/permission.ts';
import { emptyVolley } from '../../src/coder/rules/volley-so-far.ts';
import { type WeighedSession, weighSession } from '../../src/coder/rules/weigh-session.ts';
import type { CodedClinicianTurn, Coding, Role, Turn } from '../../src/instrument/coding.ts';
import { codeIds, type Rubric } from '../../src/instrument/rubric.ts';
import { parseRubric } from '../../src/instrument/rubric-schema.ts';

function readYaml(path: string): unknown {
  return parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

/** The shipped rubric. */
export const rubric: Rubric = (() => {
  const parsed = parseRubric(readYaml('rubrics/miti-4.2.1.yaml'));
  if (!parsed.ok) throw new Error(parsed.faults[0]?.message);
  return parsed.rubric;
})();

/** The shipped cues. */
export const cueFiles: Readonly<Record<Language, Cues>> = Object.fromEntries(
  languages.map((language) => [language, cuesSchema.parse(readYaml(`rubrics/cues/${language}.yaml`))]),
) as Record<Language, Cues>;

/** Turns from lines such as "T: So you are tired." (T clinician, C client, O other). */
export function turnsOf(lines: readonly string[]): Turn[] {
  const roles: Record<string, Role> = { T: 'clinician', C: 'client', O: 'other' };
  return lines.map((line, i) => {
    const role = roles[line.charAt(0)] ?? 'other';
    return { id: String(i + 1), speaker: role, role, startSeconds: null, endSeconds: null, text: line.slice(2).trim() };
  });
}

/** The coding of a session given as lines. */
export function code(
  language: Language,
  lines: readonly string[],
  changeGoal: string | null = null,
  model: CoderModel | null = null,
): Coding {
  const session = { id: 'test', language, changeGoal, notes: [], turns: turnsOf(lines) };
  return codeSession(session, { rubric, cues: cueFiles[language], model });
}

/** The codes of the last clinician turn, utterance by utterance. */
export function lastCodes(language: Language, lines: readonly string[]): (string | null)[] {
  const turns = code(language, lines).turns.filter((turn): turn is CodedClinicianTurn => turn.role === 'clinician');
  return turns.at(-1)?.utterances.map((each) => each.code) ?? [];
}

/** Other spellings of words of a language. */
export function spellingsOf(language: Language): ReadonlyMap<string, string> {
  return readSpellings(cueFiles[language]);
}

/** The words of a text by the reader of its language. */
export function wordsOf(language: Language, text: string): Token[] {
  return openLexicon(cueFiles[language])
    .reader.read(text)
    .flatMap(({ tokens }) => tokens);
}

/** A client's turn as it is read. */
export function readClient(language: Language, text: string): ReadTurn {
  const [turn] = turnsOf([`C: ${text}`]);
  return readTurn(turn as Turn, openLexicon(cueFiles[language]));
}

/** A session as model and training see it before anything is predicted. */
export function weigh(language: Language, lines: readonly string[], changeGoal: string | null = null): WeighedSession {
  const read = readSession(turnsOf(lines), changeGoal, openLexicon(cueFiles[language]));
  return weighSession(read, new Set(codeIds(rubric)));
}

/** What a detector sees of a clinician's utterance after a client's words. */
export function contextOf(language: Language, clinician: string, client: string | null = null): UtteranceContext {
  const lexicon = openLexicon(cueFiles[language]);
  const previousClient = client === null ? null : readClient(language, client);
  const [utterance, next] = readUtterances(clinician, lexicon);
  if (!utterance) throw new Error(`no utterance in "${clinician}"`);
  return {
    lexicon,
    utterance,
    next: next ?? null,
    volley: emptyVolley,
    affirmations: new Map(),
    previousClient,
    heard: previousClient?.lemmas ?? new Set(),
    heardFeelings: () => (previousClient ? feelingsIn(previousClient, lexicon) : new Set()),
    permission: previousClient ? permissionAfterClient(noPermission, previousClient) : noPermission,
  };
}

/** One sentence held against a detector: `hit` is found; `nearMiss` looks alike; `miss` has nothing of it. */
export interface DetectorCase {
  readonly kind: 'hit' | 'nearMiss' | 'miss';
  readonly language: Language;
  readonly client?: string;
  readonly clinician: string;
}

/** From this confidence on a detector has found its code. */
export const foundFrom = 0.5;

/** Asserts that a detector finds what it should, with the evidence, and leaves the rest. */
export function checkCase(detector: Detector, { kind, language, client, clinician }: DetectorCase): void {
  const candidate: Candidate | null = detector.detect(contextOf(language, clinician, client ?? null));
  const confidence = candidate?.confidence ?? 0;
  const shown = `${kind} (${language}) "${clinician}": ${confidence} ${candidate?.reason ?? ''}`;
  if (kind === 'hit') {
    expect(confidence, shown).toBeGreaterThanOrEqual(foundFrom);
    expect(candidate?.code, shown).toBe(detector.code);
    expect(candidate?.reason.length, shown).toBeGreaterThan(5);
  } else expect(confidence, shown).toBeLessThan(foundFrom);
}
