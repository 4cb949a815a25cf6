/** Finds the place in a session's words that shows a strength or a next step. */
import type { Quote } from '../../models/moment.ts';
import { reflects, takesUp } from '../client-talk.ts';
import type { SessionWords } from './evidence.ts';
import type { PlacedUtterance, Quoter } from './quotes.ts';

/** The quotes of the best place in one session; empty where it has none that may be quoted. */
export type MomentSource = (words: SessionWords, quoter: Quoter) => readonly Quote[];

/** Where the counts say it all. */
export const nothing: MomentSource = () => [];

/** The first utterance of a code, of a length that reads well, with what the client said before. */
export function coded(code: string): MomentSource {
  return (words, quoter) =>
    quoteBest(
      words,
      quoter,
      words.utterances.filter((each) => each.code === code),
    );
}

/** A complex reflection that the client answered with change talk, or else that answers change talk. */
export const complexReflection: MomentSource = (words, quoter) => {
  const complex = words.utterances.filter(({ code }) => code === 'CR');
  return quoteBest(words, quoter, complex, ({ at }) =>
    talkAfter(words, at) === 'change' ? 2 : talkBefore(words, at) === 'change' ? 1 : 0,
  );
};

export const simpleReflection: MomentSource = (words, quoter) => {
  const simple = words.utterances.filter(({ code }) => code === 'SR');
  return quoteBest(words, quoter, simple, ({ at }) => (talkBefore(words, at) === 'change' ? 1 : 0));
};

export const linkingReflection: MomentSource = (words, quoter) =>
  words.linking
    .filter(({ turn }) => quoter.mayQuote(turn))
    .slice(0, 1)
    .flatMap(quoter.quoteUtterance);

/** The question for permission and the advice after it, or the advice alone. */
export const permission: MomentSource = (words, quoter) => {
  const advice = words.utterances.filter(({ code }) => code === 'PERSUADE_WITH');
  for (const each of advice) {
    const asked = words.utterances.find(({ code, at }) => code === 'SEEK' && at <= each.at && at >= each.at - 2);
    const quotes = [...(asked ? quoter.quoteUtterance(asked) : []), ...quoter.quoteUtterance(each)];
    if (asked && quotes.length === 2) return quotes;
  }
  return quoteBest(words, quoter, advice);
};

/** A reflection and what the client made of it. */
export const reflectionBeforeQuestion: MomentSource = (words, quoter) =>
  quoteBest(
    words,
    quoter,
    words.utterances.filter(({ code }) => code === 'CR' || code === 'SR'),
    ({ at }) => (talkAfter(words, at) === 'change' ? 1 : 0),
  );

/** A question, the answer, and the next question, with no reflection between them. */
export const questionAfterQuestion: MomentSource = (words, quoter) => {
  const questions = words.utterances.filter(({ code, at }) => code === 'Q' && !reflectsAt(words, at));
  for (const first of questions) {
    const second = questions.find(({ at }) => at > first.at && at <= first.at + 2);
    const between = second ? words.turns[second.at - 1] : undefined;
    if (!second || between?.role !== 'client') continue;
    const quotes = [
      ...quoter.quoteUtterance(first),
      ...quoter.quoteClient(second.at - 1),
      ...quoter.quoteUtterance(second),
    ];
    if (quotes.length === 3) return quotes;
  }
  return quoteBest(words, quoter, questions);
};

export const changeTalkTakenUp: MomentSource = (words, quoter) => exchange(words, quoter, 'change', takesUp);
export const changeTalkPassedBy: MomentSource = (words, quoter) =>
  exchange(words, quoter, 'change', (codes) => !takesUp(codes));
export const sustainTalkExplored: MomentSource = (words, quoter) =>
  exchange(words, quoter, 'sustain', (codes) => !reflects(codes));
/** Change talk that holds something to affirm. */
export const changeTalkToAffirm: MomentSource = (words, quoter) => exchange(words, quoter, 'change', () => true, false);

/** The last turn with change talk in the middle third: a place where a summary could have stood. */
export const placeToGather: MomentSource = (words, quoter) => {
  const { length } = words.turns;
  const middle = words.exchanges.filter(({ at }) => at >= length / 3 && at <= (2 * length) / 3);
  const client = middle.findLast(({ talk }) => talk === 'change')?.at ?? middle.at(-1)?.at;
  return client === undefined ? [] : quoter.quoteClient(client);
};

/** Advice, with permission or without. */
export const adviceGiven: MomentSource = (words, quoter) =>
  quoteBest(
    words,
    quoter,
    words.utterances.filter(({ code }) => code === 'PERSUADE' || code === 'PERSUADE_WITH'),
  );

/** A client turn with talk about change and the clinician's answer to it. */
function exchange(
  { exchanges, utterances }: SessionWords,
  quoter: Quoter,
  talk: 'change' | 'sustain',
  fits: (codes: readonly string[]) => boolean,
  withAnswer = true,
): readonly Quote[] {
  for (const each of exchanges) {
    if (each.talk !== talk || !fits(each.answerCodes)) continue;
    const client = quoter.quoteClient(each.at);
    if (client.length === 0) continue;
    if (!withAnswer) return client;
    const answer = utterances.find(({ at }) => at === each.answerAt);
    const quoted = answer ? quoter.quoteUtterance(answer) : [];
    if (quoted.length > 0) return [...client, ...quoted];
  }
  return [];
}

/** The utterance with the highest rank, then the one that reads best, then the first; after what the client said. */
function quoteBest(
  words: SessionWords,
  quoter: Quoter,
  candidates: readonly PlacedUtterance[],
  rank: (utterance: PlacedUtterance) => number = () => 0,
): readonly Quote[] {
  const allowed = candidates.filter(({ turn }) => quoter.mayQuote(turn));
  const best = allowed
    .map((each, order) => ({ each, order, rank: rank(each), reads: readsWell(each.text) ? 1 : 0 }))
    .sort((a, b) => b.rank - a.rank || b.reads - a.reads || a.order - b.order)[0]?.each;
  if (!best) return [];
  const before = words.turns[best.at - 1]?.role === 'client' ? quoter.quoteClient(best.at - 1) : [];
  return [...before, ...quoter.quoteUtterance(best)];
}

/** Long enough to mean something by itself, short enough to take in at a glance. */
function readsWell(text: string): boolean {
  return text.length >= 30 && text.length <= 200;
}

function talkAfter({ turns }: SessionWords, at: number) {
  return clientTalkOf(turns.slice(at + 1).find(({ role }) => role === 'client'));
}

function talkBefore({ turns }: SessionWords, at: number) {
  return clientTalkOf(turns.slice(0, at).findLast(({ role }) => role === 'client'));
}

function clientTalkOf(turn: SessionWords['turns'][number] | undefined) {
  return turn?.role === 'client' ? turn.clientTalk : null;
}

function reflectsAt({ utterances }: SessionWords, at: number): boolean {
  return utterances.some((each) => each.at === at && (each.code === 'SR' || each.code === 'CR'));
}
