import type { CodeId, Rubric } from '../../../instrument/rubric.ts';

/**
 * The rules of deciding and of counting that speak of a code: by its name, or of its family where a rule names that.
 * Rules are searched for the rubric's own names, whatever language the page is in.
 */
export function rulesOfCode(rubric: Rubric, id: CodeId): string[] {
  const code = rubric.codes.find((each) => each.id === id);
  if (!code) return [];
  const family = rubric.families.find((each) => each.id === code.family)?.name ?? '';
  const names = [code.name, family === 'MI-adherent' ? family : code.name, lastWord(code.name)];
  const speaks = (rule: string) => names.some((name) => rule.toLowerCase().includes(name.toLowerCase()));
  const counting = rubric.volley.exclusive.filter(({ codes }) => codes.includes(id)).map(({ rule }) => rule);
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
