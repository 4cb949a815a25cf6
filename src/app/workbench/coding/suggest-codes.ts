import { liftCodes } from '../../../instrument/coded-turns.ts';
import { turnsOfSegment } from '../../../library/coding-faults.ts';
import type { SuggestionsAnswer } from '../../../workbench/api/codings.ts';
import { Refusal } from '../../refusal.ts';
import type { Workbench } from '../workbench.ts';
import { codeByHeuristics } from './code-by-heuristics.ts';
import { requireAsked, useOwn } from './own-coding.ts';

/**
 * What the heuristic coder suggests for a coding's segment.
 *
 * @throws Refusal where the coder did not ask for suggestions, or there is no text to code
 */
export function suggestCodes(workbench: Workbench, id: string): Promise<SuggestionsAnswer> {
  return useOwn(workbench, id, async (coding): Promise<SuggestionsAnswer> => {
    requireAsked(coding, 'suggestions');
    const { session, segment, rubric, spoken } = coding.basis;
    if (!session.transcript) {
      throw new Refusal('refused', { problem: 'the session has no transcript to code', remedy: 'code it by ear' });
    }
    const turns = turnsOfSegment(session.transcript, segment);
    const { changeGoal } = coding.state.document;
    const suggested = codeByHeuristics(session, turns, rubric, spoken, changeGoal, workbench.setup.model);
    const codes = liftCodes(suggested.turns);
    return {
      coder: { id: suggested.coder.id, version: suggested.coder.version },
      utterances: codes.flatMap((each) =>
        'utterances' in each ? each.utterances.map((utterance) => ({ turnId: each.turnId, ...utterance })) : [],
      ),
      clientTalk: codes.flatMap((each) =>
        'clientTalk' in each ? [{ turnId: each.turnId, talk: each.clientTalk }] : [],
      ),
    };
  });
}
