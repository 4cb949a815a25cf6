import { useSignal } from '@preact/signals';
import type { CodeDefinition, Rubric } from '../../../instrument/rubric.ts';
import { words } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';
import { codeClass } from './code-names.ts';
import { CodeRules } from './code-rules.tsx';

/** The rules of a code, and on request of the others; of the first where none was given yet. */
export function RulesDialog(props: {
  readonly code: string | null;
  readonly codes: ReadonlyMap<string, CodeDefinition>;
  readonly rubric: Rubric;
  readonly onClose: () => void;
}) {
  const { codes, rubric } = props;
  const chosen = useSignal(props.code ?? [...codes.keys()][0] ?? null);
  const definition = codes.get(chosen.value ?? '');
  return (
    <Dialog title={words.value.codes.rules} onClose={props.onClose} wide>
      <div class="rules-tabs">
        {[...codes.values()].map((each) => (
          <button
            type="button"
            key={each.id}
            title={each.name}
            aria-pressed={each.id === chosen.value}
            onClick={() => (chosen.value = each.id)}
          >
            <span class={codeClass(each)} aria-hidden="true">
              {each.abbreviation}
            </span>
            <span class="unseen">{each.name}</span>
          </button>
        ))}
      </div>
      {definition && <CodeRules code={definition} codes={codes} rubric={rubric} />}
    </Dialog>
  );
}
