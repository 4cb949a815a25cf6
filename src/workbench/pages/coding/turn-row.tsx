import type { CodeDefinition } from '../../../instrument/rubric.ts';
import type { UtteranceWork } from '../../api/documents.ts';
import { notCoded } from '../../coding-log/decisions.ts';
import { messages } from '../settings.ts';
import { sentenceStarts } from '../transcript-text.ts';
import { writeClock } from './clock.ts';
import { codeClass } from './code-names.ts';
import { useCoding } from './coding-context.ts';
import { spotId } from './spot-id.ts';
import type { TurnView } from './turn-views.ts';

/** One turn with its utterances. It reads the signals of its turn alone, so nothing else draws it again. */
export function TurnRow({ turn, at }: { readonly turn: TurnView; readonly at: number }) {
  const work = turn.work.value;
  const volley = turn.volley.value;
  const { role } = work;
  const start = work.startSeconds ?? turn.spoken.startSeconds;
  const classes = ['turn', role, volley && 'in-volley', volley?.opens && 'opens', volley?.closes && 'closes'];
  const m = messages.value;
  const name = `${m.roles[role]}${start === null ? '' : `, ${writeClock(start)}`}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group within a list box, which a fieldset can't be
    <div class={[...classes, turn.heard.value && 'heard'].filter(Boolean).join(' ')} role="group" aria-label={name}>
      <span class="who" aria-hidden="true">
        {role === 'clinician' ? (
          volley?.opens && <span class="volley-number">{volley.number}</span>
        ) : (
          <b>{m.roleLetters[role]}</b>
        )}
      </span>
      <span class={`time${work.startSeconds === null ? '' : ' set'}`} data-turn={at} aria-hidden="true">
        {start === null ? '' : writeClock(start)}
      </span>
      <div class="said">
        {work.role === 'clinician' ? (
          work.utterances.map((utterance, index) => (
            <ClinicianUtterance key={utterance.from} turn={turn} at={at} index={index} utterance={utterance} />
          ))
        ) : (
          <ClientSpeech turn={turn} at={at} />
        )}
      </div>
    </div>
  );
}

function ClinicianUtterance(props: {
  readonly turn: TurnView;
  readonly at: number;
  readonly index: number;
  readonly utterance: UtteranceWork;
}) {
  const { turn, at, index, utterance } = props;
  const { codes } = useCoding();
  const isCurrent = turn.current.value === index;
  const isSelected = isCurrent || turn.selected.value.has(index);
  const isDropped = turn.dropped.value.has(index);
  const m = messages.value;
  return (
    <div
      id={spotId({ turn: at, index })}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      class={`utterance${isCurrent ? ' current' : ''}${isSelected ? ' selected' : ''}`}
      data-turn={at}
      data-index={index}
    >
      <span class="text">
        {isCurrent ? (
          <CurrentText turn={turn} utterance={utterance} />
        ) : (
          <span data-from={utterance.from}>{turn.spoken.text.slice(utterance.from, utterance.to)}</span>
        )}
      </span>
      <span class="given">
        <Marks turn={turn} from={utterance.from} to={utterance.to} />
        {isDropped && <span class="dropped-note">{m.tally.droppedShort}</span>}
        <Decision decision={utterance.decision} codes={codes} isDropped={isDropped} />
      </span>
    </div>
  );
}

/** The letters of a decision, with its name for those who hear it. */
export function Decision(props: {
  readonly decision: string | null;
  readonly codes: ReadonlyMap<string, CodeDefinition>;
  readonly isDropped?: boolean;
}) {
  const { decision, codes, isDropped = false } = props;
  const m = messages.value;
  if (decision === null) return <span class="code undecided" title={m.transcript.undecided} />;
  if (decision === notCoded) {
    return (
      <span class="code none" title={m.transcript.notCoded}>
        {m.transcript.notCodedShort}
      </span>
    );
  }
  const code = codes.get(decision);
  return (
    <span class={`${codeClass(code)}${isDropped ? ' dropped' : ''}`} title={code?.name}>
      <span aria-hidden="true">{code?.abbreviation ?? decision}</span>
      <span class="unseen">{code?.name ?? decision}</span>
    </span>
  );
}

/** What is tied to a stretch of a turn: flags, and the globals that it speaks to. */
function Marks({ turn, from, to }: { readonly turn: TurnView; readonly from: number; readonly to: number }) {
  const { globals } = useCoding();
  const m = messages.value;
  const here = turn.marks.value.filter(({ at }) => from <= at && at < Math.max(to, from + 1));
  const flags = here.filter(({ global }) => global === null);
  const notes = [m.transcript.flagged, ...flags.flatMap(({ note }) => (note === '' ? [] : [note]))].join(': ');
  const evidence = [...new Set(here.flatMap(({ global }) => global ?? []))];
  return (
    <>
      {flags.length > 0 && (
        <span class="mark flag-mark" title={notes}>
          <span aria-hidden="true">⚑</span>
          <span class="unseen">{notes}</span>
        </span>
      )}
      {evidence.map((id) => (
        <span class="mark" key={id} title={m.transcript.evidenceOf(globals.get(id)?.name ?? id)}>
          {globals.get(id)?.abbreviation ?? id}
        </span>
      ))}
    </>
  );
}

/** The current utterance's words: numbers where its sentences end, and the mark where it would be divided. */
function CurrentText({ turn, utterance }: { readonly turn: TurnView; readonly utterance: UtteranceWork }) {
  const { store } = useCoding();
  const { from, to } = utterance;
  const text = turn.spoken.text.slice(from, to);
  const caret = store.caret.value;
  const sentences = sentenceStarts(text).slice(0, 9);
  const cuts = [...new Set([0, ...sentences, ...(caret === null ? [] : [caret - from])])].sort((a, b) => a - b);
  return (
    <>
      {cuts.map((cut, place) => {
        const sentence = sentences.indexOf(cut);
        return (
          <span key={cut}>
            {sentence >= 0 && (
              <span class="sentence-end" aria-hidden="true">
                {sentence + 1}
              </span>
            )}
            {caret === cut + from && <span class="caret" aria-hidden="true" />}
            <span data-from={from + cut}>{text.slice(cut, cuts[place + 1])}</span>
          </span>
        );
      })}
    </>
  );
}

function ClientSpeech({ turn, at }: { readonly turn: TurnView; readonly at: number }) {
  const work = turn.work.value;
  const isCurrent = turn.current.value !== null;
  const isSelected = isCurrent || turn.selected.value.has(0);
  const talk = work.role === 'client' ? work.clientTalk : null;
  const m = messages.value;
  return (
    <div
      id={spotId({ turn: at, index: 0 })}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-disabled={work.role === 'other'}
      class={`utterance${isCurrent ? ' current' : ''}${isSelected ? ' selected' : ''}`}
      data-turn={at}
      data-index={0}
    >
      <span class="text">{turn.spoken.text}</span>
      <span class="given">
        <Marks turn={turn} from={0} to={Number.POSITIVE_INFINITY} />
        {talk && <span class={`code talk talk-${talk}`}>{m.talkLetters[talk]}</span>}
      </span>
    </div>
  );
}
