// Reads the coded corpora that the shipped model is trained on, from ../shared/data (not part of this project), and our
// own textbook. Every corpus becomes sessions: { corpus, id, group, topic, turns: [{ role, text, pieces?, gold, labels }] }.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { parse } from 'yaml';

export const talks = ['change', 'neutral', 'sustain'];

function readCsv(folder, file) {
  const text = readFileSync(`${folder}/${file}`, 'utf8').replace(/^\uFEFF/, '');
  return Papa.parse(text, { header: true, skipEmptyLines: true }).data;
}

function readTextbook(name) {
  return parse(readFileSync(new URL(`../tests/coder/textbook/${name}.yaml`, import.meta.url), 'utf8'));
}

const groupBy = (rows, key) => [...(Map.groupBy ? Map.groupBy(rows, key) : grouped(rows, key))];
function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
const share = (rows, test) => rows.filter(test).length / rows.length;
const isTrue = (value) => value === 'True';

/** @param place gives the number of a class */
export function readCorpora(folder, place, classes) {
  const of = (...names) => names.map((name) => place[name]);
  const label = (names, part, weight = 1) => ({ classes: of(...names), share: part, weight });
  const families = { question: of('Q', 'SEEK'), reflection: of('SR', 'CR'), therapist_input: of('GI', 'PERSUADE') };

  function annomiTurn(rows) {
    const [first] = rows;
    if (first.interlocutor === 'client')
      return {
        role: 'client',
        text: first.utterance_text,
        gold: first.client_talk_type,
        soft: talks.map((talk) => share(rows, (row) => row.client_talk_type === talk)),
      };
    const labels = [
      label(
        ['Q', 'SEEK'],
        share(rows, (row) => isTrue(row.question_exists)),
      ),
      label(
        ['SR', 'CR'],
        share(rows, (row) => isTrue(row.reflection_exists)),
      ),
      label(
        ['GI', 'PERSUADE'],
        share(rows, (row) => isTrue(row.therapist_input_exists)),
      ),
      label(
        ['SR'],
        share(rows, (row) => row.reflection_subtype === 'simple'),
        0.7,
      ),
      label(
        ['CR'],
        share(rows, (row) => row.reflection_subtype === 'complex'),
        0.7,
      ),
    ];
    const gi = share(rows, (row) => row.therapist_input_subtype === 'information');
    const advice = share(rows, (row) => row.therapist_input_subtype === 'advice');
    if (gi > 0) labels.push(label(['GI'], 1, 0.5 * gi));
    if (advice > 0) labels.push(label(['PERSUADE'], 1, 0.5 * advice));
    const main = Object.entries(families).map(([name, list]) => ({
      classes: list,
      share: share(rows, (row) => row.main_therapist_behaviour === name),
      weight: 1,
    }));
    const gold = {
      main: first.main_therapist_behaviour,
      question: isTrue(first.question_exists),
      reflection: isTrue(first.reflection_exists),
      therapist_input: isTrue(first.therapist_input_exists),
      complex: first.reflection_subtype === 'complex',
    };
    return { role: 'clinician', text: first.utterance_text, labels, main: main.filter((each) => each.share > 0), gold };
  }

  const annomi = groupBy(readCsv(folder, 'annomi-dev.csv'), (row) => row.transcript_id).map(([id, rows]) => ({
    corpus: 'annomi',
    id,
    group: rows[0].video_url,
    topic: rows[0].topic,
    turns: groupBy(rows, (row) => row.utterance_id).map(([, each]) => annomiTurn(each)),
  }));

  const merged = { PERSUADE_WITH: 'PERSUADE' };
  const everyClass = (codes) => classes.slice(1).map((name) => label([name], codes.has(name) ? 1 : 0));
  const casaa = groupBy(readCsv(folder, 'casaa-miti4-dev.csv'), (row) => row.session_id).map(([id, rows]) => ({
    corpus: 'casaa',
    id,
    group: id,
    topic: null,
    turns: rows.map((row) => {
      if (row.role !== 'clinician') return { role: row.role, text: row.text };
      const codes = new Set(
        row.codes
          .split(' ')
          .filter(Boolean)
          .map((code) => merged[code] ?? code),
      );
      const coded = row.coded === 'yes';
      return { role: 'clinician', text: row.text, gold: { codes, coded }, ...(coded && { labels: everyClass(codes) }) };
    }),
  }));

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
    ADP: ['PERSUADE'],
    ADW: ['PERSUADE'],
    RCP: ['PERSUADE'],
    DI: ['PERSUADE', 'CONFRONT'],
    WA: ['PERSUADE', 'CONFRONT'],
    RCW: ['PERSUADE', 'CONFRONT'],
  };
  const misc = (corpus, file) =>
    groupBy(readCsv(folder, file), (row) => row.session_id).map(([id, rows]) => ({
      corpus,
      id,
      group: id,
      topic: null,
      turns: groupBy(rows, (row) => row.volley).map(([, each]) => {
        const pieces = each
          .map((row) => ({
            text: row.text.trim(),
            codes: miscCodes[row.misc_fine] ?? [],
            talk: /\+$/.test(row.misc_fine) ? 'change' : /-$/.test(row.misc_fine) ? 'sustain' : 'neutral',
          }))
          .filter((piece) => piece.text !== '');
        const role = each[0].role === 'client' ? 'client' : 'clinician';
        const text = pieces.map((piece) => piece.text).join(' ');
        const soft = talks.map((talk) => share(pieces, (piece) => piece.talk === talk));
        return role === 'client' ? { role, text, soft } : { role, text, pieces };
      }),
    }));

  const textbook = [
    ...readTextbook('en').filter(({ id }) => Number(id.replace(/\D/g, '')) % 3 !== 0),
    ...readTextbook('en-practice'),
  ].map(({ id, client, clinician, code }) => {
    const codes = new Set(code === null ? [] : [merged[code] ?? code]);
    const turn = {
      role: 'clinician',
      text: clinician,
      gold: { codes, code, coded: true },
      labels: everyClass(codes),
    };
    return {
      corpus: 'textbook',
      id,
      group: `textbook ${id}`,
      topic: null,
      turns: [...(client ? [{ role: 'client', text: client }] : []), turn],
    };
  });

  return {
    annomi,
    casaa,
    hlqc: misc('hlqc', 'hlqc-misc-dev.csv'),
    chatbot: misc('chatbot', 'chatbot-misc-dev.csv'),
    textbook,
  };
}

/** Labels of a run of pieces: each piece has one of its codes, and no other code stands in the run. */
export function miscLabels(pieces, place, classes) {
  const named = new Set(pieces.flatMap((piece) => piece.codes));
  const absent = classes.slice(1).filter((name) => !named.has(name));
  const present = new Set(pieces.filter((piece) => piece.codes.length > 0).map((piece) => piece.codes.join()));
  return [
    ...absent.map((name) => ({ classes: [place[name]], share: 0, weight: 1 })),
    ...[...present].map((names) => ({ classes: names.split(',').map((name) => place[name]), share: 1, weight: 1 })),
  ];
}

/** What a speech recogniser would give: small letters, no punctuation. Style 0 drops marks, style 1 leaves blanks and apostrophes. */
export function stripText(text, style) {
  const small = text.toLowerCase().replace(/[\u2019\u2018]/g, "'");
  const bare = style === 0 ? small.replace(/[^\p{L}\p{N}_\s]/gu, '') : small.replace(/[^\p{L}\p{N}\s']/gu, ' ');
  return bare.replace(/\s+/g, ' ').trim();
}
