import pc from 'picocolors';
import type { CodeExample, Formula, FormulaTerm, Rubric } from '../../instrument/rubric.ts';
import { wrapText } from '../terminal/wrap-text.ts';

const exampleWords: Record<CodeExample['kind'], string> = { hit: 'hit', nearMiss: 'near miss', miss: 'miss' };

/** A rubric as text for a terminal. */
export function renderRubric(rubric: Rubric, sha256: string): string {
  return [
    `${pc.bold(rubric.name)}  ${pc.dim(`${rubric.id}, sha256 ${sha256.slice(0, 12)}`)}`,
    ...wrapText(rubric.source.citation),
    ...(rubric.source.note === undefined ? [] : wrapText(rubric.source.note)),
    ...section(
      'Behaviour codes',
      rubric.codes.flatMap((code) => renderCode(rubric, code)),
    ),
    ...section(`Not coded [${rubric.notCoded.section}]`, wrapText(rubric.notCoded.kinds.join(', '), 2)),
    ...section('Counting in a volley', [rubric.volley.oncePerVolley, ...rubric.volley.exclusive].flatMap(renderRule)),
    ...section('Decision rules', rubric.decisionRules.flatMap(renderRule)),
    ...section('Global ratings', rubric.globals.flatMap(renderGlobal)),
    ...section(
      'Summary measures',
      rubric.measures.map(
        (each) => `  ${each.name} (${each.abbreviation}) = ${renderFormula(each.formula)}  [${each.section}]`,
      ),
    ),
    ...section(`Proficiency (${rubric.proficiency.basis})`, renderThresholds(rubric)),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', pc.bold(title), ...lines];
}

function renderCode(rubric: Rubric, code: Rubric['codes'][number]): string[] {
  const family = rubric.families.find((each) => each.id === code.family);
  return [
    `  ${pc.bold(code.id)}  ${code.name}  ${pc.dim(`key ${code.hotkey}, ${family?.name}, [${code.section}]`)}`,
    ...wrapText(code.definition, 4),
    ...(code.notFor === undefined ? [] : wrapText(`Not for: ${code.notFor}`, 4)),
    ...code.examples.flatMap(renderExample),
  ];
}

function renderExample(example: CodeExample): string[] {
  const said = example.client === undefined ? '' : `(client: "${example.client}") `;
  const instead = example.kind === 'hit' ? '' : ` -> ${example.insteadCode ?? 'not coded'}`;
  return wrapText(`${exampleWords[example.kind]}: ${said}"${example.clinician}"${instead}. ${example.reason}`, 4).map(
    pc.dim,
  );
}

function renderRule(rule: { id: string; rule: string; section: string }): string[] {
  return [`  ${rule.id}  ${pc.dim(`[${rule.section}]`)}`, ...wrapText(rule.rule, 4)];
}

function renderGlobal(global: Rubric['globals'][number]): string[] {
  const { min, max } = global.scale;
  return [
    `  ${pc.bold(global.name)} (${global.abbreviation})  ${pc.dim(`${global.component}, ${min}-${max}, starts at ${global.default}`)}`,
    ...wrapText(global.measures, 4),
    ...Object.entries(global.anchors).flatMap(([point, anchor]) => wrapText(`${point}: ${anchor}`, 4)),
    ...global.notes.flatMap((note) => wrapText(note, 4)),
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
