import type { Role, Turn } from '../instrument/coding.ts';
import { type FaultDetails, InputFault } from '../instrument/input-fault.ts';
import type { RoleNames } from './role-names.ts';
import { cleanText } from './spoken-turns.ts';
import type { Session, SpokenTurn, Transcript } from './transcript.ts';

/** Who is who, as far as a user says. Labels are those of the transcript; capitals don't matter. */
export interface RoleChoice {
  readonly clinician?: string | undefined;
  readonly client?: string | undefined;
  readonly others?: readonly string[] | undefined;
}

/** What a turn without a speaker has for a label. */
const NO_SPEAKER = '(no speaker)';
/** Most speakers that a message lists. */
const MOST_LISTED = 8;

interface Speaker {
  /** Label in small letters, by which turns find their speaker. */
  readonly key: string;
  readonly label: string;
  readonly words: number;
  /** Whether the source leaves the role of some turn open. */
  readonly open: boolean;
  /** Roles the source states. */
  readonly stated: ReadonlySet<Role>;
}

interface Assigned {
  readonly roles: ReadonlyMap<string, Role>;
  readonly notes: readonly string[];
}

/**
 * Gives every turn a role: as the user says, else as the source states, else as the speaker's label is a known name.
 *
 * Nothing is guessed in silence. One speaker left beside a known clinician is the client, further ones beside a known
 * clinician and client are others, and a note says so. A clinician whom the user names is the only one.
 *
 * @throws InputFault listing the speakers and how much each spoke, where it can't be known who the clinician is, or which
 * of several speakers the client is
 */
export function assignRoles(transcript: Transcript, choice: RoleChoice, names: RoleNames): Session {
  const { id, language, changeGoal } = transcript;
  const place = `session "${id}"`;
  const turns = transcript.turns.map((turn) => (choice.clinician === undefined ? turn : withoutStatedClinician(turn)));
  const speakers = findSpeakers(turns);
  const chosen = readChoice(choice, speakers, place);
  const assigned = inferRoles(speakers, chosen, choice, names, place);
  const roleOf = (turn: SpokenTurn): Role => {
    const key = keyOf(turn.speaker);
    return chosen.get(key) ?? turn.role ?? assigned.roles.get(key) ?? 'other';
  };
  const lacking = turns.some((turn) => turn.speaker === null && turn.role === null);
  return {
    id,
    language,
    changeGoal,
    turns: turns.map((turn): Turn => ({ ...turn, speaker: turn.speaker ?? NO_SPEAKER, role: roleOf(turn) })),
    notes: [
      ...transcript.notes,
      ...(lacking ? ['turns without a speaker are taken as neither clinician nor client'] : []),
      ...assigned.notes,
    ],
  };
}

/** Where the user names the clinician, the source's word for another one doesn't stand. */
function withoutStatedClinician(turn: SpokenTurn): SpokenTurn {
  return turn.role === 'clinician' ? { ...turn, role: null } : turn;
}

function findSpeakers(turns: readonly SpokenTurn[]): Speaker[] {
  const speakers = new Map<string, { label: string; words: number; open: boolean; stated: Set<Role> }>();
  for (const { speaker: label, role, text } of turns) {
    if (label === null) continue;
    const key = keyOf(label);
    const speaker = speakers.get(key) ?? { label, words: 0, open: false, stated: new Set<Role>() };
    speakers.set(key, speaker);
    speaker.words += countBlanks(text) + 1;
    if (role === null) speaker.open = true;
    else speaker.stated.add(role);
  }
  return [...speakers].map(([key, speaker]) => ({ key, ...speaker }));
}

function countBlanks(text: string): number {
  let count = 0;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count += 1;
  return count;
}

function keyOf(label: string | null): string {
  return cleanText(label ?? '').toLowerCase();
}

/** The roles that the user gives, by speaker. */
function readChoice(choice: RoleChoice, speakers: readonly Speaker[], place: string): Map<string, Role> {
  const named: [string, Role][] = [];
  if (choice.clinician !== undefined) named.push([choice.clinician, 'clinician']);
  if (choice.client !== undefined) named.push([choice.client, 'client']);
  for (const other of choice.others ?? []) named.push([other, 'other']);
  const roles = new Map<string, Role>();
  for (const [label, role] of named) {
    const { key } = findSpeaker(label, speakers, place);
    const taken = roles.get(key);
    if (taken !== undefined && taken !== role) {
      throw new InputFault({
        place,
        problem: `"${label}" is named as ${taken} and as ${role}`,
        remedy: 'name it once',
      });
    }
    roles.set(key, role);
  }
  return roles;
}

/** The speaker of a label; what the transcript adds in parentheses may be left out, if that leaves no doubt. */
function findSpeaker(label: string, speakers: readonly Speaker[], place: string): Speaker {
  const exact = speakers.find(({ key }) => key === keyOf(label));
  const bare = speakers.filter(({ key }) => keyOf(key.replaceAll(/\([^()]*\)/g, ' ')) === keyOf(label));
  const found = exact ?? (bare.length === 1 ? bare[0] : undefined);
  if (found) return found;
  const problem = `nobody is called "${label}" (speakers: ${listSpeakers(speakers)})`;
  throw new InputFault({ place, problem, remedy: 'give a label as the transcript has it' });
}

/** Roles of the speakers whom neither the user nor the source gives one. */
function inferRoles(
  speakers: readonly Speaker[],
  chosen: ReadonlyMap<string, Role>,
  choice: RoleChoice,
  names: RoleNames,
  place: string,
): Assigned {
  const unchosen = speakers.filter(({ key }) => !chosen.has(key));
  const open = unchosen.filter((each) => each.open);
  if (open.length === 0) return { roles: new Map(), notes: [] };
  const given = new Set([...chosen.values(), ...unchosen.flatMap(({ stated }) => [...stated])]);
  if (choice.clinician !== undefined && speakers.length === 2) return onlyOther(open, given);

  const roles = rolesByName(open, given, names);
  const notes: string[] = [];
  const has = (role: Role) => given.has(role) || [...roles.values()].includes(role);
  const unknown = () => open.filter(({ key }) => !roles.has(key));
  const take = (speaker: Speaker, role: Role) => {
    roles.set(speaker.key, role);
    notes.push(`"${speaker.label}" is taken as the ${role}, being the only speaker whose role is not known otherwise`);
  };

  const [only, second] = unknown();
  if (!has('clinician')) {
    if (!choice.client || !only || second) throw unclearClinician(speakers, place);
    take(only, 'clinician');
  }
  if (!has('client')) {
    if (second) throw unclearClient(speakers, unknown(), place);
    if (only && !roles.has(only.key)) take(only, 'client');
  }
  const rest = unknown();
  for (const { key } of rest) roles.set(key, 'other');
  if (rest.length > 0) {
    const labels = rest.slice(0, MOST_LISTED).map(({ label }) => `"${label}"`);
    notes.push(`${labels.join(', ')} taken as neither clinician nor client`);
  }
  return { roles, notes };
}

/** The user has named the clinician and there is one other speaker. */
function onlyOther(open: readonly Speaker[], given: ReadonlySet<Role>): Assigned {
  const role = given.has('client') ? 'other' : 'client';
  return { roles: new Map(open.map(({ key }) => [key, role])), notes: [] };
}

/**
 * Roles by known names. Two different names for clinicians ("veileder" and "lege") leave open whose work is coded, so that
 * neither counts; where the user has named the clinician, no other name makes one.
 */
function rolesByName(open: readonly Speaker[], given: ReadonlySet<Role>, names: RoleNames): Map<string, Role> {
  const found = open.flatMap((speaker) => {
    const known = knownName(speaker.label, names);
    return known ? [{ key: speaker.key, ...known }] : [];
  });
  const clinicians = new Set(found.filter(({ role }) => role === 'clinician').map(({ name }) => name));
  const takesClinicians = clinicians.size <= 1 && !given.has('clinician');
  const counted = found.filter(({ role }) => role !== 'clinician' || takesClinicians);
  const roles = new Map(counted.map(({ key, role }) => [key, role]));
  const isDecided = given.has('clinician') || given.has('client') || counted.some(({ role }) => role !== 'other');
  if (isDecided || clinicians.size > 0) return roles;
  const unnamed = open.filter(({ key }) => !roles.has(key));
  return new Map([...roles, ...rolesByInitials(unnamed, names)]);
}

/** The role that a label's own words leave no doubt about; null where none is known, or two roles are. */
function knownName(label: string, names: RoleNames): { role: Role; name: string } | null {
  const parts = label.split(/[(),/–]| - /).map(baseName);
  const found = (['clinician', 'client', 'other'] as const).flatMap((role) =>
    parts.filter((part) => names[role].includes(part)).map((name) => ({ role, name })),
  );
  const [first] = found;
  return first && found.every(({ role }) => role === first.role) ? first : null;
}

/** Small letters, without a number or punctuation at the end: "Therapist 1:" is "therapist". */
function baseName(label: string): string {
  return keyOf(label)
    .replaceAll(/^["'<[]+/g, '')
    .replace(/[\s\d#_.:"'>\]-]{1,30}$/, '');
}

function rolesByInitials(speakers: readonly Speaker[], names: RoleNames): Map<string, Role> {
  const initialOf = ({ label }: Speaker) => baseName(label).toUpperCase();
  const present = new Set(speakers.map(initialOf));
  const pair = names.initials.find(
    (each) => present.size === 2 && present.has(each.clinician) && present.has(each.client),
  );
  if (!pair) return new Map();
  return new Map(speakers.map((each) => [each.key, initialOf(each) === pair.clinician ? 'clinician' : 'client']));
}

function unclearClinician(speakers: readonly Speaker[], place: string): InputFault {
  const problem = `the names of the speakers don't say who the clinician is (${listSpeakers(speakers)})`;
  return new InputFault({ place, problem, remedy: 'name the clinician with --clinician NAME' });
}

function unclearClient(speakers: readonly Speaker[], unknown: readonly Speaker[], place: string): InputFault {
  const details: FaultDetails = {
    place,
    problem: `it is not clear which of ${unknown.length} speakers is the client (${listSpeakers(speakers)})`,
    remedy: 'name the client with --client NAME',
  };
  return new InputFault(details);
}

/** "Kari 320 words, 62 %; Ola 200 words, 38 %", whoever spoke most first. */
function listSpeakers(speakers: readonly Speaker[]): string {
  const all = speakers.reduce((sum, { words }) => sum + words, 0);
  const listed = speakers
    .toSorted((a, b) => b.words - a.words)
    .slice(0, MOST_LISTED)
    .map(({ label, words }) => `${label} ${words} words, ${Math.round((100 * words) / all)} %`);
  const more = speakers.length - listed.length;
  return [...listed, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
