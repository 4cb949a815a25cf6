import type { Rubric } from '../../src/instrument/rubric.ts';
import { loadRubric } from '../../src/rubrics/load-rubric.ts';

export const miti: Rubric = (await loadRubric('miti-4.2.1')).rubric;
export const nav: Rubric = (await loadRubric('miti-4.2.1-nav')).rubric;
