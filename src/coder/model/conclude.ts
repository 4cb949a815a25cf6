import type { ClientTalk, CodedUtterance } from '../../instrument/coding.ts';
import type { CodeId } from '../../instrument/rubric.ts';
import type { WeighedSession } from '../rules/weigh-session.ts';
import { classes, type ModelClass } from './classes.ts';
import { clientContext } from './client-context.ts';
import { clientFeatures } from './client-features.ts';
import { clinicianContext } from './clinician-context.ts';
import { clinicianFeatures } from './clinician-features.ts';
import type { CoderModel } from './coder-model.ts';
import { type ClassDecision, chooseComplex, decideTalk, decideUtterance } from './decode.ts';
import { explainRows } from './explain.ts';
import type { FeatureRow } from './features.ts';
import { type ModelTurn, type ModelUtterance, modelTurns } from './model-turns.ts';
import { predictRows } from './softmax.ts';

/** What is concluded of an utterance; it is uncertain where its probability is below what the model takes for certain. */
export type Conclusion = Omit<CodedUtterance, 'from' | 'to'>;

/** What the model concludes of a session: the utterances of each turn, and the talk of each client turn. */
export interface SessionConclusion {
  readonly utterances: readonly (readonly Conclusion[])[];
  readonly talk: readonly (ClientTalk | null)[];
}

/** Codes a session by a trained model, which sees what the rules found. */
export function concludeByModel(
  session: WeighedSession,
  model: CoderModel,
  known: ReadonlySet<CodeId>,
): SessionConclusion {
  const turns = modelTurns(session);
  const talk = concludeTalk(turns, session, model);
  const coded = concludeUtterances(turns, session, model, known);
  return {
    utterances: shareOut(turns, ({ utterances }) => utterances.length, coded),
    talk: shareOut(turns, ({ read }) => (read.role === 'client' ? 1 : 0), talk).map(([first]) => first ?? null),
  };
}

/** Shares a list out to turns, to each as many as it has. */
function shareOut<Item>(
  turns: readonly ModelTurn[],
  count: (turn: ModelTurn) => number,
  items: readonly Item[],
): Item[][] {
  let from = 0;
  return turns.map((turn) => {
    const to = from + count(turn);
    const own = items.slice(from, to);
    from = to;
    return own;
  });
}

function concludeTalk(turns: readonly ModelTurn[], session: WeighedSession, model: CoderModel): ClientTalk[] {
  const rows = clientFeatures(turns, session);
  const { shares } = predictRows(model.client, rows, (first) => clientContext(first, turns));
  return shares.map((each) => decideTalk(each, model.talkOffsets));
}

function concludeUtterances(
  turns: readonly ModelTurn[],
  session: WeighedSession,
  model: CoderModel,
  known: ReadonlySet<CodeId>,
): Conclusion[] {
  const rows = clinicianFeatures(turns, session);
  const { shares, context } = predictRows(model.clinician, rows, (first) => clinicianContext(first, turns));
  const allowed = new Set(classes.filter((name) => name === 'none' || known.has(name)));
  const decided = shares.map((each) => decideUtterance(each, allowed, model));
  const settled = settleComplex(turns, decided, allowed, model.complexShare);
  const utterances = turns.flatMap((turn) => turn.utterances);
  return settled.map((decision, i) => {
    const seen = [rows[i] as FeatureRow, context[i] as FeatureRow];
    const spoke = explainRows(model.clinician.second, seen, decision.class);
    const reason = reasonOf(utterances[i] as ModelUtterance, decision, spoke);
    const conclusion = { code: codeOf(decision.class), confidence: decision.confidence, reason };
    if (decision.confidence >= model.uncertainBelow) return conclusion;
    return { ...conclusion, uncertain: { secondBest: codeOf(decision.next) } };
  });
}

function codeOf(name: ModelClass): CodeId | null {
  return name === 'none' ? null : name;
}

/** Tells simple from complex reflections by the quota of the session: in a turn all reflections are of one kind. */
function settleComplex(
  turns: readonly ModelTurn[],
  decisions: readonly ClassDecision[],
  allowed: ReadonlySet<ModelClass>,
  usualShare: number,
): ClassDecision[] {
  if (!allowed.has('SR') || !allowed.has('CR')) return [...decisions];
  const byTurn = shareOut(turns, ({ utterances }) => utterances.length, decisions);
  const reflecting = byTurn.filter((own) => own.some(isReflection));
  const complexity = (own: readonly ClassDecision[]) =>
    Math.max(...own.filter(isReflection).map((each) => each.complexity));
  const complex = chooseComplex(reflecting.map(complexity), usualShare);
  const kinds = new Map(reflecting.map((own, i) => [own, complex[i] ? 'CR' : 'SR'] as const));
  return byTurn.flatMap((own) =>
    own.map((decision) =>
      isReflection(decision) ? { ...decision, class: kinds.get(own) ?? decision.class } : decision,
    ),
  );
}

function isReflection(decision: ClassDecision): boolean {
  return decision.class === 'SR' || decision.class === 'CR';
}

/** The rules' evidence for the code, the features that spoke most for it, and what decision rules removed. */
function reasonOf({ weighed }: ModelUtterance, decision: ClassDecision, spoke: readonly string[]): string {
  const code = codeOf(decision.class);
  const evidence = weighed.found.find((candidate) => candidate.code === code)?.reason;
  const parts = evidence === undefined ? [] : [evidence];
  if (evidence === undefined && code === 'PERSUADE_WITH' && weighed.licence !== null) parts.push(weighed.licence);
  if (spoke.length > 0) parts.push(`spoke for it: ${spoke.join(', ')}`);
  if (parts.length === 0) parts.push('nothing speaks for a code');
  return [...parts, ...weighed.notes].join('; ');
}
