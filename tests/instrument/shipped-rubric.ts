import { loadRubric } from '../../src/data/load-rubric.ts';
import type { Rubric } from '../../src/instrument/rubric.ts';

export const miti: Rubric = (await loadRubric('miti-4.2.1')).rubric;
export const nav: Rubric = (await loadRubric('miti-4.2.1-nav')).rubric;
