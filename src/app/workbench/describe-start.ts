import type { StartAnswer } from '../../workbench/api/entrance.ts';
import type { Workbench } from './workbench.ts';

/** Segments are as long as this where no rubric recommends a length. */
const usualSeconds = 1200;

/** What a page needs when it is opened: who codes, and what there is to choose from. */
export async function describeStart({ setup, coder }: Workbench): Promise<StartAnswer> {
  const { library, rubrics, session, version } = setup;
  const coders = await library.listCoders();
  return {
    version,
    coder,
    coders: coders.map(({ pseudonym }) => pseudonym),
    library: library.place,
    rubrics: rubrics.map(({ rubric: { id, name } }) => ({ id, name })),
    session,
    recommendedSeconds: rubrics[0]?.rubric.segment.recommendedSeconds ?? usualSeconds,
  };
}
