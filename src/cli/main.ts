#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { readProgram } from '../data/program.ts';
import { InputFault } from '../instrument/input-fault.ts';
import { addAgreeCommand } from './commands/agree.ts';
import { addAssignCommand } from './commands/assign.ts';
import { addBatchCommand } from './commands/batch.ts';
import { addConsensusCommand } from './commands/consensus.ts';
import { addCalibrateCommand, addDriftCommand } from './commands/drift.ts';
import { addEvaluateCommand } from './commands/evaluate.ts';
import { addExportCommand } from './commands/export.ts';
import { addImportCommand } from './commands/import.ts';
import { addLibraryCommand } from './commands/library.ts';
import { addReportCommand } from './commands/report.ts';
import { addRubricCommand } from './commands/rubric.ts';
import { addScoreCommand } from './commands/score.ts';
import { addCodeCommand, addServeCommand } from './commands/serve.ts';
import { addCodingsCommand, addSessionsCommand } from './commands/sessions.ts';
import { addTrainCommand } from './commands/train.ts';
import { addWorkerCommand } from './commands/worker.ts';
import { exitCode } from './terminal/exit-code.ts';
import { printable } from './terminal/printable.ts';

const program = new Command('miti')
  .description('Score motivational-interviewing sessions with the MITI 4.2.1. Nothing leaves this machine.')
  .version(readProgram().version)
  .showHelpAfterError('(miti --help lists the commands)')
  .exitOverride();
addScoreCommand(program);
addEvaluateCommand(program);
addTrainCommand(program);
addRubricCommand(program);
addImportCommand(program);
addExportCommand(program);
addSessionsCommand(program);
addCodingsCommand(program);
addLibraryCommand(program);
addReportCommand(program);
addBatchCommand(program);
addAgreeCommand(program);
addAssignCommand(program);
addConsensusCommand(program);
addDriftCommand(program);
addCalibrateCommand(program);
addWorkerCommand(program);
addServeCommand(program);
addCodeCommand(program);

// A reader that has seen enough (`miti score ... | head`) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode.allDone);
  process.stderr.write(`miti: the output can't be written (${error.message}); free some space or write elsewhere\n`);
  process.exit(exitCode.nothingDone);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}

/** Known errors print one line; unknown ones are defects and keep their stack trace. */
function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.allDone : exitCode.nothingDone;
  if (!(error instanceof InputFault)) throw error;
  process.stderr.write(`miti: ${printable(error.message)}\n`);
  return exitCode.nothingDone;
}
