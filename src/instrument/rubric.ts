import type * as z from 'zod';
import type { rubricSchema, termSchema } from './rubric-schema.ts';

/** Id of a behaviour code in a rubric, such as `CR`. */
export type CodeId = string;
/** Id of a global rating in a rubric, such as `partnership`. */
export type GlobalId = string;
/** Id of a summary measure in a rubric, such as `technicalGlobal`. */
export type MeasureId = string;
/** Id of a proficiency level in a rubric, such as `fair`. */
export type LevelId = string;

/** An instrument as data: codes, counting rules, globals, summary measures and thresholds. */
export type Rubric = z.infer<typeof rubricSchema>;
export type CodeDefinition = Rubric['codes'][number];
export type CodeExample = CodeDefinition['examples'][number];
export type GlobalDefinition = Rubric['globals'][number];
export type MeasureDefinition = Rubric['measures'][number];
export type Formula = MeasureDefinition['formula'];
export type FormulaTerm = z.infer<typeof termSchema>;
export type VolleyRules = Rubric['volley'];

/** The ids of a rubric's codes, in the rubric's order. */
export function codeIds(rubric: Rubric): CodeId[] {
  return rubric.codes.map((each) => each.id);
}

/** The ids of a rubric's globals, in the rubric's order. */
export function globalIds(rubric: Rubric): GlobalId[] {
  return rubric.globals.map((each) => each.id);
}
