#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { InputFault } from '../instrument/input-fault.ts';
import { addAgreeCommand } from './agree.ts';
import { addAssignCommand } from './assign.ts';
import { addBatchCommand } from './batch.ts';
import { addConsensusCommand } from './consensus.ts';
import { addCalibrateCommand, addDriftCommand } from './drift.ts';
import { addEvaluateCommand } from './evaluate.ts';
import { exitCode } from './exit-code.ts';
import { addExportCommand } from './export.ts';
import { addImportCommand } from './import.ts';
import { addLibraryCommand } from './library.ts';
import { printable } from './printable.ts';
import { readProgram } from './program.ts';
import { addReportCommand } from './report.ts';
import { addRubricCommand } from './rubric.ts';
import { addScoreCommand } from './score.ts';
import { addCodeCommand, addServeCommand } from './serve.ts';
import { addCodingsCommand, addSessionsCommand } from './sessions.ts';
import { addTrainCommand } from './train.ts';
import { addWorkerCommand } from './worker.ts';

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
