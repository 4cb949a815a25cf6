import type { CodeDefinition, Rubric } from '../../../instrument/rubric.ts';
import { words } from '../settings.ts';
import { codeClass } from './code-names.ts';
import { useCoding } from './coding-context.ts';

/** What the rubric says of a code: definition, examples, and the decision rules that name it. */
export function CodeRules({ code }: { readonly code: CodeDefinition }) {
  const { store, codes } = useCoding();
  const w = words.value;
  const rules = rulesOf(store.answer.rubric, code);
  return (
    <div class="rules" lang="en">
      <h3>
        <span class={codeClass(code)}>{code.abbreviation}</span> {code.name}
        <span class="quiet-text"> {w.codes.section(code.section)}</span>
      </h3>
      <p>{code.definition}</p>
      {code.notFor && (
        <p>
          <b>{w.codes.notFor}:</b> {code.notFor}
        </p>
      )}
      <h3>{w.codes.examples}</h3>
      <ul class="examples">
        {code.examples.map((example) => (
          <li key={example.clinician}>
            <span class={`example-kind ${example.kind}`}>{w.codes[example.kind]}</span>
            <span>
              {example.client && <q class="client-line">{example.client}</q>}
              <q>{example.clinician}</q>
              <span class="quiet-text">
                {example.kind !== 'hit' && (
                  <b>
                    {example.insteadCode
                      ? w.codes.instead(codes.get(example.insteadCode)?.name ?? example.insteadCode)
                      : w.codes.insteadNone}
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
          <h3>{w.codes.rules}</h3>
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

/** The rules of deciding and of counting that speak of a code: by its name, or of its family where a rule names that. */
function rulesOf(rubric: Rubric, code: CodeDefinition): string[] {
  const family = rubric.families.find(({ id }) => id === code.family)?.name ?? '';
  const names = [code.name, family === 'MI-adherent' ? family : code.name, lastWord(code.name)];
  const speaks = (rule: string) => names.some((name) => rule.toLowerCase().includes(name.toLowerCase()));
  const counting = rubric.volley.exclusive.filter(({ codes }) => codes.includes(code.id)).map(({ rule }) => rule);
  return [
    ...rubric.decisionRules.map(({ rule }) => rule).filter(speaks),
    ...counting,
    rubric.volley.oncePerVolley.rule,
  ];
}

/** Rules say "a reflection" of Simple and Complex Reflection alike. */
function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? name;
}
