import { Command, CommanderError } from 'commander';
import { readProgram } from '../data/program.ts';
import { InputFault } from '../instrument/input-fault.ts';
import { addAgreeCommand } from './commands/agree.ts';
import { addAssignCommand } from './commands/assign.ts';
import { addBatchCommand } from './commands/batch.ts';
import { addCalibrateCommand } from './commands/calibrate.ts';
import { addConsensusCommand } from './commands/consensus.ts';
import { addDriftCommand } from './commands/drift.ts';
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
import { Terminal, type TerminalIo } from './terminal/terminal.ts';

/**
 * Runs one command. All that it reads and writes beside files goes through `io`, so that a test can run it as a process
 * does.
 *
 * @param args without the program's own name
 * @returns the exit code
 * @throws whatever is a defect of the program; a fault of the input is said in one line
 */
export async function runCli(args: readonly string[], io: TerminalIo): Promise<number> {
  const terminal = new Terminal(io);
  try {
    await buildProgram(terminal).parseAsync(args, { from: 'user' });
    return terminal.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.allDone : exitCode.nothingDone;
    if (!(error instanceof InputFault)) throw error;
    terminal.note(error.message);
    return exitCode.nothingDone;
  }
}

function buildProgram(terminal: Terminal): Command {
  const program = new Command('miti')
    .description('Score motivational-interviewing sessions with the MITI 4.2.1. Nothing leaves this machine.')
    .version(readProgram().version)
    .showHelpAfterError('(miti --help lists the commands)')
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => terminal.stdout.columns ?? 80,
      getErrHelpWidth: () => terminal.stderr.columns ?? 80,
    })
    .exitOverride();
  addScoreCommand(program, terminal);
  addEvaluateCommand(program, terminal);
  addTrainCommand(program, terminal);
  addRubricCommand(program, terminal);
  addImportCommand(program, terminal);
  addExportCommand(program, terminal);
  addSessionsCommand(program, terminal);
  addCodingsCommand(program, terminal);
  addLibraryCommand(program, terminal);
  addReportCommand(program, terminal);
  addBatchCommand(program, terminal);
  addAgreeCommand(program, terminal);
  addAssignCommand(program, terminal);
  addConsensusCommand(program, terminal);
  addDriftCommand(program, terminal);
  addCalibrateCommand(program, terminal);
  addWorkerCommand(program, terminal);
  addServeCommand(program, terminal);
  addCodeCommand(program, terminal);
  return program;
}
