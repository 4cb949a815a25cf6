import { globalIds } from '../../../instrument/rubric.ts';
import type { ComparisonAnswer } from '../../../workbench/api/codings.ts';
import { Refusal } from '../../refusal.ts';
import { useOwn } from '../coding/own-coding.ts';
import type { Workbench } from '../workbench.ts';
import { compareWithGold } from './compare-with-gold.ts';

/**
 * A finished practice coding beside the gold coding of its sample.
 *
 * @throws Refusal where it is no practice coding, or not finished
 */
export function comparePractice(workbench: Workbench, id: string): Promise<ComparisonAnswer> {
  return useOwn(workbench, id, (coding) => {
    const gold = workbench.setup.practice.goldOf(id);
    if (!gold) throw new Refusal('notFound', { problem: 'there is no gold coding to compare with', place: id });
    if (coding.state.status !== 'final') {
      throw new Refusal('refused', { problem: 'the coding is still a draft', remedy: 'finish it first' });
    }
    return compareWithGold(coding.state.document, coding.basis, gold, globalIds(coding.basis.rubric));
  });
}
