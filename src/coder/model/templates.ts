/** Names the features; weights trained for others are refused. It changes with whatever changes a row. */
export const featuresVersion = '2';

/** What the features of the model are made of, by number. The order is part of every trained model. */
const names = [
  'bias',
  'word',
  'pair',
  'start',
  'startPair',
  'opener',
  'kind',
  'noClient',
  'negation',
  'number',
  'person',
  'asked',
  'inversion',
  'cueKind',
  'cue',
  'phrase',
  'detector',
  'rules',
  'length',
  'turnLength',
  'place',
  'placeSteps',
  'noise',
  'when',
  'style',
  'shared',
  'fresh',
  'content',
  'mirrored',
  'startShared',
  'personShared',
  'ratio',
  'before',
  'after',
  'heard',
  'heardLength',
  'heardNoises',
  'replyAny',
  'reply',
  'goalWord',
  'replyAsked',
  'replyLength',
  'clinicianBefore',
  'neighbour',
  'turnRest',
  'session',
  'own',
  'stem',
  'denied',
  'keyWord',
  'talkKind',
  'ownWords',
  'talkKindAbout',
  'ruleTalk',
  'cueWeight',
  'clinicianStem',
  'answers',
  'askedKind',
  'replyStem',
  'replyKind',
  'leaning',
  'leaningBalance',
  'clinicianLeaning',
  'placeInSession',
] as const;

export type TemplateName = (typeof names)[number];

/** The number of each template. */
export const templates = Object.fromEntries(names.map((name, i) => [name, i])) as Readonly<
  Record<TemplateName, number>
>;

/** The name of a template by its number. */
export function templateName(template: number): TemplateName | undefined {
  return names[template];
}
