import { type Command, InvalidArgumentError, Option } from 'commander';
import { coderKinds } from '../../instrument/coding-schema.ts';

/** Adds the options by which sessions are chosen. */
export function addSessionFilter(command: Command): Command {
  return command
    .option('--caseworker <pseudonym>', 'sessions of this caseworker')
    .option('--client <pseudonym>', 'sessions with this client')
    .option('--session <name>', 'sessions of this name')
    .option('--language <code>', 'sessions in this language')
    .option('--tag <tag>', 'sessions with this tag')
    .option('--from <date>', 'sessions from this date on (YYYY-MM-DD)', parseDay)
    .option('--to <date>', 'sessions up to this date (YYYY-MM-DD)', parseDay);
}

/** Adds the options by which codings are chosen, those of their sessions included. */
export function addCodingFilter(command: Command): Command {
  return addSessionFilter(command)
    .option('--coder <pseudonym>', 'codings of this coder')
    .addOption(new Option('--coder-kind <kind>', 'codings of this kind of coder').choices(coderKinds))
    .addOption(new Option('--status <status>', 'codings of this status').choices(['draft', 'final']));
}

/** A calendar date of an option. */
export function parseDay(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime());
  if (isDay && date.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('write a day of the calendar as YYYY-MM-DD.');
}
