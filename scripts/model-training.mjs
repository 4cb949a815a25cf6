// What training and cross-validation of the shipped models share: which sessions are trained on, in which forms.

import { splitGroups } from '../dist/lib/coder-lab/training/split-groups.js';
import { readForTraining } from '../dist/lib/coder-lab/training/trainable-session.js';
import { loadCues } from '../dist/lib/data/load-language-data.js';
import { loadRubric } from '../dist/lib/data/load-rubric.js';
import { readCorpora, readWritten, withoutPunctuation } from './training-corpora.mjs';

export const { rubric } = await loadRubric('miti-4.2.1');

export async function cuesOf(language) {
  return (await loadCues()).find((each) => each.language === language);
}

/** Every second phrase of every cue: to learn what to go by where an utterance is worded in a way that no cue foresaw. */
function halveCues(cues, half) {
  const kept = (phrases) => phrases.filter((_, k) => phrases.length < 2 || k % 2 === half);
  return { ...cues, cues: cues.cues.map((cue) => ({ ...cue, phrases: kept(cue.phrases) })) };
}

/** Everything that a model of the language is trained on: each session with its fold's group and its rows, in all forms. */
export async function readTraining(language) {
  const cues = await cuesOf(language);
  const halves = [0, 1].map((half) => halveCues(cues, half));
  const sessions = language === 'en' ? await readCorpora(rubric) : await readWritten(language, rubric, 1);
  return sessions.map((session, i) => {
    const isExample = session.corpus === 'textbook';
    const asWritten = readForTraining(session.judged, { rubric, cues });
    const other = isExample
      ? readForTraining(session.judged, { rubric, cues: halves[i % 2] })
      : readForTraining(withoutPunctuation(session), { rubric, cues });
    return {
      ...session,
      group: session.judged.group,
      asWritten,
      clinician: [asWritten.clinician, other.clinician],
      client: asWritten.client,
    };
  });
}

/** The rows of sessions, as they are trained on. */
export function rowsOf(sessions) {
  const talks = sessions.filter(({ client }) => client.bags.length > 0);
  return { clinician: sessions.flatMap((each) => each.clinician), client: talks.map((each) => each.client) };
}

/** The fold of every group: groups of each corpus are spread over all folds. */
export function foldGroups(sessions, folds) {
  const foldOf = new Map();
  for (const corpus of ['annomi', 'casaa', 'written', 'misc', 'silver', 'textbook']) {
    const sizes = new Map();
    for (const { group, asWritten } of sessions.filter((each) => each.corpus === corpus)) {
      if (!foldOf.has(group)) sizes.set(group, (sizes.get(group) ?? 0) + asWritten.clinician.bags.length);
    }
    for (const [group, fold] of splitGroups(sizes, folds, 1)) foldOf.set(group, fold);
  }
  return foldOf;
}

/** Sessions whose labels decide how scores become codes: those that people coded, in their own base rates. */
export function decidesDecoding(language) {
  return ({ corpus }) => language !== 'en' || corpus === 'annomi' || corpus === 'casaa' || corpus === 'silver';
}
