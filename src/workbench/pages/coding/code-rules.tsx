import type { CodeDefinition, Rubric } from '../../../instrument/rubric.ts';
import { messages } from '../settings.ts';
import { codeClass } from './code-names.ts';
import { rulesOfCode } from './rules-of-code.ts';

/** What the rubric says of a code: definition, examples, and the decision rules that name it. */
export function CodeRules(props: {
  readonly code: CodeDefinition;
  readonly codes: ReadonlyMap<string, CodeDefinition>;
  readonly rubric: Rubric;
}) {
  const { code, codes, rubric } = props;
  const m = messages.value;
  const rules = rulesOfCode(rubric, code.id);
  return (
    <div class="rules" lang="en">
      <h3>
        <span class={codeClass(code)}>{code.abbreviation}</span> {code.name}
        <span class="quiet-text"> {m.codes.section(code.section)}</span>
      </h3>
      <p>{code.definition}</p>
      {code.notFor && (
        <p>
          <b>{m.codes.notFor}:</b> {code.notFor}
        </p>
      )}
      <h3>{m.codes.examples}</h3>
      <ul class="examples">
        {code.examples.map((example) => (
          <li key={example.clinician}>
            <span class={`example-kind ${example.kind}`}>{m.codes[example.kind]}</span>
            <span>
              {example.client && <q class="client-line">{example.client}</q>}
              <q>{example.clinician}</q>
              <span class="quiet-text">
                {example.kind !== 'hit' && (
                  <b>
                    {example.insteadCode
                      ? m.codes.instead(codes.get(example.insteadCode)?.name ?? example.insteadCode)
                      : m.codes.insteadNone}
                    {'. '}
                  </b>
                )}
                {example.reason}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {rules.length > 0 && (
        <>
          <h3>{m.codes.rules}</h3>
          <ul class="rule-list">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
