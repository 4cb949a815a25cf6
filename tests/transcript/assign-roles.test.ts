import { describe, expect, test } from 'vitest';
import { loadRoleNames } from '../../src/data/load-language-data.ts';
import type { Role } from '../../src/instrument/coding.ts';
import { assignRoles, type RoleChoice } from '../../src/transcript/assign-roles.ts';
import type { SpokenTurn, Transcript } from '../../src/transcript/transcript.ts';

const names = await loadRoleNames();

/** A transcript of turns of a speaker, of a speaker with a stated role, or of so many words. */
function transcriptOf(...turns: (string | null | readonly [string, Role] | readonly [string, number])[]): Transcript {
  const spoken = turns.map((turn, at): SpokenTurn => {
    const [speaker, more] = typeof turn === 'object' && turn !== null ? turn : [turn, null];
    const text = typeof more === 'number' ? Array(more).fill('word').join(' ') : 'So it goes.';
    return {
      id: String(at),
      speaker,
      role: typeof more === 'string' ? more : null,
      startSeconds: null,
      endSeconds: null,
      text,
    };
  });
  return { id: 'talk', language: 'en', changeGoal: 'walking', turns: spoken, notes: ['as read'] };
}

function rolesOf(transcript: Transcript, choice: RoleChoice = {}): Record<string, Role> {
  const { turns } = assignRoles(transcript, choice, names);
  return Object.fromEntries(turns.map(({ speaker, role }) => [speaker, role]));
}

describe('known names', () => {
  test.each([
    ['Therapist', 'Client'],
    ['COUNSELOR', 'patient'],
    ['Therapist 1', 'Client 2'],
    ['T1', 'C1'],
    ['Kari (veileder)', 'Ola (sykmeldt)'],
    ['NAV-veileder', 'Bruker'],
    ['Saksbehandler:', 'klient'],
    ['Handläggare', 'Deltagare'],
    ['T', 'C'],
    ['t', 'p'],
    ['I', 'P'],
    ['V', 'B'],
    ['S', 'B'],
  ])('%s and %s', (clinician, client) => {
    expect(rolesOf(transcriptOf(client, clinician, client))).toEqual({ [clinician]: 'clinician', [client]: 'client' });
  });

  test('others in the room are neither', () => {
    const expected = { Veileder: 'clinician', Sykmeldt: 'client', Arbeidsgiver: 'other', Tolk: 'other' };
    expect(rolesOf(transcriptOf('Veileder', 'Sykmeldt', 'Arbeidsgiver', 'Tolk'))).toEqual(expected);
  });

  test('initials count beside others known by name', () => {
    expect(rolesOf(transcriptOf('T', 'C', 'Interpreter'))).toEqual({
      T: 'clinician',
      C: 'client',
      Interpreter: 'other',
    });
  });

  test('several clinicians of one name are all clinicians', () => {
    const expected = { 'Therapist 1': 'clinician', 'Therapist 2': 'clinician', Client: 'client' };
    expect(rolesOf(transcriptOf('Therapist 1', 'Client', 'Therapist 2'))).toEqual(expected);
  });

  test('the one speaker left beside a known clinician is the client, and a note says so', () => {
    const { turns, notes } = assignRoles(transcriptOf('Therapist', 'Anna', 'Employer'), {}, names);
    expect(turns.map(({ role }) => role)).toEqual(['clinician', 'client', 'other']);
    expect(notes).toEqual([
      'as read',
      '"Anna" is taken as the client, being the only speaker whose role is not known otherwise',
    ]);
  });

  test('whoever is left beside a known clinician and client is neither, and a note says so', () => {
    const { turns, notes } = assignRoles(transcriptOf('Therapist', 'Client', 'Anna', 'Bo'), {}, names);
    expect(turns.map(({ role }) => role)).toEqual(['clinician', 'client', 'other', 'other']);
    expect(notes).toEqual(['as read', '"Anna", "Bo" taken as neither clinician nor client']);
  });

  test('a clinician alone needs no client', () => {
    expect(rolesOf(transcriptOf('Therapist'))).toEqual({ Therapist: 'clinician' });
  });

  test('capitals in a label make no other speaker', () => {
    expect(rolesOf(transcriptOf('THERAPIST', 'Anna', 'therapist', 'ANNA'))).toMatchObject({
      Anna: 'client',
      ANNA: 'client',
    });
  });
});

describe('what is not known is asked for', () => {
  test('the fault lists the speakers by how much they spoke, and the session', () => {
    expect(() => rolesOf(transcriptOf(['Bo', 30], ['Anna', 90], ['Bo', 60], ['Cy', 20]))).toThrow(
      expect.objectContaining({
        name: 'InputFault',
        message:
          'session "talk": the names of the speakers don\'t say who the clinician is (Bo 90 words, 45 %; Anna 90 words, 45 %; Cy 20 words, 10 %); name the clinician with --clinician NAME',
      }),
    );
  });

  test('a long list is cut short', () => {
    const speakers = Array.from({ length: 12 }, (_, at) => `Guest ${String.fromCharCode(65 + at)}`);
    expect(() => rolesOf(transcriptOf(...speakers))).toThrow(/Guest H 3 words, 8 %; and 4 more\)/);
  });

  test.each([
    ['initials that may mean either', ['C', 'P']],
    ['initials with a stranger', ['T', 'C', 'M']],
    ['one initial and a name', ['T', 'Anna']],
    ['numbered speakers', ['SPEAKER_00', 'SPEAKER_01']],
    ['only the client is known', ['Client', 'Anna']],
    ['clinicians of two names', ['Veileder', 'Lege', 'Sykmeldt']],
    ['a label with two roles', ['Therapist (client)', 'Anna']],
    ['others only', ['Employer', 'Interpreter']],
  ])('%s', (_, speakers) => {
    expect(() => rolesOf(transcriptOf(...speakers))).toThrow('name the clinician with --clinician NAME');
  });

  test('which of several speakers is the client', () => {
    expect(() => rolesOf(transcriptOf('Therapist', 'Anna', 'Bo'))).toThrow(
      'session "talk": it is not clear which of 2 speakers is the client (Therapist 3 words, 33 %; Anna 3 words, 33 %; Bo 3 words, 33 %); name the client with --client NAME',
    );
  });
});

describe('what the user says', () => {
  test('one other speaker is the client, whatever they are called', () => {
    expect(rolesOf(transcriptOf('Kari', 'Ola'), { clinician: 'kari ' })).toEqual({ Kari: 'clinician', Ola: 'client' });
    expect(rolesOf(transcriptOf('Client', 'Therapist'), { clinician: 'Client' })).toEqual({
      Client: 'clinician',
      Therapist: 'client',
    });
  });

  test('counts more than what the source states', () => {
    const stated = transcriptOf(['Kari', 'clinician'], ['Ola', 'client']);
    expect(rolesOf(stated, { clinician: 'Ola' })).toEqual({ Kari: 'client', Ola: 'clinician' });
  });

  test('no other name makes a second clinician', () => {
    const { turns, notes } = assignRoles(
      transcriptOf('Veileder', 'Lege', 'Sykmeldt'),
      { clinician: 'Veileder' },
      names,
    );
    expect(turns.map(({ role }) => role)).toEqual(['clinician', 'other', 'client']);
    expect(notes).toEqual(['as read', '"Lege" taken as neither clinician nor client']);
  });

  test('client and others', () => {
    const choice = { clinician: 'A', client: 'C' };
    expect(rolesOf(transcriptOf('A', 'B', 'C'), choice)).toEqual({ A: 'clinician', B: 'other', C: 'client' });
    const others = { clinician: 'A', others: ['B'] };
    expect(rolesOf(transcriptOf('A', 'B', 'C'), others)).toEqual({ A: 'clinician', B: 'other', C: 'client' });
  });

  test('the client alone leaves one other speaker as the clinician, and a note says so', () => {
    const { turns, notes } = assignRoles(transcriptOf('A', 'B'), { client: 'A' }, names);
    expect(turns.map(({ role }) => role)).toEqual(['client', 'clinician']);
    expect(notes).toContain('"B" is taken as the clinician, being the only speaker whose role is not known otherwise');
  });

  test('what stands in parentheses may be left out where that leaves no doubt', () => {
    const guests = transcriptOf('Moe, Kari (guest)', 'Ola (a)', 'Ola (b)');
    expect(rolesOf(guests, { clinician: 'Moe, Kari', client: 'Ola (b)' })).toMatchObject({
      'Moe, Kari (guest)': 'clinician',
    });
    expect(() => rolesOf(guests, { clinician: 'Ola' })).toThrow('nobody is called "Ola"');
  });

  test.each<[string, RoleChoice, string]>([
    [
      'a name that nobody has',
      { clinician: 'Eva' },
      'session "talk": nobody is called "Eva" (speakers: A 3 words, 50 %; B 3 words, 50 %); give a label as the transcript has it',
    ],
    [
      'one speaker for two roles',
      { clinician: 'A', client: 'a' },
      'session "talk": "a" is named as clinician and as client; name it once',
    ],
  ])('%s', (_, choice, message) => {
    expect(() => rolesOf(transcriptOf('A', 'B'), choice)).toThrow(expect.objectContaining({ message }));
  });

  test('several others and no client named', () => {
    expect(() => rolesOf(transcriptOf('A', 'B', 'C'), { clinician: 'A' })).toThrow(
      'name the client with --client NAME',
    );
  });
});

describe('what the source states', () => {
  test('stands turn by turn, and counts more than names', () => {
    const stated = transcriptOf(['Client', 'clinician'], ['Anna', 'client'], ['Anna', 'other']);
    expect(assignRoles(stated, {}, names).turns.map(({ role }) => role)).toEqual(['clinician', 'client', 'other']);
  });

  test('helps to know the others', () => {
    expect(rolesOf(transcriptOf(['Kari', 'clinician'], 'Ola'))).toEqual({ Kari: 'clinician', Ola: 'client' });
  });
});

test('turns without a speaker are neither, and a note says so', () => {
  const { turns, notes } = assignRoles(transcriptOf('Therapist', null, 'Client'), {}, names);
  expect(turns.map(({ speaker, role }) => [speaker, role])).toEqual([
    ['Therapist', 'clinician'],
    ['(no speaker)', 'other'],
    ['Client', 'client'],
  ]);
  expect(notes).toEqual(['as read', 'turns without a speaker are taken as neither clinician nor client']);
});

test('the rest of the transcript stays as it is', () => {
  const transcript = transcriptOf('Therapist', 'Client');
  const session = assignRoles(transcript, {}, names);
  expect(session).toMatchObject({ id: 'talk', language: 'en', changeGoal: 'walking', notes: ['as read'] });
  expect(session.turns.map(({ role: _, ...turn }) => turn)).toEqual(
    transcript.turns.map(({ role: _, ...turn }) => turn),
  );
});
