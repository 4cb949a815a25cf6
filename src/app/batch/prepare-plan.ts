import { loadCues, loadRoleNames } from '../../data/load-language-data.ts';
import { chooseModel } from '../../data/load-model.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { readProgram } from '../../data/program.ts';
import { hashContent } from '../../library/record-ids.ts';
import type { RoleNames } from '../../transcript/role-names.ts';
import { parseSegmentChoice } from '../../transcript/segment.ts';
import type { BatchSetup } from './batch-setup.ts';
import type { Plan } from './plan.ts';

/** A plan with everything that it names, read once. */
export interface PreparedPlan extends Plan {
  readonly setup: BatchSetup;
  readonly roleNames: RoleNames;
  readonly roleNamesSha256: string;
}

/** @throws InputFault when the plan names a rubric, segment or model that there is not */
export async function preparePlan(plan: Plan): Promise<PreparedPlan> {
  const [{ rubric, sha256 }, cues, roleNames] = await Promise.all([
    loadRubric(plan.rubric),
    loadCues(),
    loadRoleNames(),
  ]);
  const { segment, seed, changeGoal, language, model } = plan.options;
  const setup: BatchSetup = {
    rubric,
    rubricSha256: sha256,
    cues,
    cuesSha256: hashContent(cues),
    model: chooseModel(model),
    choices: { segment: parseSegmentChoice(segment), seed, changeGoal, language },
    programVersion: readProgram().version,
  };
  return { ...plan, setup, roleNames, roleNamesSha256: hashContent(roleNames) };
}
