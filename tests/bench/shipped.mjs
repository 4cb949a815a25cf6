import { loadCues, loadRoleNames } from '../../dist/lib/data/load-language-data.js';
import { loadModel } from '../../dist/lib/data/load-model.js';
import { loadRubric } from '../../dist/lib/data/load-rubric.js';

/** What scoring needs, as the built program loads it. */
export async function rubricAndLanguageData() {
  const { rubric } = await loadRubric('miti-4.2.1');
  return { rubric, cues: await loadCues(), model: loadModel(), roleNames: await loadRoleNames() };
}
