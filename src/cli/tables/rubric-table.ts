import type { CodeExample, Formula, FormulaTerm, Rubric } from '../../instrument/rubric.ts';
import type { TextStyle } from '../terminal/text-style.ts';

const exampleWords: Record<CodeExample['kind'], string> = { hit: 'hit', nearMiss: 'near miss', miss: 'miss' };

/** A rubric as text for a terminal. */
export function renderRubric(style: TextStyle, rubric: Rubric, sha256: string): string {
  return [
    `${style.bold(rubric.name)}  ${style.dim(`${rubric.id}, sha256 ${sha256.slice(0, 12)}`)}`,
    ...style.wrap(rubric.source.citation),
    ...(rubric.source.note === undefined ? [] : style.wrap(rubric.source.note)),
    ...section(
      style,
      'Behaviour codes',
      rubric.codes.flatMap((code) => renderCode(style, rubric, code)),
    ),
    ...section(style, `Not coded [${rubric.notCoded.section}]`, style.wrap(rubric.notCoded.kinds.join(', '), 2)),
    ...section(
      style,
      'Counting in a volley',
      [rubric.volley.oncePerVolley, ...rubric.volley.exclusive].flatMap((each) => renderRule(style, each)),
    ),
    ...section(
      style,
      'Decision rules',
      rubric.decisionRules.flatMap((each) => renderRule(style, each)),
    ),
    ...section(
      style,
      'Global ratings',
      rubric.globals.flatMap((each) => renderGlobal(style, each)),
    ),
    ...section(
      style,
      'Summary measures',
      rubric.measures.map(
        (each) => `  ${each.name} (${each.abbreviation}) = ${renderFormula(each.formula)}  [${each.section}]`,
      ),
    ),
    ...section(style, `Proficiency (${rubric.proficiency.basis})`, renderThresholds(rubric)),
  ].join('\n');
}

function section(style: TextStyle, title: string, lines: readonly string[]): string[] {
  return ['', style.bold(title), ...lines];
}

function renderCode(style: TextStyle, rubric: Rubric, code: Rubric['codes'][number]): string[] {
  const family = rubric.families.find((each) => each.id === code.family);
  return [
    `  ${style.bold(code.id)}  ${code.name}  ${style.dim(`key ${code.hotkey}, ${family?.name}, [${code.section}]`)}`,
    ...style.wrap(code.definition, 4),
    ...(code.notFor === undefined ? [] : style.wrap(`Not for: ${code.notFor}`, 4)),
    ...code.examples.flatMap((each) => renderExample(style, each)),
  ];
}

function renderExample(style: TextStyle, example: CodeExample): string[] {
  const said = example.client === undefined ? '' : `(client: "${example.client}") `;
  const instead = example.kind === 'hit' ? '' : ` -> ${example.insteadCode ?? 'not coded'}`;
  return style
    .wrap(`${exampleWords[example.kind]}: ${said}"${example.clinician}"${instead}. ${example.reason}`, 4)
    .map(style.dim);
}

function renderRule(style: TextStyle, rule: { id: string; rule: string; section: string }): string[] {
  return [`  ${rule.id}  ${style.dim(`[${rule.section}]`)}`, ...style.wrap(rule.rule, 4)];
}

function renderGlobal(style: TextStyle, global: Rubric['globals'][number]): string[] {
  const { min, max } = global.scale;
  return [
    `  ${style.bold(global.name)} (${global.abbreviation})  ${style.dim(`${global.component}, ${min}-${max}, starts at ${global.default}`)}`,
    ...style.wrap(global.measures, 4),
    ...Object.entries(global.anchors).flatMap(([point, anchor]) => style.wrap(`${point}: ${anchor}`, 4)),
    ...global.notes.flatMap((note) => style.wrap(note, 4)),
  ];
}

function renderFormula(formula: Formula): string {
  const sum = (terms: readonly FormulaTerm[]) =>
    terms.map((term) => ('count' in term ? term.count : term.global)).join(' + ');
  if ('sum' in formula) return sum(formula.sum);
  if ('mean' in formula) return `(${sum(formula.mean)}) / ${formula.mean.length}`;
  const { of, to } = 'ratio' in formula ? formula.ratio : formula.percent;
  return `${'percent' in formula ? '100 x ' : ''}(${sum(of)}) / (${sum(to)})`;
}

function renderThresholds({ measures, proficiency }: Rubric): string[] {
  return measures.map(({ id, name }) => {
    const thresholds = proficiency.thresholds[id] ?? {};
    const levels = proficiency.levels.flatMap((level) => {
      const threshold = thresholds[level.id];
      return threshold === undefined ? [] : [`${level.name} from ${threshold}`];
    });
    return `  ${name}: ${levels.length === 0 ? 'none set' : levels.join(', ')}`;
  });
}
