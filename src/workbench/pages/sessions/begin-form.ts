import { type Signal, useSignal } from '@preact/signals';
import type { StartAnswer } from '../../api/entrance.ts';
import type { BeginBody, SessionEntry, WantedSegment } from '../../api/sessions.ts';
import { readClock } from '../coding/clock.ts';

/** What the dialogue has to know of the session. */
export type BegunSession = Pick<
  SessionEntry,
  'id' | 'label' | 'changeGoal' | 'hasTranscript' | 'hasRecording' | 'durationSeconds'
>;

export type SegmentMethod = WantedSegment['method'];

/** The choices before a coding begins, as they stand in the fields: times and numbers as they were written. */
export interface BeginForm {
  readonly rubric: Signal<string>;
  readonly goal: Signal<string>;
  readonly method: Signal<SegmentMethod>;
  readonly minutes: Signal<string>;
  readonly seed: Signal<string>;
  readonly from: Signal<string>;
  readonly to: Signal<string>;
  /** Coded from the recording, without the transcript. */
  readonly isLive: Signal<boolean>;
  /** Whether turns are divided into thoughts at first. */
  readonly thoughts: Signal<boolean>;
}

export function useBeginForm(session: BegunSession, start: StartAnswer): BeginForm {
  return {
    rubric: useSignal(start.rubrics[0]?.id ?? ''),
    goal: useSignal(session.changeGoal ?? ''),
    method: useSignal<SegmentMethod>('whole'),
    minutes: useSignal(String(start.recommendedSeconds / 60)),
    seed: useSignal(''),
    from: useSignal('00:00'),
    to: useSignal('20:00'),
    isLive: useSignal(!session.hasTranscript),
    thoughts: useSignal(false),
  };
}

/** The segment that the fields name; null where they name none. */
export function readSegment(form: BeginForm): WantedSegment | null {
  const method = form.method.value;
  if (method === 'whole') return { method };
  if (method === 'range') {
    const [startSeconds, endSeconds] = [readClock(form.from.value), readClock(form.to.value)];
    return startSeconds === undefined || endSeconds === undefined ? null : { method, startSeconds, endSeconds };
  }
  const seconds = Number(form.minutes.value) * 60;
  if (!(seconds > 0)) return null;
  if (method === 'first') return { method, seconds };
  return { method, seconds, ...(/^\d+$/.test(form.seed.value) && { seed: Number(form.seed.value) }) };
}

/** What is asked of the server: the coding of a segment. */
export function readBeginBody(form: BeginForm, segment: WantedSegment): BeginBody {
  const goal = form.goal.value.trim();
  return {
    rubric: form.rubric.value,
    segment,
    changeGoal: goal === '' ? null : goal,
    material: form.isLive.value ? 'recording' : 'transcript',
    division: form.thoughts.value ? 'thoughts' : 'turns',
  };
}
