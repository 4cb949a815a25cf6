import { useSignal } from '@preact/signals';
import type { ComparisonAnswer } from '../../api/codings.ts';
import { codeClass } from '../coding/code-names.ts';
import { useCoding } from '../coding/coding-context.ts';
import { messages } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';

type Stretch = ComparisonAnswer['stretches'][number];

/** The coder's codes beside the gold ones, stretch by stretch and code by code. */
export function Comparison({ answer, onClose }: { readonly answer: ComparisonAnswer; readonly onClose: () => void }) {
  const onlyDifferences = useSignal(false);
  const m = messages.value;
  const shown = answer.stretches.filter(({ own, gold }) => !onlyDifferences.value || own !== gold);
  return (
    <Dialog title={m.practice.result} onClose={onClose} wide>
      <p>{m.practice.agreed(answer.agreed, answer.compared)}</p>
      <h3>{m.practice.perCode}</h3>
      <PerCode stretches={answer.stretches} />
      <label class="check">
        <input
          type="checkbox"
          checked={onlyDifferences.value}
          onChange={(event) => (onlyDifferences.value = event.currentTarget.checked)}
        />{' '}
        {m.practice.differencesOnly}
      </label>
      <table class="comparison">
        <thead>
          <tr>
            <th scope="col">{m.practice.utterance}</th>
            <th scope="col">{m.practice.yours}</th>
            <th scope="col">{m.practice.gold}</th>
            <th scope="col">{m.practice.why}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((stretch, at) => (
            <tr key={at} class={stretch.own === stretch.gold ? 'same' : 'differs'}>
              <td>{stretch.text}</td>
              <td>
                <CodeSign id={stretch.own} />
              </td>
              <td>
                <CodeSign id={stretch.gold} /> {stretch.own === stretch.gold ? m.practice.same : m.practice.differs}
              </td>
              <td class="quiet-text">{stretch.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{m.practice.question}</p>
    </Dialog>
  );
}

function CodeSign({ id }: { readonly id: string | null }) {
  const { codes } = useCoding();
  const code = id === null ? undefined : codes.get(id);
  return (
    <span class={codeClass(code)} title={code?.name}>
      {code?.abbreviation ?? messages.value.transcript.notCodedShort}
    </span>
  );
}

/** How often each code was given by both, and by one alone. */
function PerCode({ stretches }: { readonly stretches: readonly Stretch[] }) {
  const { codes } = useCoding();
  const m = messages.value;
  const rows = [...codes.keys()].flatMap((id) => {
    const own = stretches.filter((each) => each.own === id).length;
    const gold = stretches.filter((each) => each.gold === id).length;
    const both = stretches.filter((each) => each.own === id && each.gold === id).length;
    return own + gold === 0 ? [] : [{ id, own, gold, both }];
  });
  return (
    <table class="per-code">
      <thead>
        <tr>
          <th scope="col">{m.live.code}</th>
          <th scope="col">{m.practice.yours}</th>
          <th scope="col">{m.practice.gold}</th>
          <th scope="col">{m.practice.same}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, own, gold, both }) => (
          <tr key={id}>
            <th scope="row">
              <CodeSign id={id} /> {codes.get(id)?.name}
            </th>
            <td>{own}</td>
            <td>{gold}</td>
            <td>{both}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
