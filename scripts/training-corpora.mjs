// Reads the coded corpora that the shipped models are trained on, from ../shared/data (or the folder in DATA), which are not
// part of this project (those under written/ apart), and our own textbook. What becomes of each: a session with what was
// judged of its turns, as src/coder-lab/training takes it, and the gold to measure by where people coded it.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { parse } from 'yaml';
import { classes, classIndex, families } from '../dist/lib/coder/model/classes.js';
import { readGold } from '../dist/lib/coder-lab/evaluation/read-gold.js';
import { stripPunctuation, stripSession } from '../dist/lib/coder-lab/evaluation/strip-punctuation.js';
import { judgeGold } from '../dist/lib/coder-lab/training/judge-gold.js';

const folder = process.env.DATA ?? new URL('../../shared/data', import.meta.url).pathname;

/** What the labels of each corpus count. Those of the laboratory are few and the best; those of a language model the least. */
export const weights = {
  annomi: 1,
  casaa: 3,
  misc: 1,
  textbook: 1,
  silver: 0.5,
  written: 0.5,
  ...JSON.parse(process.env.WEIGHTS ?? '{}'),
};

/** Transcripts of one talk, which would else stand on both sides of a split: the group that each of them joins. */
const sameTalk = new Map(
  [
    ['72', '112'],
    ['128', '130'],
    ['28', '60'],
    ['44', 'low_033'],
  ].flatMap((ids) => ids.map((id) => [id, `talk ${ids.join(' ')}`])),
);

function readCsv(file) {
  const text = readFileSync(`${folder}/${file}`, 'utf8').replace(/^\uFEFF/, '');
  return Papa.parse(text, { header: true, skipEmptyLines: true }).data;
}

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const list = groups.get(key(row));
    if (list) list.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

const asFile = (name) => ({ path: name, bytes: readFileSync(`${folder}/${name}`), sha256: '' });
const goldOf = (names, rubric) => readGold(names.map(asFile), { rubric, annotator: null });
const turnOf = (id, role, text) => ({ id, speaker: role, role, startSeconds: null, endSeconds: null, text });

/** A session whose turns were judged as wholes: `labelsOf(turn)` of a clinician's turn, null where nobody judged it. */
function judgedByTurns({ corpus, id, group, weight, turns, labelsOf, talkOf = () => null, changeGoal = null }) {
  const judge = (turn, utterances) => {
    const judged = labelsOf(turn);
    if (!judged) return [];
    const lengths = utterances.map(({ text }) => text.length);
    return [{ from: 0, to: utterances.length, main: [], lengths, ...judged }];
  };
  return { corpus, id, gold: null, judged: { group, changeGoal, turns, weight, judge, talkOf } };
}

const familiesOf = (codes) =>
  new Set(families.flatMap((family, i) => (family.some((name) => codes.has(name)) ? [i] : [])));
const everyCode = (codes) =>
  classes.slice(1).map((name) => ({ classes: [classIndex[name]], share: codes.has(name) ? 1 : 0, weight: 1 }));
const judgedCodes = (codes) => ({
  labels: everyCode(codes),
  codes,
  families: familiesOf(codes.size > 0 ? codes : new Set(['none'])),
});

const fromGold = (corpus, weight) => (gold) => ({ corpus, id: gold.id, gold, judged: judgeGold(gold, weight, 1) });

/** A language model gives SR where the laboratory gives CR, and half of its Confront: there its labels say less. */
function silverLabels(codes) {
  const reflected = codes.has('SR') || codes.has('CR');
  const told = everyCode(codes).filter(({ classes: [k], share }) => {
    const name = classes[k];
    return name !== 'SR' && name !== 'CR' && !(name === 'CONFRONT' && share === 0);
  });
  const reflection = { classes: [classIndex.SR, classIndex.CR], share: reflected ? 1 : 0, weight: 1 };
  return { labels: [...told, reflection], codes, families: familiesOf(codes.size > 0 ? codes : new Set(['none'])) };
}

const talkShares = (talk) => (talk ? ['change', 'neutral', 'sustain'].map((each) => (each === talk ? 1 : 0)) : null);
const unsure = 0.5;

function readSilver(annomi) {
  const annomiById = new Map(annomi.map((each) => [each.gold.id, each]));
  return [...groupBy(readCsv('silver/silver-miti4.csv'), (row) => row.session_id)].flatMap(([id, rows]) => {
    const [corpus, ...rest] = id.split('-');
    const own = corpus === 'annomi' ? annomiById.get(rest.join('-')) : null;
    if (corpus === 'annomi' && !own) return [];
    const turns = own ? own.gold.session.turns : rows.map((row) => turnOf(row.turn, row.role, row.text));
    const byTurn = new Map(rows.map((row) => [row.turn, row]));
    const labelsOf = (turn) => {
      const row = byTurn.get(turn.id);
      if (row?.role !== 'clinician') return null;
      const judged = silverLabels(new Set(row.codes.split(' ').filter(Boolean)));
      const sure = row.certain === 'no' ? unsure : 1;
      return { ...judged, labels: judged.labels.map((label) => ({ ...label, weight: label.weight * sure })) };
    };
    const talkOf = (turn) => (own ? null : talkShares(byTurn.get(turn.id)?.client_talk));
    const group = own ? own.judged.group : (sameTalk.get(rest.join('-')) ?? rest.join('-'));
    return [judgedByTurns({ corpus: 'silver', id, group, weight: weights.silver, turns, labelsOf, talkOf })];
  });
}

const miscCodes = {
  SR: ['SR'],
  CR: ['CR'],
  RF: ['CR'],
  OQ: ['Q', 'SEEK'],
  CQ: ['Q', 'SEEK'],
  GI: ['GI'],
  AF: ['AF'],
  EC: ['EMPHASIZE'],
  CO: ['CONFRONT'],
  ADP: ['PERSUADE_WITH'],
  ADW: ['PERSUADE'],
  RCP: ['PERSUADE_WITH'],
  DI: ['PERSUADE', 'CONFRONT'],
  WA: ['PERSUADE', 'CONFRONT'],
  RCW: ['PERSUADE', 'CONFRONT'],
};

/** MISC codes pieces of a turn: utterances that share pieces are judged together. */
function readMisc(file) {
  return [...groupBy(readCsv(file), (row) => row.session_id)].map(([id, rows]) => {
    const pieces = new Map();
    const turns = [...groupBy(rows, (row) => row.volley)].map(([volley, own]) => {
      const said = own
        .map((row) => ({ text: row.text.trim(), codes: miscCodes[row.misc_fine] ?? [], fine: row.misc_fine }))
        .filter(({ text }) => text !== '');
      pieces.set(volley, said);
      const role = own[0].role === 'client' ? 'client' : 'clinician';
      return turnOf(volley, role, said.map(({ text }) => text).join(' '));
    });
    const judge = (turn, utterances) => judgePieces(pieces.get(turn.id), utterances);
    const talkOf = ({ id: turn }) => {
      const said = pieces.get(turn);
      const share = (end) => said.filter(({ fine }) => fine.endsWith(end)).length / said.length;
      return [share('+'), 1 - share('+') - share('-'), share('-')];
    };
    const group = sameTalk.get(id) ?? id;
    return {
      corpus: 'misc',
      id,
      gold: null,
      judged: { group, changeGoal: null, turns, weight: weights.misc, judge, talkOf },
    };
  });
}

function judgePieces(pieces, utterances) {
  const ends = [];
  for (const { text } of pieces) ends.push((ends.at(-1) ?? 0) + text.length + 1);
  const pieceAt = (place) => Math.min(pieces.length - 1, ends.filter((end) => end <= place).length);
  const bags = [];
  for (const [i, { tokens, start }] of utterances.entries()) {
    const first = pieceAt(tokens[0]?.start ?? start);
    const last = pieceAt(tokens.at(-1)?.start ?? start);
    const open = bags.at(-1);
    if (open && first <= open.last) Object.assign(open, { to: i + 1, last: Math.max(last, open.last) });
    else bags.push({ from: i, to: i + 1, first, last });
  }
  return bags.map(({ from, to, first, last }) => {
    const lengths = Array.from({ length: to - from }, () => 1);
    return {
      from,
      to,
      main: [],
      lengths,
      families: new Set(),
      codes: null,
      labels: miscLabels(pieces.slice(first, last + 1)),
    };
  });
}

/** Each piece has one of its codes, and no other code stands in the run. */
function miscLabels(pieces) {
  const named = new Set(pieces.flatMap(({ codes }) => codes));
  const present = new Set(pieces.filter(({ codes }) => codes.length > 0).map(({ codes }) => codes.join()));
  return [
    ...classes
      .slice(1)
      .filter((name) => !named.has(name))
      .map((name) => ({ classes: [classIndex[name]], share: 0, weight: 1 })),
    ...[...present].map((names) => ({
      classes: names.split(',').map((name) => classIndex[name]),
      share: 1,
      weight: 1,
    })),
  ];
}

/** Our own examples; a third of `en` is held out, and all of `en-held-out`. */
function readTextbook() {
  const read = (name) => parse(readFileSync(new URL(`../tests/coder/textbook/${name}.yaml`, import.meta.url), 'utf8'));
  const examples = [...read('en').filter(({ id }) => Number(id.replace(/\D/g, '')) % 3 !== 0), ...read('en-practice')];
  return examples.map(({ id, client, clinician, code }) => {
    const codes = new Set(code === null ? [] : [code]);
    const turns = [
      ...(client ? [turnOf('client', 'client', client)] : []),
      turnOf('clinician', 'clinician', clinician),
    ];
    const labelsOf = ({ role }) => (role === 'clinician' ? judgedCodes(codes) : null);
    return judgedByTurns({
      corpus: 'textbook',
      id,
      group: `textbook ${id}`,
      weight: weights.textbook,
      turns,
      labelsOf,
    });
  });
}

/** Talks invented for this project, of a language: one group a writer. */
export async function readWritten(language, rubric, weight = weights.written) {
  const writers = { en: 6, nb: 3, sv: 2 }[language];
  const all = [];
  for (let i = 1; i <= writers; i += 1) {
    const gold = await goldOf([`written/${language}${i}.csv`, `written/${language}${i}.globals.csv`], rubric);
    all.push(...gold.map((each) => fromGold('written', weight)({ ...each, group: `writer ${language}${i}` })));
  }
  return all;
}

/** All corpora in English. */
export async function readCorpora(rubric) {
  const annomi = (await goldOf(['annomi-dev.csv'], rubric))
    .map((gold) => ({ ...gold, group: sameTalk.get(gold.id) ?? gold.group }))
    .map(fromGold('annomi', weights.annomi));
  const casaa = await goldOf(['casaa-miti4-dev.csv', 'casaa-miti4-dev-globals.csv'], rubric);
  const all = [
    ...annomi,
    ...casaa.map(fromGold('casaa', weights.casaa)),
    ...readMisc('hlqc-misc-dev.csv'),
    ...readMisc('chatbot-misc-dev.csv'),
    ...readTextbook(),
    ...readSilver(annomi),
    ...(await readWritten('en', rubric)),
  ];
  return all.filter(({ corpus }) => weights[corpus] > 0);
}

const strippedWeight = 0.15;

/** The same session without punctuation and capitals, with little weight, so that a model copes with either. */
export function withoutPunctuation({ gold, judged }) {
  const weight = judged.weight * strippedWeight;
  if (gold) return judgeGold(stripSession(gold), weight, 1);
  const turns = judged.turns.map((turn) => ({ ...turn, text: stripPunctuation(turn.text) }));
  return { ...judged, turns: turns.filter(({ text }) => text !== ''), weight };
}
