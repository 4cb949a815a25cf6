import type { ClientTalk } from '../../instrument/coding.ts';
import type { ClientView } from '../reading/client-view.ts';
import type { CompiledCues } from '../reading/compiled-cues.ts';
import type { CueHit } from '../reading/cue-matcher.ts';
import type { Behaviour, CueKind } from '../reading/cues.ts';
import { splitWords } from '../reading/words.ts';

/** From this weight on, talk counts as change or sustain talk. */
const leastWeight = 0.5;
/** How much weight a mention of the target behaviour adds to what is said about it. */
const aboutGoal = 0.15;

/**
 * Whether a client turn argues for the change goal, against it, or neither: desire, ability, reasons, need, commitment,
 * activation and steps taken, by cues and by mention of the target behaviour.
 */
export function findClientTalk(view: ClientView, cues: CompiledCues, changeGoal: string | null): ClientTalk {
  const hitsOf = (kind: CueKind) => view.hits.get(kind) ?? [];
  if (!view.hits.has('change') && !view.hits.has('sustain')) return 'neutral';
  const mention = mentionsBehaviour(view, behavioursOf(cues, changeGoal)) ? aboutGoal : 0;
  const change = weightOf(hitsOf('change'), mention);
  const sustain = weightOf(hitsOf('sustain'), mention);
  if (Math.max(change, sustain) < leastWeight) return 'neutral';
  return change > sustain ? 'change' : 'sustain';
}

/** The behaviours that the change goal names; every one known where no goal is named. */
export function behavioursOf(cues: CompiledCues, changeGoal: string | null): readonly Behaviour[] {
  if (changeGoal === null) return cues.behaviours;
  const words = splitWords(changeGoal).map((each) => each.normal);
  const named = cues.behaviours.filter(({ goal }) =>
    goal.some((start) => words.some((word) => word.startsWith(start))),
  );
  return named.length > 0 ? named : cues.behaviours;
}

function mentionsBehaviour({ tokens }: ClientView, behaviours: readonly Behaviour[]): boolean {
  const starts = startsOf(behaviours);
  return tokens.some(({ normal }) => starts.get(normal.charCodeAt(0))?.some((start) => normal.startsWith(start)));
}

const startsByLetter = new WeakMap<readonly Behaviour[], ReadonlyMap<number, readonly string[]>>();

/** The beginnings of words that name the behaviours, by their first letter. */
function startsOf(behaviours: readonly Behaviour[]): ReadonlyMap<number, readonly string[]> {
  const known = startsByLetter.get(behaviours);
  if (known) return known;
  const starts = new Map<number, string[]>();
  for (const start of behaviours.flatMap((each) => each.words)) {
    const letter = start.charCodeAt(0);
    starts.set(letter, [...(starts.get(letter) ?? []), start]);
  }
  startsByLetter.set(behaviours, starts);
  return starts;
}

function weightOf(hits: readonly CueHit[], mention: number): number {
  if (hits.length === 0) return 0;
  return 1 - hits.reduce((rest, { cue }) => rest * (1 - Math.min(0.95, cue.strength + mention)), 1);
}
