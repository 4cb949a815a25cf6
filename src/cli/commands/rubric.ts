import type { Command } from 'commander';
import { loadRubric } from '../../data/load-rubric.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** `miti rubric list | show | check`. */
export function addRubricCommand(program: Command, terminal: Terminal): void {
  const rubric = program.command('rubric').description('list, show and check rubrics: instruments as data');
  rubric
    .command('list')
    .description('list the rubrics that come with the program')
    .action(() => listRubrics(terminal));
  rubric
    .command('show')
    .description('show a rubric: codes, rules, globals, measures, thresholds')
    .argument('[rubric]', 'id of a shipped rubric, or path of a rubric file', shippedRubrics[0])
    .option('--json', 'the whole rubric as JSON')
    .action((rubric: string, options: { json?: boolean }) => showRubric(rubric, options, terminal));
  rubric
    .command('check')
    .description('validate a rubric file and name every fault with its line')
    .argument('<file>', 'path of a rubric file, or id of a shipped rubric')
    .action((file: string) => checkRubricFile(file, terminal));
}

async function listRubrics(terminal: Terminal): Promise<void> {
  for (const id of shippedRubrics) {
    const { rubric } = await loadRubric(id);
    await terminal.print(`${id.padEnd(18)} ${rubric.name}: ${describeThresholds(rubric)}\n`);
  }
}

function describeThresholds({ proficiency }: Rubric): string {
  const levels = proficiency.levels.map(({ name }) => name).join(', ');
  return `${Object.keys(proficiency.thresholds).length} measures with thresholds (${levels}; ${proficiency.basis})`;
}

async function showRubric(idOrPath: string, options: { json?: boolean }, terminal: Terminal): Promise<void> {
  const { rubric, sha256 } = await loadRubric(idOrPath);
  const { renderRubric } = await import('../tables/rubric-table.ts');
  const shown = options.json ? JSON.stringify(rubric, null, 2) : renderRubric(terminal.style, rubric, sha256);
  await terminal.print(`${shown}\n`);
}

async function checkRubricFile(idOrPath: string, terminal: Terminal): Promise<void> {
  // On demand: scoring with a shipped rubric needs neither zod nor the YAML parser.
  const { checkRubric } = await import('../../data/check-rubric.ts');
  const checked = await checkRubric(idOrPath);
  if (checked.ok) {
    const { codes, globals, measures } = checked.rubric;
    await terminal.print(
      `${idOrPath}: ${codes.length} codes, ${globals.length} globals, ${measures.length} measures; no faults\n`,
    );
    return;
  }
  for (const { place, message } of checked.faults) terminal.stderr.write(`${place}: ${message}\n`);
  const count = checked.faults.length;
  throw new InputFault({ problem: `${count} ${count === 1 ? 'fault' : 'faults'} found`, place: idOrPath });
}
