import { placeUtterances } from '../../instrument/coded-turns.ts';
import { type CodedTurn, spokenUtterances } from '../../instrument/coding.ts';
import type { CodedGold, GoldSession } from './gold-session.ts';

/**
 * Text as a speech recogniser without punctuation writes it: small letters, no marks. Apostrophes and hyphens inside a
 * word stay.
 *
 * @example
 * stripPunctuation("Mm-hm. What's that - really?") // → "mm-hm what's that really"
 */
export function stripPunctuation(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s'’-]/gu, ' ')
    .replaceAll(/(?<![\p{L}\p{M}\p{N}])['’-]+|['’-]+(?![\p{L}\p{M}\p{N}])/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** A copy of a gold session without punctuation and capitals; turns of which nothing is left are not heard. */
export function stripSession<Gold extends GoldSession>(gold: Gold): Gold {
  const turns = gold.session.turns.map((turn) => ({ ...turn, text: stripPunctuation(turn.text) }));
  const session = { ...gold.session, turns: turns.filter(({ text }) => text !== '') };
  return gold.scheme === 'miti' ? { ...gold, session, coding: stripCoding(gold.coding) } : { ...gold, session };
}

function stripCoding(coding: CodedGold['coding']): CodedGold['coding'] {
  return { ...coding, turns: coding.turns.map(stripTurn) };
}

function stripTurn(turn: CodedTurn): CodedTurn {
  const text = stripPunctuation(turn.text);
  if (turn.role !== 'clinician') return { ...turn, text };
  const stripped = spokenUtterances(turn).map((each) => ({ ...each, text: stripPunctuation(each.text) }));
  const utterances = placeUtterances(text, stripped);
  return { ...turn, text, utterances };
}
