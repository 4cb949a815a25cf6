// What both training and cross-validation of the shipped model share: corpora as rows of features, settings.

import { weighSession } from '../dist/lib/coder/heuristic-coder.js';
import { classCount, classes, classIndex } from '../dist/lib/coder/model/classes.js';
import { clientFeatures, talkContext, talkCount } from '../dist/lib/coder/model/client-features.js';
import { clinicianFeatures } from '../dist/lib/coder/model/clinician-features.js';
import { clinicianContext } from '../dist/lib/coder/model/context-features.js';
import { readTurns } from '../dist/lib/coder/model/session-reading.js';
import { compileCues } from '../dist/lib/coder/reading/compiled-cues.js';
import { loadCues } from '../dist/lib/data/load-language-data.js';
import { loadRubric } from '../dist/lib/data/load-rubric.js';
import { miscLabels, readCorpora, stripText } from './training-corpora.mjs';

const folder = process.env.DATA ?? new URL('../../shared/data', import.meta.url).pathname;
const { rubric } = await loadRubric('miti-4.2.1');
const cues = (await loadCues()).find(({ language }) => language === 'en');

export const corpora = readCorpora(folder, classIndex, classes);
const number = (name, otherwise) => Number(process.env[name] ?? otherwise);
export const weights = { annomi: 1, casaa: number('WC', 3), hlqc: 1, chatbot: 1, textbook: number('WT', 1) };
const strippedWeight = 0.15;

const rare = new Set(['AF', 'SEEK', 'EMPHASIZE', 'CONFRONT']);
const perClass = (penalty) => classes.map((name) => penalty * (rare.has(name) ? 0.2 : 1));
export const clinicianSettings = {
  columns: classCount,
  penalties: [perClass(number('L2', 12)), perClass(number('L22', 14))],
  mainWeight: 2,
  iterations: number('ITERS', 45),
  innerFolds: number('INNER', 3),
};
const perTalk = (penalty) => Array.from({ length: talkCount }, () => penalty);
export const clientSettings = {
  columns: talkCount,
  penalties: [perTalk(number('CL2', 40)), perTalk(number('CL2', 40))],
  mainWeight: 0,
  iterations: 60,
  innerFolds: number('INNER', 3),
};

/** How scores become codes: fitted on predictions of grouped cross-validation; see rubrics/models/en.md. */
export const decoding = {
  calibrations: [
    { slope: 1.05, offset: -0.3 },
    { slope: 0.8, offset: -0.2 },
    { slope: 0.6, offset: -0.7 },
    { slope: 0.9, offset: 0.3 },
  ],
  uncertainBelow: 0.5,
  talkOffsets: { change: 0.8, sustain: 1.2 },
  complexShare: 0.465,
};

/** Halves of the cues' phrases, to learn what to go by where an utterance is worded in a way that no cue foresaw. */
const halves = Array.from({ length: 4 }, (_, half) => ({
  ...cues,
  cues: cues.cues.map((cue, i) => {
    const kept = cue.phrases.filter((_phrase, k) => (Math.imul(i * 31 + k + 1, 0x9e3779b1) >>> (20 + half)) % 2 === 0);
    return kept.length > 0 ? { ...cue, phrases: kept } : cue;
  }),
}));

/** A session held against the rules, ready for features; stripped of punctuation where a style is given. */
function read(session, style, cuesUsed = cues) {
  const strip = (text) => (style === null ? text : stripText(text, style));
  const turns = session.turns.map(({ role, text, pieces }, i) => ({
    id: String(i),
    speaker: role,
    role,
    startSeconds: null,
    endSeconds: null,
    text: pieces ? pieces.map((piece) => strip(piece.text)).join(' ') : strip(text),
  }));
  return readTurns(weighSession(turns, { rubric, cues: cuesUsed, changeGoal: session.topic }), compileCues(cuesUsed));
}

/** Clinician rows of a session with their bags. */
export function clinicianSession(session, style = null, cuesUsed = cues) {
  const turns = read(session, style, cuesUsed);
  const rows = clinicianFeatures(turns);
  const bags = [];
  let row = 0;
  for (const [i, { utterances }] of turns.entries()) {
    const { labels, main = [], pieces, gold } = session.turns[i];
    const from = row;
    row += utterances.length;
    if (utterances.length === 0) continue;
    const lengths = utterances.map(({ view }) => view.text.length);
    if (pieces) bags.push(...pieceBags(pieces, utterances, from, style));
    else bags.push({ turn: i, from, to: row, labels: labels ?? [], main, lengths, gold });
  }
  return {
    corpus: session.corpus,
    id: session.id,
    group: session.group,
    style,
    rows,
    turns,
    bags,
    weight: weights[session.corpus] * (style === null ? 1 : strippedWeight),
    contextOf: (first) => clinicianContext(first, turns),
  };
}

/** Bags where pieces of the turn were judged: utterances that share pieces are judged together. */
function pieceBags(pieces, utterances, from, style) {
  const ends = [];
  for (const { text } of pieces) {
    const { length } = style === null ? text : stripText(text, style);
    ends.push((ends.at(-1) ?? 0) + length + 1);
  }
  const pieceAt = (place) => {
    const found = ends.findIndex((end) => place < end);
    return found < 0 ? pieces.length - 1 : found;
  };
  const bags = [];
  for (const [i, { view }] of utterances.entries()) {
    const first = pieceAt(view.tokens[0]?.start ?? 0);
    const last = pieceAt(view.tokens.at(-1)?.start ?? 0);
    const open = bags.at(-1);
    if (open && first <= open.last) Object.assign(open, { to: from + i + 1, last: Math.max(last, open.last) });
    else bags.push({ from: from + i, to: from + i + 1, first, last });
  }
  return bags.map(({ from: start, to, first, last }) => ({
    from: start,
    to,
    main: [],
    lengths: Array.from({ length: to - start }, () => 1),
    labels: miscLabels(pieces.slice(first, last + 1), classIndex, classes),
  }));
}

/** Client rows of a session with their labels. */
export function clientSession(session, style = null) {
  const turns = read(session, style);
  const rows = clientFeatures(turns, session.topic);
  const bags = [];
  let row = 0;
  for (const [i, { role }] of turns.entries()) {
    if (role !== 'client') continue;
    const { soft, gold } = session.turns[i];
    const labels = (soft ?? [])
      .map((share, k) => ({ classes: [k], share: 1, weight: share }))
      .filter((each) => each.weight > 0);
    bags.push({ turn: i, from: row, to: row + 1, labels, main: [], lengths: [1], gold });
    row += 1;
  }
  return {
    corpus: session.corpus,
    id: session.id,
    group: session.group,
    style,
    rows,
    turns,
    bags,
    weight: 1,
    contextOf: (first) => talkContext(first, turns),
  };
}

const parity = (id) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2;

/** All clinician sessions of training: as they are; without punctuation; the textbook also with half of the cues' phrases. */
export function clinicianTraining() {
  const all = Object.values(corpora).flat();
  const stripped = all.filter(({ corpus }) => corpus !== 'textbook');
  const styleOf = ({ corpus, id }) => (corpus === 'hlqc' || corpus === 'chatbot' ? 0 : parity(id));
  return [
    ...all.map((each) => clinicianSession(each)),
    ...corpora.textbook.map((each, i) => clinicianSession(each, null, halves[i % halves.length])),
    ...stripped.map((each) => clinicianSession(each, styleOf(each))),
  ];
}

export function clientTraining() {
  const { annomi, hlqc, chatbot } = corpora;
  return [...annomi, ...hlqc, ...chatbot].map((each) => clientSession(each));
}

/** Parts of about equal size; sessions of a group stay together. */
export function splitGroups(sessions, parts) {
  const sizes = new Map();
  for (const { group, turns } of sessions) sizes.set(group, (sizes.get(group) ?? 0) + turns.length);
  const load = Array.from({ length: parts }, () => 0);
  const partOf = new Map();
  for (const [group, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const part = load.indexOf(Math.min(...load));
    load[part] += size;
    partOf.set(group, part);
  }
  return partOf;
}
