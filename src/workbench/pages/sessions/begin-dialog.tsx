import { useSignal } from '@preact/signals';
import type { StartAnswer } from '../../api/entrance.ts';
import { fillPath, paths } from '../../api/paths.ts';
import type { BeginAnswer, BeginBody, DrawAnswer, DrawBody } from '../../api/sessions.ts';
import { ask } from '../request.ts';
import { goTo } from '../route.ts';
import { messages } from '../settings.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { type BeginForm, type BegunSession, readBeginBody, readSegment, useBeginForm } from './begin-form.ts';
import { measureRecording } from './measure-recording.ts';
import { SegmentFields } from './segment-fields.tsx';

/** Asks what is coded before a coding begins: which part, towards which change, by which instrument. */
export function BeginDialog(props: {
  readonly session: BegunSession;
  readonly start: StartAnswer;
  readonly onClose: () => void;
}) {
  const { session, start } = props;
  const form = useBeginForm(session, start);
  const drawn = useSignal<DrawAnswer | null>(null);
  const problem = useSignal('');
  const segment = readSegment(form);
  const m = messages.value;

  const attempt = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => {
      problem.value = error instanceof Error ? error.message : String(error);
    });

  const draw = async () => {
    if (!segment) return;
    problem.value = '';
    const path = fillPath(paths.drawSegment, { session: session.id });
    const body: DrawBody = { segment, ...(await measureLength(session)) };
    drawn.value = await ask<DrawAnswer>(path, { method: 'POST', body });
    if (drawn.value.choice.method === 'random') form.seed.value = String(drawn.value.choice.seed ?? '');
  };

  const begin = async () => {
    if (!segment) return;
    const path = fillPath(paths.beginCoding, { session: session.id });
    const body: BeginBody = { ...readBeginBody(form, segment), ...(await measureLength(session)) };
    const { coding } = await ask<BeginAnswer>(path, { method: 'POST', body });
    goTo({ page: 'coding', id: coding });
  };

  return (
    <FormDialog
      title={`${m.sessions.start}: ${session.label}`}
      action={m.sessions.start}
      disabled={segment === null}
      onClose={props.onClose}
      onSubmit={() => attempt(begin())}
    >
      <label>
        {m.segment.changeGoal}
        <input value={form.goal.value} onInput={(event) => (form.goal.value = event.currentTarget.value)} />
      </label>
      <p class="quiet-text">{m.segment.changeGoalHint}</p>
      <SegmentFields form={form} drawn={drawn} onDraw={() => attempt(draw())} />
      <MaterialFields form={form} session={session} start={start} />
      {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
    </FormDialog>
  );
}

/** The length of the recording, where nobody but this page can know it. */
async function measureLength({ id, durationSeconds, hasRecording }: BegunSession) {
  if (durationSeconds !== null || !hasRecording) return {};
  const measured = await measureRecording(fillPath(paths.recording, { session: id }));
  return measured === null ? {} : { durationSeconds: measured };
}

/** By which instrument, from the transcript or by ear, and how its turns are divided at first. */
function MaterialFields(props: {
  readonly form: BeginForm;
  readonly session: BegunSession;
  readonly start: StartAnswer;
}) {
  const { rubric, thoughts, isLive } = props.form;
  const { hasTranscript } = props.session;
  const m = messages.value;
  return (
    <>
      <label>
        {m.segment.rubric}
        <select value={rubric.value} onChange={(event) => (rubric.value = event.currentTarget.value)}>
          {props.start.rubrics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {hasTranscript && (
        <label class="check">
          <input
            type="checkbox"
            checked={thoughts.value}
            disabled={isLive.value}
            onChange={(event) => (thoughts.value = event.currentTarget.checked)}
          />{' '}
          {m.segment.thoughts}
        </label>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={isLive.value}
          disabled={!hasTranscript}
          onChange={(event) => (isLive.value = event.currentTarget.checked)}
        />{' '}
        {m.live.title} <span class="quiet-text">{m.segment.liveNote}</span>
      </label>
    </>
  );
}
