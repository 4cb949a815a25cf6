// The page of docs that lists what the heuristic coder goes by, made from the data that it goes by.

/** What a cue speaks for where that is no code. */
const featureNames = {
  structuring: 'structuring the session (no code)',
  greeting: 'greeting and taking leave (no code)',
  support: 'support (no code)',
  praise: 'praise that does not say for what (no code)',
  recap: 'going over an earlier session (no code)',
  reflectionStem: 'a frame that announces a reflection',
  recall: 'taking up an earlier remark',
  check: 'a checking question after a reflection',
  permission: 'asking permission to inform or advise',
  reaction: 'asking what the client makes of it',
  directive: 'an order, which no permission covers',
  split: 'a question that starts a new utterance where there is no punctuation',
  clientAsksAdvice: 'the client asks for advice or a view',
  clientAsksFacts: 'the client asks for facts',
  grant: 'the client gives permission',
  refuse: 'the client refuses permission',
  change: 'the client speaks for change',
  sustain: 'the client speaks for keeping things as they are',
  leansChange: 'leans towards change, whoever says it: too weak for a rule, weighed by the trained model',
  leansSustain: 'leans towards the status quo, whoever says it: too weak for a rule, weighed by the trained model',
};

/** How examples are called: as code books do. */
const kindNames = { hit: 'found', nearMiss: 'looks alike, not found', miss: 'not found' };

/**
 * Writes the page.
 *
 * @param rubric the shipped rubric: names, definitions and rules
 * @param examples rubrics/coder-examples.yaml
 * @param cueFiles rubrics/cues/*.yaml as written, a language each
 */
export function writeCoderDocs({ rubric, examples, cueFiles }) {
  return `${[
    '# What the heuristic coder goes by',
    '',
    'Made from `rubrics/` by `npm run golden`; tests run every example on this page. An utterance is held against the',
    '**cues** of its language; one **detector** for each code weighs what they and the words around it say; the',
    '**decision rules** of the manual settle what several detectors claim. "Clear" and "stands out" are distances between',
    'confidences that `src/coder/rules/decision-rule.ts` sets.',
    '',
    '## Detectors',
    ...examples.detectors.flatMap((detector) => writeDetector(detector, rubric)),
    '## Decision rules, in the order they are applied',
    ...examples.rules.flatMap((rule) => writeRule(rule, rubric)),
    ...cueFiles.flatMap((file) => writeCues(file, rubric)),
  ]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function writeDetector({ code, finds, examples }, { codes }) {
  const definition = codes.find(({ id }) => id === code);
  const title = definition ? `${definition.name} (${definition.abbreviation})` : 'No code';
  const meaning = definition ? [`By the manual [${definition.section}]: ${definition.definition}`, ''] : [];
  const lines = examples.map((example) => `- ${kindNames[example.kind]}: ${writeSpeech(example)}`);
  return ['', `### ${title}`, '', ...meaning, `The detector finds: ${finds}`, '', ...lines, ''];
}

function writeRule({ id, decides, examples }, { decisionRules }) {
  const rule = decisionRules.find((each) => each.id === id);
  if (!rule) throw new Error(`the rubric has no decision rule "${id}"`);
  const lines = examples.map((example) => `- ${writeSpeech(example)} → ${example.code ?? 'no code'}`);
  return ['', `### ${id}`, '', `By the manual [${rule.section}]: ${rule.rule} Here: ${decides}`, '', ...lines, ''];
}

/** What the client said, if it matters, and what the clinician said, with the language. */
function writeSpeech({ language, client, clinician }) {
  const before = client === undefined ? '' : `"${client}" - `;
  return `${before}"${clinician}" (${language})`;
}

function writeCues({ language, name, lists, behaviours, cues }, rubric) {
  const kinds = [...new Set(cues.map(({ speaksFor }) => speaksFor))];
  return [
    `## Cues: ${name} (${language})`,
    '',
    'In a phrase `(a|b)` is one of several wordings, `*` the rest of a word, `_` any word, `...` none to three words, `^`',
    'the start and `$` the end of an utterance. The strength says how far a cue alone decides, from 0 to 1.',
    ...kinds.flatMap((kind) => [
      '',
      `### ${nameKind(kind, rubric)} (${language})`,
      ...cues.filter(({ speaksFor }) => speaksFor === kind).flatMap(writeCue),
    ]),
    '',
    `### Behaviours that change can be about (${language})`,
    '',
    ...behaviours.map(({ id, goal, words }) => `- ${id}: a change goal with ${quote(goal)}; talk with ${quote(words)}`),
    '',
    `### Word lists (${language})`,
    '',
    ...Object.entries(lists).map(([list, words]) => `- ${list}: ${words.join(', ')}`),
    '',
  ];
}

function nameKind(kind, { codes }) {
  const name = codes.find(({ id }) => id === kind)?.name ?? featureNames[kind];
  if (name === undefined) throw new Error(`cues of the kind "${kind}" have no name: give them one here`);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function writeCue({ id, strength, phrases, note, source, examples }) {
  return [
    '',
    `**${id}**, strength ${strength}. ${note}${source === undefined ? '' : ` Source: ${source}`}`,
    '',
    `- phrases: ${phrases.map((phrase) => `\`${phrase.trim()}\``).join(', ')}`,
    ...examples.has.map((sentence) => `- found: "${sentence}"`),
    ...examples.lacks.map((sentence) => `- not found: "${sentence}"`),
  ];
}

function quote(words) {
  return words.map((word) => `\`${word}\``).join(', ');
}
