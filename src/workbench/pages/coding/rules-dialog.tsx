import { type Signal, useSignal } from '@preact/signals';
import type { CodeDefinition, GlobalDefinition, Rubric } from '../../../instrument/rubric.ts';
import { messages } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';
import { codeClass } from './code-names.ts';
import { CodeRules } from './code-rules.tsx';
import { GlobalRules } from './global-rules.tsx';

/** The rules of a code or a global, and on request of the others; where none is at hand, those that decide between all. */
export function RulesDialog(props: {
  /** Id of a code or of a global. */
  readonly of: string | null;
  readonly codes: ReadonlyMap<string, CodeDefinition>;
  readonly globals: ReadonlyMap<string, GlobalDefinition>;
  readonly rubric: Rubric;
  readonly onClose: () => void;
}) {
  const { codes, globals, rubric } = props;
  const chosen = useSignal(props.of);
  const code = codes.get(chosen.value ?? '');
  const global = globals.get(chosen.value ?? '');
  return (
    <Dialog title={messages.value.codes.rules} onClose={props.onClose} wide>
      <div class="rules-tabs">
        {[...codes.values()].map((each) => (
          <Tab key={each.id} term={each} chosen={chosen} style={codeClass(each)} />
        ))}
        {[...globals.values()].map((each) => (
          <Tab key={each.id} term={each} chosen={chosen} style="code none" />
        ))}
      </div>
      {code && <CodeRules code={code} codes={codes} rubric={rubric} />}
      {global && <GlobalRules global={global} />}
      {!code && !global && (
        <>
          <p class="quiet-text">{messages.value.codes.rulesOfAll}</p>
          <ul class="rule-list rules" lang="en">
            {rubric.decisionRules.map(({ rule }) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function Tab(props: {
  readonly term: { readonly id: string; readonly name: string; readonly abbreviation: string };
  readonly chosen: Signal<string | null>;
  readonly style: string;
}) {
  const { term, chosen, style } = props;
  return (
    <button
      type="button"
      title={term.name}
      aria-pressed={term.id === chosen.value}
      onClick={() => (chosen.value = term.id)}
    >
      <span class={style} aria-hidden="true">
        {term.abbreviation}
      </span>
      <span class="unseen">{term.name}</span>
    </button>
  );
}
