import type { ClientTalk, CodedTurn, CodedUtterance } from '../../instrument/coding.ts';
import type { CodeId } from '../../instrument/rubric.ts';
import { markUncertain } from '../../instrument/uncertain-code.ts';
import type { WeighedTurn } from '../heuristic-coder.ts';
import type { CompiledCues } from '../reading/compiled-cues.ts';
import { classes, type ModelClass } from './classes.ts';
import { clientFeatures, talkContext, talkCount, talkNames } from './client-features.ts';
import { clinicianFeatures } from './clinician-features.ts';
import type { CoderModel } from './coder-model.ts';
import { clinicianContext } from './context-features.ts';
import { chooseComplex, codeOf, type Decision, decideUtterance, nextLikely } from './decode.ts';
import { explainRow, type ScoredFeatures } from './explain.ts';
import { FeatureRows } from './feature-rows.ts';
import { type ReadTurn, type ReadUtterance, readTurns } from './session-reading.ts';
import { firstShares, type PackedStages, scoreRows, secondShares } from './softmax.ts';

/** Kept from session to session for its memory: nothing that it holds outlives a call. */
const memory = {
  rows: new FeatureRows(),
  context: new FeatureRows(),
  scores: new Float64Array() as Float64Array,
  first: new Float64Array() as Float64Array,
  second: new Float64Array() as Float64Array,
};

/** What both stages say of rows: the probabilities of the second, and the context that it saw. */
function predict(stages: PackedStages, rows: FeatureRows, contextOf: (first: Float64Array) => FeatureRows) {
  memory.scores = scoreRows(stages, rows, memory.scores);
  memory.first = firstShares(stages, memory.scores, rows.rows, memory.first);
  const context = contextOf(memory.first);
  memory.second = secondShares(stages, memory.scores, context, memory.second);
  return { context, shares: memory.second };
}

/** Codes a session by rules and model together. */
export function concludeWithModel(
  weighed: readonly WeighedTurn[],
  model: CoderModel,
  known: ReadonlySet<CodeId>,
  changeGoal: string | null,
  cues: CompiledCues,
): CodedTurn[] {
  const turns = readTurns(weighed, cues);
  const talk = talkOf(turns, model, changeGoal);
  const coded = codeUtterances(turns, model, known);
  let utterance = 0;
  let client = 0;
  return weighed.map(({ role, turn }, i): CodedTurn => {
    if (role === 'other') return { ...turn, role };
    if (role === 'client') return { ...turn, role, clientTalk: talk[client++] ?? 'neutral' };
    const from = utterance;
    utterance += turns[i]?.utterances.length ?? 0;
    return { ...turn, role, utterances: coded.slice(from, utterance) };
  });
}

/** Client talk of every client turn, in order. */
function talkOf(
  turns: readonly ReadTurn[],
  { client, talkOffsets }: CoderModel,
  changeGoal: string | null,
): ClientTalk[] {
  const rows = clientFeatures(turns, changeGoal, memory.rows.clear());
  const { shares } = predict(client, rows, (first) => talkContext(first, turns, memory.context.clear()));
  const factors = [Math.exp(talkOffsets.change), 1, Math.exp(talkOffsets.sustain)];
  return Array.from({ length: rows.rows }, (_, row) => {
    let most = 0;
    const score = (k: number) => (shares[row * talkCount + k] as number) * (factors[k] as number);
    for (let k = 1; k < talkCount; k += 1) if (score(k) > score(most)) most = k;
    return talkNames[most] ?? 'neutral';
  });
}

/** Every clinician utterance of the session with its code, in order. */
function codeUtterances(turns: readonly ReadTurn[], model: CoderModel, known: ReadonlySet<CodeId>): CodedUtterance[] {
  const stages = model.clinician;
  const rows = clinicianFeatures(turns, memory.rows.clear());
  const { context, shares } = predict(stages, rows, (first) => clinicianContext(first, turns, memory.context.clear()));
  const allowed = new Set(classes.filter((name) => name === 'none' || known.has(name)));
  const utterances = turns.flatMap((turn) => turn.utterances);
  const decisions = utterances.map(({ weighed }, row) =>
    decideUtterance(shares, row, weighed, allowed, model.calibrations),
  );
  settleComplex(turns, decisions, allowed, model.complexShare);
  const features = { stages, rows, context };
  return utterances.map((utterance, row) => {
    const decision = decisions[row] as Decision;
    const coded = describeDecision(utterance, decision, row, features, known);
    if (decision.confidence >= model.uncertainBelow) return coded;
    const second = codeOf(nextLikely(shares, row, decision.class, allowed), utterance.weighed, known);
    return { ...coded, reason: markUncertain(coded.reason, second) };
  });
}

/** Tells simple from complex reflections by the quota of the session: in a turn all reflections are of one kind. */
function settleComplex(
  turns: readonly ReadTurn[],
  decisions: Decision[],
  allowed: ReadonlySet<ModelClass>,
  usualShare: number,
): void {
  if (!allowed.has('SR') || !allowed.has('CR')) return;
  const reflecting: { readonly rows: number[]; complexity: number }[] = [];
  let row = 0;
  for (const { utterances } of turns) {
    const turn = { rows: [] as number[], complexity: 0 };
    for (const end = row + utterances.length; row < end; row += 1) {
      const decision = decisions[row];
      if (!decision || !isReflection(decision)) continue;
      turn.rows.push(row);
      turn.complexity = Math.max(turn.complexity, decision.complexity);
    }
    if (turn.rows.length > 0) reflecting.push(turn);
  }
  const complex = chooseComplex(
    reflecting.map(({ complexity }) => complexity),
    usualShare,
  );
  for (const [i, { rows }] of reflecting.entries())
    for (const each of rows) decisions[each] = { ...(decisions[each] as Decision), class: complex[i] ? 'CR' : 'SR' };
}

function isReflection(decision: Decision): boolean {
  return decision.by === 'model' && (decision.class === 'SR' || decision.class === 'CR');
}

/** The decision with its reason: the rule's evidence, the features that spoke most, what decision rules removed. */
function describeDecision(
  { view, weighed, words }: ReadUtterance,
  decision: Decision,
  row: number,
  features: ScoredFeatures,
  known: ReadonlySet<CodeId>,
): CodedUtterance & { readonly reason: string } {
  const code = codeOf(decision.class, weighed, known);
  const evidence = weighed.found.find((candidate) => candidate.code === code)?.reason;
  const parts = evidence === undefined ? [] : [evidence];
  if (evidence === undefined && code === 'PERSUADE_WITH') parts.push(weighed.findLicence() ?? '');
  if (decision.by === 'model') {
    const spoke = explainRow(features, row, decision.class, words);
    if (spoke.length > 0) parts.push(`spoke for it: ${spoke.join(', ')}`);
  }
  if (parts.length === 0) parts.push('nothing speaks for a code');
  parts.push(...weighed.notes);
  return { text: view.text, code, confidence: decision.confidence, reason: parts.join('; ') };
}
