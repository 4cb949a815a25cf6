import { weighSession } from '../../coder/heuristic-coder.ts';
import { classes, classIndex, families, familyPlaces, type ModelClass } from '../../coder/model/classes.ts';
import { clientFeatures, talkContext, talkNames } from '../../coder/model/client-features.ts';
import { clinicianFeatures } from '../../coder/model/clinician-features.ts';
import { clinicianContext } from '../../coder/model/context-features.ts';
import { classOf } from '../../coder/model/decode.ts';
import { type ReadTurn, type ReadUtterance, readTurns } from '../../coder/model/session-reading.ts';
import { compileCues } from '../../coder/reading/compiled-cues.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import type { ClientTalk, CodedUtterance } from '../../instrument/coding.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { BehaviourClass } from '../evaluation/behaviour-class.ts';
import type { AnnomiClinicianLabels, AnnomiGold, CodedGold, GoldSession } from '../evaluation/gold-session.ts';
import { stripSession } from '../evaluation/strip-punctuation.ts';
import type { Label } from '../fitting/bag.ts';
import type { SessionBag, TrainingSession } from '../fitting/two-stages.ts';

/** A run of utterances that people judged together, and which families of codes they found in it. */
export interface JudgedBag extends SessionBag {
  readonly families: ReadonlySet<number>;
}

/** A client's turn that people judged: its row, and the place of what they found. */
export interface JudgedTalk extends SessionBag {
  readonly talk: number;
}

export interface TrainableClinician extends TrainingSession {
  readonly bags: readonly JudgedBag[];
}

export interface TrainableClient extends TrainingSession {
  readonly bags: readonly JudgedTalk[];
}

/** A coded session as training sees it: features of what was said, and what people judged. */
export interface TrainableSession {
  readonly gold: GoldSession;
  readonly clinician: TrainableClinician;
  readonly client: TrainableClient;
  /** The same words without punctuation and capitals, with little weight, so that a model copes with either. */
  readonly stripped: TrainingSession;
}

export interface TrainingGround {
  readonly rubric: Rubric;
  /** Cues of the language of all sessions. */
  readonly cues: Cues;
}

/** What a copy without punctuation counts beside its session. */
const STRIPPED_WEIGHT = 0.15;
/** What an utterance with a rare code counts for that code; without it, a model of few sessions never gives the code. */
const RARE_WEIGHT = 3;
const rare: ReadonlySet<ModelClass> = new Set(['PERSUADE', 'AF', 'SEEK', 'EMPHASIZE', 'CONFRONT']);
/** What the kind of a reflection counts where people judged turns by behaviours alone. */
const KIND_WEIGHT = 0.7;

/** Reads a gold session for training. */
export function readForTraining(gold: GoldSession, ground: TrainingGround): TrainableSession {
  const turns = readSession(gold, ground);
  const bare = stripSession(gold);
  const bareTurns = readSession(bare, ground);
  return {
    gold,
    clinician: readClinician(gold, turns, 1),
    client: readClient(gold, turns),
    stripped: readClinician(bare, bareTurns, STRIPPED_WEIGHT),
  };
}

function readSession({ session }: GoldSession, { rubric, cues }: TrainingGround): ReadTurn[] {
  return readTurns(weighSession(session.turns, { rubric, cues, changeGoal: session.changeGoal }), compileCues(cues));
}

function readClinician(gold: GoldSession, turns: readonly ReadTurn[], weight: number): TrainableClinician {
  const bags: JudgedBag[] = [];
  let row = 0;
  for (const [i, { utterances }] of turns.entries()) {
    const id = gold.session.turns[i]?.id ?? '';
    if (utterances.length > 0) bags.push(...judgeTurn(gold, id, utterances).map((bag) => shiftBag(bag, row)));
    row += utterances.length;
  }
  const rows = clinicianFeatures(turns);
  return { group: gold.group, rows, bags, weight, contextOf: (first) => clinicianContext(first, turns) };
}

function shiftBag(bag: JudgedBag, rows: number): JudgedBag {
  return { ...bag, from: bag.from + rows, to: bag.to + rows };
}

function judgeTurn(gold: GoldSession, id: string, utterances: readonly ReadUtterance[]): JudgedBag[] {
  return gold.scheme === 'annomi' ? judgeByLabels(gold, id, utterances) : judgeByCodes(gold, id, utterances);
}

const lengthsOf = (utterances: readonly ReadUtterance[]) => utterances.map(({ view }) => view.text.length);

/** AnnoMI's labels are of whole turns. */
function judgeByLabels({ labels }: AnnomiGold, id: string, utterances: readonly ReadUtterance[]): JudgedBag[] {
  const found = labels.get(id);
  if (found?.role !== 'clinician') return [];
  const named = new Set([...found.classes].flatMap((each) => familyNames.get(each) ?? []));
  return [
    {
      from: 0,
      to: utterances.length,
      labels: [...named3.map((family) => familyLabel(family, named.has(family))), ...kindLabels(found)],
      main: found.main === 'other' ? [] : [familyLabel(familyNames.get(found.main) ?? 0, true)],
      lengths: lengthsOf(utterances),
      families: named.size === 0 ? new Set([OTHER]) : named,
    },
  ];
}

const named3 = [0, 1, 2];
const OTHER = 3;
const familyNames: ReadonlyMap<BehaviourClass, number> = new Map([
  ['question', 0],
  ['reflection', 1],
  ['therapist_input', 2],
]);

function familyLabel(family: number, present: boolean): Label {
  return { classes: familyPlaces[family] ?? [], share: present ? 1 : 0, weight: 1 };
}

function kindLabels({ classes: found, complex }: AnnomiClinicianLabels): Label[] {
  const simple = found.has('reflection') && !complex;
  return [
    { classes: [classIndex.SR], share: simple ? 1 : 0, weight: KIND_WEIGHT },
    { classes: [classIndex.CR], share: complex ? 1 : 0, weight: KIND_WEIGHT },
  ];
}

/** Codes are of utterances; where people and program divide a turn differently, what lies between common places. */
function judgeByCodes({ coding, notJudged }: CodedGold, id: string, utterances: readonly ReadUtterance[]): JudgedBag[] {
  const turn = coding.turns.find((each) => each.id === id);
  if (turn?.role !== 'clinician' || notJudged.has(id)) return [];
  const goldEnds = placeEnds(turn.utterances.map(({ text }) => text));
  const ends = placeEnds(utterances.map(({ view }) => view.text));
  const bags: JudgedBag[] = [];
  let from = 0;
  let goldFrom = 0;
  for (const [i, end] of ends.entries()) {
    const isLast = i === ends.length - 1;
    if (!isLast && !goldEnds.includes(end)) continue;
    const goldTo = isLast ? goldEnds.length : goldEnds.lastIndexOf(end) + 1;
    bags.push(codedBag(turn.utterances.slice(goldFrom, goldTo), utterances.slice(from, i + 1), from));
    from = i + 1;
    goldFrom = goldTo;
  }
  return bags;
}

/** Where each text ends, counted in characters other than white space. */
function placeEnds(texts: readonly string[]): number[] {
  let end = 0;
  return texts.map((text) => {
    end += text.replaceAll(/\s+/gu, '').length;
    return end;
  });
}

function codedBag(given: readonly CodedUtterance[], utterances: readonly ReadUtterance[], from: number): JudgedBag {
  const present = new Set(given.map(({ code }) => classOf(code)));
  const total = given.reduce((sum, { text }) => sum + text.length, 0);
  const shareOf = (family: readonly ModelClass[]) =>
    given.reduce((sum, { text, code }) => sum + (family.includes(classOf(code)) ? text.length : 0), 0) /
    Math.max(1, total);
  const found = new Set(families.flatMap((family, i) => (family.some((name) => present.has(name)) ? [i] : [])));
  return {
    from,
    to: from + utterances.length,
    labels: classes.slice(1).map((name) => label(name, present.has(name))),
    main: named3
      .map((family) => ({ classes: familyPlaces[family] ?? [], share: shareOf(families[family] ?? []), weight: 1 }))
      .filter(({ share }) => share > 0),
    lengths: lengthsOf(utterances),
    families: found,
  };
}

function label(name: ModelClass, present: boolean): Label {
  const weight = present && rare.has(name) ? RARE_WEIGHT : 1;
  return { classes: [classIndex[name]], share: present ? 1 : 0, weight };
}

function readClient(gold: GoldSession, turns: readonly ReadTurn[]): TrainableClient {
  const talks = clientTalkOf(gold);
  const bags: JudgedTalk[] = [];
  let row = 0;
  for (const [i, { role }] of turns.entries()) {
    if (role !== 'client') continue;
    const talk = talks.get(gold.session.turns[i]?.id ?? '');
    const at = talk === undefined ? -1 : talkNames.indexOf(talk);
    if (at >= 0) {
      const labels = [{ classes: [at], share: 1, weight: 1 }];
      bags.push({ from: row, to: row + 1, labels, main: [], lengths: [1], talk: at });
    }
    row += 1;
  }
  const rows = clientFeatures(turns, gold.session.changeGoal);
  return { group: gold.group, rows, bags, weight: 1, contextOf: (first) => talkContext(first, turns) };
}

function clientTalkOf(gold: GoldSession): ReadonlyMap<string, ClientTalk> {
  if (gold.scheme === 'annomi') {
    return new Map(
      [...gold.labels].flatMap(([id, each]) => (each.role === 'client' ? [[id, each.talk] as const] : [])),
    );
  }
  return new Map(
    gold.coding.turns.flatMap((turn) =>
      turn.role === 'client' && turn.clientTalk !== null ? [[turn.id, turn.clientTalk] as const] : [],
    ),
  );
}
