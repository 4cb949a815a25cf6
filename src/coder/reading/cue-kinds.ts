/** The languages that the heuristic coder knows. */
export const languages = ['en', 'nb', 'sv'] as const;
export type Language = (typeof languages)[number];

/** What a cue in client speech can speak for. */
export const clientCueKinds = [
  /** The client asks for the clinician's view or for advice. */
  'clientAsksAdvice',
  /** The client asks for facts. */
  'clientAsksFacts',
  'grant',
  'refuse',
  'change',
  'sustain',
] as const;

/**
 * What leans towards change or the status quo, whoever says it: too weak for a rule, weighed by the trained model of
 * client talk.
 */
export const leaningKinds = ['leansChange', 'leansSustain'] as const;

/**
 * What a cue can speak for. Capitals: a behaviour code. Small letters: a feature that several detectors share, or a
 * kind of talk that earns no code.
 */
export const cueKinds = [
  'GI',
  'PERSUADE',
  'PERSUADE_WITH',
  'Q',
  'SR',
  'CR',
  'AF',
  'SEEK',
  'EMPHASIZE',
  'CONFRONT',
  'structuring',
  'greeting',
  'support',
  'praise',
  'recap',
  /** A frame that announces a reflection: "it sounds like". */
  'reflectionStem',
  /** Takes up something said before, often only to set up a question: "you said earlier". */
  'recall',
  /** A checking question at the end of a reflection: "is that right". */
  'check',
  /** Asks permission to inform or advise. */
  'permission',
  /** Asks what the client makes of what was said. Collaboration after information, else a plain question. */
  'reaction',
  /** Orders rather than advises: a standing permission does not cover it. */
  'directive',
  /** A question form strong enough to start a new utterance in unpunctuated speech. */
  'split',
  ...clientCueKinds,
  ...leaningKinds,
] as const;
export type CueKind = (typeof cueKinds)[number];
