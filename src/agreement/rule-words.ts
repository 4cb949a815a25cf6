import type { AgreementDocument } from './agreement-document.ts';

type Choices = AgreementDocument['choices'];

/** What "no code" was taken for, as a sentence that stands beside the figures. */
export const noCodeWords: Readonly<Record<Choices['noCode'], string>> = {
  omittedWhereNobodyCoded:
    'An utterance without a code counts as a category of its own; utterances that no coder coded are left out.',
  category: 'An utterance without a code counts as a category of its own, also where no coder gave one.',
  missing: 'An utterance without a code counts as not rated: leaving out a code is no disagreement.',
};

/** What was compared where coders divided turns differently. */
export const unitWords: Readonly<Record<Choices['unit'], string>> = {
  stretch: 'Where coders divided a turn differently, each stretch between two divisions is compared.',
  sharedUtterance: 'Only utterances that all coders divided off alike are compared.',
};

/** How missing ratings were dealt with. */
export const missingWords: Readonly<Record<Choices['missing'], string>> = {
  completeCases: 'from the sessions that every coder rated (complete cases)',
  reml: 'by restricted maximum likelihood from all ratings, as not every coder coded every session',
};

/** Names of coders as people list them: "K1, K2 and K3". */
export function listNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
