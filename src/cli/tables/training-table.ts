import type { TrainedModel } from '../../app/train/train.ts';
import { printable } from '../terminal/printable.ts';

/** What a trained model is worth beside the rules alone, in a few figures; its card has all. */
export function renderTraining(path: string, { version, language, cardPath, validation }: TrainedModel): string {
  const lines = validation.trained
    .filter(({ punctuation }) => punctuation === 'asWritten')
    .flatMap((model) => {
      const rules = validation.rules.find((each) => each.scheme === model.scheme && each.punctuation === 'asWritten');
      return [
        ...pair('main behaviour, macro-F1', model.behaviour?.macroF1.value, rules?.behaviour?.macroF1.value),
        ...pair('codes in a turn, mean F1', model.codePresence?.meanF1.value, rules?.codePresence?.meanF1.value),
        ...pair('client talk, macro-F1', model.clientTalk?.macroF1.value, rules?.clientTalk?.macroF1.value),
        ...pair('globals, r', model.globals.at(-1)?.r.value, rules?.globals.at(-1)?.r.value),
        ...pair(
          'same level of proficiency',
          model.levels.at(-1)?.shareEqual.value,
          rules?.levels.at(-1)?.shareEqual.value,
        ),
      ];
    });
  return [
    `${printable(path)}: model ${version} (${language}); its card: ${printable(cardPath)}`,
    'On sessions that it was not trained on:',
    ...lines,
    'Use it with --model where it is better; the card has every figure.',
  ].join('\n');
}

type Figure = number | null | undefined;

/** Nothing where the model has no such figure. */
function pair(name: string, model: Figure, rules: Figure): string[] {
  if (model === null || model === undefined) return [];
  return [`  ${name}: ${model.toFixed(2)}, by the rules alone ${rules?.toFixed(2) ?? 'undefined'}`];
}
