import { classIndex, families, familyShare, type Shares } from './classes.ts';
import { FeatureRow } from './features.ts';
import type { ModelTurn } from './model-turns.ts';

/** An utterance in the order of the session, with what the first stage says of it. */
interface Spot {
  readonly turn: number;
  readonly isNoise: boolean;
  /** Whether it breaks off with a dash, or goes on after one. */
  readonly breaksOff: boolean;
  readonly goesOn: boolean;
  readonly families: readonly number[];
  readonly shares: Shares;
}

const familyNames = ['question', 'reflection', 'input', 'other'] as const;
/** Weight of the shares of a session, which are small. */
const sessionWeight = 2;

/** For every row, what the first stage said of the utterances around and of the whole session. */
export function clinicianContext(first: readonly Shares[], turns: readonly ModelTurn[]): FeatureRow[] {
  const spots = spotsOf(first, turns);
  const session = describeSession(spots);
  const most = mostOfTurns(spots);
  return spots.map((spot, at) => {
    const row = new FeatureRow();
    for (const [name, share] of session) row.add('session', name, share);
    addNeighbour(row, 'before', spots, at, -1);
    addNeighbour(row, 'after', spots, at, 1);
    addRestOfTurn(row, spot, most.get(spot.turn) ?? []);
    addFamilies(row, 'own', '', spot);
    row.add('own', 'CR', spot.shares[classIndex.CR] as number);
    return row;
  });
}

function spotsOf(first: readonly Shares[], turns: readonly ModelTurn[]): Spot[] {
  const places = turns.flatMap(({ utterances }, turn) => utterances.map((each) => ({ turn, ...each })));
  return places.map(({ turn, utterance, isNoise }, i) => {
    const shares = first[i] as Shares;
    return {
      turn,
      isNoise,
      breaksOff: /-\s*$/.test(utterance.text.slice(-3)),
      goesOn: utterance.text.startsWith('-'),
      families: families.map((_, family) => familyShare(shares, family)),
      shares,
    };
  });
}

function addFamilies(row: FeatureRow, kind: string, of: string, { families: shares }: Spot): void {
  for (const [i, family] of familyNames.entries()) row.add(kind, of + family, shares[i] as number);
}

/** Mean shares over utterances that say something, and how much of the input persuades. */
function describeSession(spots: readonly Spot[]): readonly (readonly [name: string, share: number])[] {
  const real = spots.filter(({ isNoise }) => !isNoise);
  const mean = (of: (spot: Spot) => number) => real.reduce((sum, spot) => sum + of(spot), 0) / Math.max(1, real.length);
  const input = mean((spot) => spot.families[2] as number);
  const persuasion = mean((spot) => spot.shares[classIndex.PERSUADE] as number);
  const shares = familyNames.slice(0, 3).map((name, i) => {
    return [name, sessionWeight * mean((spot) => spot.families[i] as number)] as const;
  });
  return [...shares, ['persuasion', persuasion / Math.max(1e-6, input)]];
}

/** The utterance before or after; listening noises of other turns are passed over. */
function addNeighbour(row: FeatureRow, name: string, spots: readonly Spot[], at: number, step: 1 | -1): void {
  const own = spots[at] as Spot;
  let place = at + step;
  while (spots[place]?.isNoise && spots[place]?.turn !== own.turn) place += step;
  const other = spots[place];
  if (!other) return;
  const turns = Math.abs(other.turn - own.turn);
  const distance = turns === 0 ? 'same turn' : turns <= 2 ? 'next turn' : 'far';
  addFamilies(row, 'neighbour', `${name} ${distance} `, other);
  row.add('neighbour', `${name} ${distance} CR`, other.shares[classIndex.CR] as number);
  row.add('neighbour', `${name} ${distance} persuasion`, other.shares[classIndex.PERSUADE] as number);
  if (step < 0 && turns > 0 && (other.breaksOff || own.goesOn)) addFamilies(row, 'neighbour', 'goes on ', other);
}

/** The first families, as far as a turn holds them: of each the two largest shares of its utterances. */
type MostOfTurn = readonly (readonly [most: number, next: number])[];

function mostOfTurns(spots: readonly Spot[]): ReadonlyMap<number, MostOfTurn> {
  const turns = new Map<number, MostOfTurn>();
  for (const { turn, families: shares } of spots) {
    const before = turns.get(turn);
    const most = familyNames.slice(0, 3).map((_, i): readonly [number, number] => {
      const [first, second] = before?.[i] ?? [0, 0];
      const share = shares[i] as number;
      return share > first ? [share, first] : [first, Math.max(second, share)];
    });
    turns.set(turn, most);
  }
  return turns;
}

/** The most that another utterance of the turn has of each family. */
function addRestOfTurn(row: FeatureRow, { families: shares }: Spot, most: MostOfTurn): void {
  for (const [i, family] of familyNames.slice(0, 3).entries()) {
    const [first = 0, second = 0] = most[i] ?? [];
    row.add('turn rest', family, shares[i] === first ? second : first);
  }
}
