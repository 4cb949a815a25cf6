import { describe, expect, it } from 'vitest';
import { describeLibraryPlace, parseLibraryPlace, resolveLibraryPlace } from '../../src/library/library-place.ts';

const linux = { option: undefined, environment: {}, platform: 'linux', homeFolder: '/home/k' };

describe('resolveLibraryPlace', () => {
  it.each([
    ['the data folder', linux, '/home/k/.local/share/miti/library.sqlite'],
    ['XDG_DATA_HOME', { ...linux, environment: { XDG_DATA_HOME: '/data' } }, '/data/miti/library.sqlite'],
    [
      'no relative XDG_DATA_HOME',
      { ...linux, environment: { XDG_DATA_HOME: 'data' } },
      '/home/k/.local/share/miti/library.sqlite',
    ],
    [
      'macOS',
      { ...linux, platform: 'darwin', homeFolder: '/Users/k' },
      '/Users/k/Library/Application Support/miti/library.sqlite',
    ],
    [
      'Windows',
      { ...linux, platform: 'win32', environment: { LOCALAPPDATA: 'C:\\Users\\k\\AppData\\Local' } },
      'C:\\Users\\k\\AppData\\Local\\miti\\library.sqlite',
    ],
    [
      'Windows without it',
      { ...linux, platform: 'win32', homeFolder: 'C:\\k' },
      'C:\\k\\AppData\\Local\\miti\\library.sqlite',
    ],
    ['MITI_LIBRARY', { ...linux, environment: { MITI_LIBRARY: 'own.sqlite' } }, 'own.sqlite'],
    ['--library first', { ...linux, option: 'a.sqlite', environment: { MITI_LIBRARY: 'own.sqlite' } }, 'a.sqlite'],
    [
      'not an empty MITI_LIBRARY',
      { ...linux, environment: { MITI_LIBRARY: '' } },
      '/home/k/.local/share/miti/library.sqlite',
    ],
  ])('takes %s', (_what, surroundings, path) => {
    expect(resolveLibraryPlace(surroundings)).toEqual({ kind: 'sqlite', path });
  });
});

describe('parseLibraryPlace', () => {
  it('takes both spellings of the scheme for PostgreSQL and drive letters for files', () => {
    expect(parseLibraryPlace('postgresql://h/db').kind).toBe('postgres');
    expect(parseLibraryPlace('postgres://h/db').kind).toBe('postgres');
    expect(parseLibraryPlace('C:\\data\\library.sqlite').kind).toBe('sqlite');
  });

  it.each([
    ['mysql://k:secret@h/db', /can't be kept at a mysql:\/\/ URL/],
    ['postgres://k:sec ret@h:port/db', /can't be read/],
    ['  ', /is empty/],
  ])('refuses %s without repeating a password', (place, message) => {
    expect(() => parseLibraryPlace(place)).toThrow(message);
    expect(() => parseLibraryPlace(place)).not.toThrow(/sec/);
  });
});

describe('describeLibraryPlace', () => {
  it.each([
    ['postgres://k:secret@db.example:5433/miti?password=secret', 'postgres://k@db.example:5433/miti'],
    ['postgresql:///miti?host=/run&password=secret', 'postgres:///miti'],
  ])('leaves the password out of %s', (url, told) => {
    expect(describeLibraryPlace({ kind: 'postgres', url })).toBe(told);
  });
});
