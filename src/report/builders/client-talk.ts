/** The client's talk about change along a session, and what the clinician did next. */
import type { CodedClientTurn, CodedTurn } from '../../instrument/coding.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { writeClock } from '../../instrument/write-clock.ts';
import type { Wording } from '../messages/words-of.ts';
import type { ClientTalkChart, ClientTalkEvent } from '../models/chart-models.ts';
import type { TextSection } from '../models/report-head.ts';
import type { CodedSession } from '../sessions/coded-session.ts';
import { isCodedByPeople } from '../sessions/codings-that-count.ts';

/** A client turn with talk about change, and what the clinician answered. */
export interface TalkExchange {
  readonly talk: 'change' | 'sustain';
  readonly turn: CodedClientTurn;
  /** Place of the client's turn among all turns of the segment, from 0. */
  readonly at: number;
  readonly answerCodes: readonly string[];
  /** Place of the answer's turn; null where none came. */
  readonly answerAt: number | null;
}

/** An uncoded turn of fewer words is a listening noise, after which the client is still speaking. */
const fewestAnswerWords = 4;

/** Every client turn with change or sustain talk, in order. */
export function listExchanges(turns: readonly CodedTurn[]): TalkExchange[] {
  return turns.flatMap((turn, at) => {
    if (turn.role !== 'client' || (turn.clientTalk !== 'change' && turn.clientTalk !== 'sustain')) return [];
    const answerAt = turns.findIndex((each, place) => place > at && isAnswer(each));
    return [{ talk: turn.clientTalk, turn, at, ...answerFrom(turns, answerAt) }];
  });
}

function isAnswer(turn: CodedTurn): boolean {
  if (turn.role !== 'clinician') return false;
  return turn.utterances.some(({ code }) => code !== null) || turn.text.split(/\s+/).length >= fewestAnswerWords;
}

/** The codes from the answer on to the client's next turn. */
function answerFrom(turns: readonly CodedTurn[], at: number): Pick<TalkExchange, 'answerAt' | 'answerCodes'> {
  if (at < 0) return { answerAt: null, answerCodes: [] };
  const rest = turns.slice(at);
  const end = rest.findIndex(({ role }) => role === 'client');
  const answer = end < 0 ? rest : rest.slice(0, end);
  const answerCodes = answer.flatMap((turn) =>
    turn.role === 'clinician' ? turn.utterances.flatMap(({ code }) => code ?? []) : [],
  );
  return { answerAt: at, answerCodes };
}

const reflections = ['SR', 'CR'];

/** Whether an answer takes change talk up: a reflection, a question or an affirmation of it. */
export function takesUp(codes: readonly string[]): boolean {
  return codes.some((code) => [...reflections, 'Q', 'AF', 'SEEK'].includes(code));
}

/** Whether an answer reflects. */
export function reflects(codes: readonly string[]): boolean {
  return codes.some((code) => reflections.includes(code));
}

/** The section on the client's talk: text, and a chart where times or turns are known. */
export function clientTalkSection(
  wording: Wording,
  rubric: Rubric,
  coded: CodedSession,
): TextSection & { readonly chart: ClientTalkChart | null } {
  const { session } = wording.words;
  const { turns } = coded;
  const only = (text: string) => ({ heading: session.talkHeading, paragraphs: [text], chart: null });
  if (turns === null) return only(session.talkNoTranscript);
  const wasCoded = turns.some((turn) => turn.role === 'client' && turn.clientTalk !== null);
  if (!wasCoded) return only(session.talkNotCoded);
  const exchanges = listExchanges(turns);
  if (exchanges.length === 0) return only(session.talkNone);
  const change = exchanges.filter(({ talk }) => talk === 'change');
  const sustain = exchanges.filter(({ talk }) => talk === 'sustain');
  const paragraphs = [session.talkCounts(change.length, sustain.length)];
  if (change.length > 0) {
    paragraphs.push(
      session.afterChange(change.filter(({ answerCodes: codes }) => takesUp(codes)).length, change.length),
    );
  }
  if (sustain.length > 0) {
    paragraphs.push(
      session.afterSustain(sustain.filter(({ answerCodes: codes }) => reflects(codes)).length, sustain.length),
    );
  }
  if (!isCodedByPeople(coded)) paragraphs.push(session.talkByProgram);
  return { heading: session.talkHeading, paragraphs, chart: talkChart(wording, rubric, turns, exchanges) };
}

function talkChart(
  wording: Wording,
  rubric: Rubric,
  turns: readonly CodedTurn[],
  exchanges: readonly TalkExchange[],
): ClientTalkChart {
  const { words } = wording;
  const isTimed = exchanges.every(({ turn }) => turn.startSeconds !== null);
  const placeOf = ({ turn, at }: TalkExchange) => (isTimed ? (turn.startSeconds ?? 0) : at + 1);
  const write = (place: number) => (isTimed ? writeClock(place) : words.facts.turn(place));
  const [from, to] = isTimed ? timesOf(turns) : [1, Math.max(2, turns.length)];
  const events = exchanges.map((each): ClientTalkEvent => {
    const talk = each.talk === 'change' ? words.session.changeTalk : words.session.sustainTalk;
    const code = rubric.codes.find(({ id }) => id === each.answerCodes[0]);
    const next = code ? { code: code.id, label: code.abbreviation, family: code.family } : null;
    const place = placeOf(each);
    const label = next ? words.session.thenCode(talk, next.label) : words.session.thenNothing(talk);
    return { seconds: place, timeText: write(place), talk: each.talk, next, label: `${write(place)}: ${label}` };
  });
  let value = 0;
  const balance = events.map(({ seconds, talk }) => {
    value += talk === 'change' ? 1 : -1;
    return { seconds, value };
  });
  const count = (talk: 'change' | 'sustain') => exchanges.filter((each) => each.talk === talk).length;
  return {
    kind: 'clientTalk',
    title: words.session.talkTitle,
    alternative: words.session.talkAlternative(count('change'), count('sustain'), write(from), write(to)),
    xAxis: {
      label: isTimed ? words.session.timeAxis : words.session.turnAxis,
      from,
      to,
      ticks: placeTicks(from, to, isTimed ? [60, 120, 300, 600, 900, 1800] : [5, 10, 20, 50, 100, 200]).map((at) => ({
        at,
        text: isTimed ? writeClock(at) : String(at),
      })),
    },
    changeLabel: words.session.changeTalk,
    sustainLabel: words.session.sustainTalk,
    events,
    balance,
  };
}

function timesOf(turns: readonly CodedTurn[]): [from: number, to: number] {
  const starts = turns.flatMap(({ startSeconds }) => startSeconds ?? []);
  const ends = turns.flatMap(({ startSeconds, endSeconds }) => endSeconds ?? startSeconds ?? []);
  const [from, to] = [Math.min(...starts), Math.max(...ends)];
  return [from, to > from ? to : from + 60];
}

/** Round places, six to eight of them at most. */
function placeTicks(from: number, to: number, steps: readonly number[]): number[] {
  const step = steps.find((each) => (to - from) / each <= 7) ?? Math.ceil((to - from) / 7 / 3600) * 3600;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}
