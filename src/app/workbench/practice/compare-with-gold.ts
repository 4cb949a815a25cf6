import { alignCodings, codesOfUnits, listCodeUnits } from '../../../agreement/align-codings.ts';
import { type CodedTurn, spokenUtterances } from '../../../instrument/coding.ts';
import type { GlobalRatings } from '../../../instrument/globals.ts';
import type { ComparisonAnswer } from '../../../workbench/api/codings.ts';
import type { CodingDocument } from '../../../workbench/api/documents.ts';
import { codedTurns, ratingsOf } from '../../../workbench/coding-log/coded-turns.ts';
import type { SessionBasis } from '../coding/open-coding.ts';

/** What the coder of a sample gave. */
export interface GoldCoding {
  readonly turns: readonly CodedTurn[];
  readonly globals: GlobalRatings;
}

/** Lays a practice coding beside the gold coding: every stretch of speech that either of them divided, with both codes. */
export function compareWithGold(
  document: CodingDocument,
  basis: Pick<SessionBasis, 'turns'>,
  gold: GoldCoding,
  globals: readonly string[],
): ComparisonAnswer {
  const own = codedTurns(document.turns, basis.turns ?? []);
  const practised = new Set(own.map(({ id }) => id));
  const goldTurns = gold.turns.filter(({ id }) => practised.has(id));
  const units = listCodeUnits(alignCodings([{ turns: own }, { turns: goldTurns }]), 'stretch');
  const rows = codesOfUnits(units);
  const ratings = ratingsOf(document);
  return {
    stretches: units.map(({ turnId, text, codes }) => ({
      turnId,
      text,
      own: codes[0] ?? null,
      gold: codes[1] ?? null,
      reason: reasonFor(goldTurns, turnId, text),
    })),
    clientTalk: goldTurns.flatMap((turn) => {
      if (turn.role !== 'client') return [];
      const mine = own.find(({ id }) => id === turn.id);
      const talk = mine?.role === 'client' ? mine.clientTalk : null;
      return [{ turnId: turn.id, text: turn.text, own: talk, gold: turn.clientTalk }];
    }),
    globals: globals.map((id) => ({
      id,
      own: ratings[id]?.value ?? null,
      gold: gold.globals[id]?.value ?? null,
    })),
    compared: rows.length,
    agreed: rows.filter(([mine, theirs]) => mine === theirs).length,
  };
}

/** The gold coder's argument for the utterance that a stretch is of. */
function reasonFor(gold: readonly CodedTurn[], turnId: string, text: string): string | null {
  const turn = gold.find(({ id }) => id === turnId);
  if (turn?.role !== 'clinician') return null;
  return spokenUtterances(turn).find((utterance) => utterance.text.includes(text))?.reason ?? null;
}
