import { classes, classIndex, families, familyPlaces, type ModelClass, talks } from '../../coder/model/classes.ts';
import { classOf } from '../../coder/model/decode.ts';
import type { Utterance } from '../../coder/reading/utterance.ts';
import { type SpokenUtterance, spokenUtterances } from '../../instrument/coding.ts';
import type { BehaviourClass } from '../evaluation/behaviour-class.ts';
import type { AnnomiClinicianLabels, AnnomiGold, CodedGold, GoldSession } from '../evaluation/gold-session.ts';
import type { Label } from '../fitting/bag.ts';
import type { JudgedBag, JudgedSession } from './trainable-session.ts';

/** What an utterance with a rare code counts for that code; without it, a model of few sessions never gives the code. */
const RARE_WEIGHT = 3;
const rare: ReadonlySet<ModelClass> = new Set(['PERSUADE', 'PERSUADE_WITH', 'AF', 'SEEK', 'EMPHASIZE', 'CONFRONT']);
/** What the kind of a reflection, and of input, counts where people judged turns by behaviours alone. */
const KIND_WEIGHT = 0.7;
const INPUT_WEIGHT = 0.5;

/**
 * A gold session as what people judged of its turns.
 *
 * @param weight what its labels count against those of other sessions
 * @param rareWeight what an utterance with a rare code counts for that code
 */
export function judgeGold(gold: GoldSession, weight = 1, rareWeight = RARE_WEIGHT): JudgedSession {
  return {
    group: gold.group,
    changeGoal: gold.session.changeGoal,
    turns: gold.session.turns,
    weight,
    judge: (turn, utterances) =>
      gold.scheme === 'annomi'
        ? judgeByLabels(gold, turn.id, utterances)
        : judgeByCodes(gold, turn.id, utterances, rareWeight),
    talkOf: (turn) => talkOf(gold, turn.id),
  };
}

function talkOf(gold: GoldSession, id: string): number[] | null {
  const found = gold.scheme === 'annomi' ? gold.labels.get(id) : gold.coding.turns.find((turn) => turn.id === id);
  if (found?.role !== 'client') return null;
  const talk = 'talk' in found ? found.talk : found.clientTalk;
  return talk === null ? null : talks.map((each) => (each === talk ? 1 : 0));
}

const lengthsOf = (utterances: readonly Utterance[]) => utterances.map(({ text }) => text.length);

const named3 = [0, 1, 2];
const OTHER = 3;
const familyNames: ReadonlyMap<BehaviourClass, number> = new Map([
  ['question', 0],
  ['reflection', 1],
  ['therapist_input', 2],
]);

/** AnnoMI's labels are of whole turns. */
function judgeByLabels({ labels }: AnnomiGold, id: string, utterances: readonly Utterance[]): JudgedBag[] {
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
      codes: null,
    },
  ];
}

function familyLabel(family: number, present: boolean): Label {
  return { classes: familyPlaces[family] ?? [], share: present ? 1 : 0, weight: 1 };
}

const inputClasses = {
  information: [classIndex.GI],
  advice: [classIndex.PERSUADE, classIndex.PERSUADE_WITH],
} as const;

function kindLabels({ classes: found, complex, input }: AnnomiClinicianLabels): Label[] {
  const simple = found.has('reflection') && !complex;
  return [
    { classes: [classIndex.SR], share: simple ? 1 : 0, weight: KIND_WEIGHT },
    { classes: [classIndex.CR], share: complex ? 1 : 0, weight: KIND_WEIGHT },
    ...(input === null ? [] : [{ classes: inputClasses[input], share: 1, weight: INPUT_WEIGHT }]),
  ];
}

/** Codes are of utterances; where people and program divide a turn differently, what lies between common places. */
function judgeByCodes(
  { coding, notJudged }: CodedGold,
  id: string,
  utterances: readonly Utterance[],
  rareWeight: number,
): JudgedBag[] {
  const turn = coding.turns.find((each) => each.id === id);
  if (turn?.role !== 'clinician' || notJudged.has(id)) return [];
  const given = spokenUtterances(turn);
  const goldEnds = placeEnds(given.map(({ text }) => text));
  const ends = placeEnds(utterances.map(({ text }) => text));
  const bags: JudgedBag[] = [];
  let from = 0;
  let goldFrom = 0;
  for (const [i, end] of ends.entries()) {
    const isLast = i === ends.length - 1;
    if (!isLast && !goldEnds.includes(end)) continue;
    const goldTo = isLast ? goldEnds.length : goldEnds.lastIndexOf(end) + 1;
    const bag = codedBag(given.slice(goldFrom, goldTo), utterances.slice(from, i + 1), rareWeight);
    bags.push({ ...bag, from, to: i + 1 });
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

function codedBag(
  given: readonly SpokenUtterance[],
  utterances: readonly Utterance[],
  rareWeight: number,
): Omit<JudgedBag, 'from' | 'to'> {
  const present = new Set(given.map(({ code }) => classOf(code)));
  const total = given.reduce((sum, { text }) => sum + text.length, 0);
  const shareOf = (family: readonly ModelClass[]) =>
    given.reduce((sum, { text, code }) => sum + (family.includes(classOf(code)) ? text.length : 0), 0) /
    Math.max(1, total);
  const found = new Set(families.flatMap((family, i) => (family.some((name) => present.has(name)) ? [i] : [])));
  return {
    labels: classes.slice(1).map((name) => label(name, present.has(name), rareWeight)),
    main: named3
      .map((family) => ({ classes: familyPlaces[family] ?? [], share: shareOf(families[family] ?? []), weight: 1 }))
      .filter(({ share }) => share > 0),
    lengths: lengthsOf(utterances),
    families: found,
    codes: new Set(given.flatMap(({ code }) => code ?? [])),
  };
}

function label(name: ModelClass, present: boolean, rareWeight: number): Label {
  const weight = present && rare.has(name) ? rareWeight : 1;
  return { classes: [classIndex[name]], share: present ? 1 : 0, weight };
}
