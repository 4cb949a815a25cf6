import { useSignal } from '@preact/signals';
import type { StartAnswer } from '../../api/entrance.ts';
import { fillPath, paths } from '../../api/paths.ts';
import type { BeginAnswer, BeginBody, DrawAnswer, DrawBody, ListedSession, SegmentChoice } from '../../api/sessions.ts';
import { readClock, writeClock } from '../coding/clock.ts';
import { ask } from '../request.ts';
import { goTo } from '../route.ts';
import { words } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';

type Listed = Pick<ListedSession, 'id' | 'label' | 'changeGoal' | 'hasTranscript' | 'hasRecording' | 'durationSeconds'>;
type Method = SegmentChoice['method'];
const methods: readonly Method[] = ['whole', 'random', 'first', 'range'];

/** Asks what is coded before a coding begins: which part, towards which change, by which instrument. */
export function BeginDialog(props: {
  readonly session: Listed;
  readonly start: StartAnswer;
  readonly onClose: () => void;
}) {
  const { session, start } = props;
  const rubric = useSignal(start.rubrics[0]?.id ?? '');
  const goal = useSignal(session.changeGoal ?? '');
  const method = useSignal<Method>('whole');
  const minutes = useSignal(String(start.recommendedSeconds / 60));
  const seed = useSignal('');
  const from = useSignal('00:00');
  const to = useSignal('20:00');
  const isLive = useSignal(!session.hasTranscript);
  const thoughts = useSignal(false);
  const drawn = useSignal<DrawAnswer | null>(null);
  const problem = useSignal('');
  const w = words.value;

  const choice = (): SegmentChoice | null => {
    const seconds = Number(minutes.value) * 60;
    if (method.value === 'whole') return { method: 'whole' };
    if (method.value === 'range') {
      const [startSeconds, endSeconds] = [readClock(from.value), readClock(to.value)];
      return startSeconds === undefined || endSeconds === undefined
        ? null
        : { method: 'range', startSeconds, endSeconds };
    }
    if (!(seconds > 0)) return null;
    if (method.value === 'first') return { method: 'first', seconds };
    return { method: 'random', seconds, ...(/^\d+$/.test(seed.value) && { seed: Number(seed.value) }) };
  };

  const attempt = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => {
      problem.value = error instanceof Error ? error.message : String(error);
    });

  /** The length of the recording, where nobody but this page can know it. */
  const measured = async () => {
    if (session.durationSeconds !== null || !session.hasRecording) return {};
    const durationSeconds = await measureRecording(fillPath(paths.recording, { session: session.id }));
    return durationSeconds === null ? {} : { durationSeconds };
  };

  const draw = async () => {
    const segment = choice();
    if (!segment) return;
    problem.value = '';
    const path = fillPath(paths.drawSegment, { session: session.id });
    const body: DrawBody = { segment, ...(await measured()) };
    drawn.value = await ask<DrawAnswer>(path, { method: 'POST', body });
    if (drawn.value.choice.method === 'random') seed.value = String(drawn.value.choice.seed ?? '');
  };

  const begin = async () => {
    const segment = choice();
    if (!segment) return;
    const written = goal.value.trim();
    const body: BeginBody = {
      rubric: rubric.value,
      segment,
      changeGoal: written === '' ? null : written,
      material: isLive.value ? 'recording' : 'transcript',
      division: thoughts.value ? 'thoughts' : 'turns',
      ...(await measured()),
    };
    const path = fillPath(paths.beginCoding, { session: session.id });
    const { coding } = await ask<BeginAnswer>(path, { method: 'POST', body });
    goTo({ page: 'coding', id: coding });
  };

  const setMethod = (next: Method) => {
    method.value = next;
    drawn.value = null;
  };

  return (
    <Dialog title={`${w.sessions.start}: ${session.label}`} onClose={props.onClose}>
      <form
        class="begin"
        onSubmit={(event) => {
          event.preventDefault();
          attempt(begin());
        }}
      >
        <label>
          {w.segment.changeGoal}
          <input value={goal.value} onInput={(event) => (goal.value = event.currentTarget.value)} />
        </label>
        <p class="quiet-text">{w.segment.changeGoalHint}</p>
        <fieldset>
          <legend>{w.segment.part}</legend>
          {methods.map((each) => (
            <label class="check" key={each}>
              <input type="radio" name="method" checked={method.value === each} onChange={() => setMethod(each)} />{' '}
              {w.segment.method[each]}
            </label>
          ))}
        </fieldset>
        {(method.value === 'random' || method.value === 'first') && (
          <label class="inline">
            {w.segment.minutes}
            <input
              size={5}
              inputMode="decimal"
              value={minutes.value}
              onInput={(event) => (minutes.value = event.currentTarget.value)}
            />
          </label>
        )}
        {method.value === 'random' && (
          <p class="inline">
            <label class="inline">
              {w.segment.seed}
              <input
                size={12}
                inputMode="numeric"
                value={seed.value}
                onInput={(event) => (seed.value = event.currentTarget.value)}
              />
            </label>
            <button type="button" onClick={() => attempt(draw())}>
              {w.segment.draw}
            </button>
            <span class="quiet-text">{w.segment.drawNote}</span>
          </p>
        )}
        {method.value === 'range' && (
          <p class="inline">
            <label class="inline">
              {w.segment.from}
              <input size={7} value={from.value} onInput={(event) => (from.value = event.currentTarget.value)} />
            </label>
            <label class="inline">
              {w.segment.to}
              <input size={7} value={to.value} onInput={(event) => (to.value = event.currentTarget.value)} />
            </label>
          </p>
        )}
        {drawn.value && <Drawn answer={drawn.value} />}
        <label>
          {w.segment.rubric}
          <select value={rubric.value} onChange={(event) => (rubric.value = event.currentTarget.value)}>
            {start.rubrics.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {session.hasTranscript && (
          <label class="check">
            <input
              type="checkbox"
              checked={thoughts.value}
              disabled={isLive.value}
              onChange={(event) => (thoughts.value = event.currentTarget.checked)}
            />{' '}
            {w.segment.thoughts}
          </label>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={isLive.value}
            disabled={!session.hasTranscript}
            onChange={(event) => (isLive.value = event.currentTarget.checked)}
          />{' '}
          {w.live.title} <span class="quiet-text">{w.segment.liveNote}</span>
        </label>
        {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
        <footer>
          <button type="button" onClick={props.onClose}>
            {w.dialog.cancel}
          </button>
          <button type="submit" class="primary" disabled={choice() === null}>
            {w.sessions.start}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Seconds that a recording lasts; null where the browser can't tell. */
function measureRecording(url: string): Promise<number | null> {
  return new Promise((resolve) => {
    const sound = new Audio();
    sound.preload = 'metadata';
    sound.onloadedmetadata = () => resolve(Number.isFinite(sound.duration) ? sound.duration : null);
    sound.onerror = () => resolve(null);
    sound.src = url;
  });
}

/** What a random segment would be, before anything is kept. */
function Drawn({ answer }: { readonly answer: DrawAnswer }) {
  const { startSeconds, endSeconds, sentences, timesEstimated } = answer.segment;
  const w = words.value;
  return (
    <div class="drawn" role="status">
      {startSeconds !== null && endSeconds !== null && (
        <p>
          <b>
            {writeClock(startSeconds)}–{writeClock(endSeconds)}
          </b>
          {timesEstimated && ` (${w.segment.estimated})`}
        </p>
      )}
      {sentences && (
        <p class="quiet-text">
          {w.segment.first} “{sentences.first}” {w.segment.last} “{sentences.last}”
        </p>
      )}
      {answer.notes.map((note) => (
        <p key={note} class="quiet-text">
          {note}
        </p>
      ))}
    </div>
  );
}
