import type { Rubric } from '../../instrument/rubric.ts';
import type { ScoreHeader, SessionScore } from '../../scoring/score-document.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { TextStyle } from '../terminal/text-style.ts';

export type OutputForm = 'table' | 'csv' | 'json';

/** Where scored sessions go, one at a time, so that ten thousand are never held at once. */
export interface ScoreOutput {
  readonly add: (session: SessionScore) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the output of `miti score`. Nothing is written before the first session: a run that scores none prints none. */
export function openScoreOutput(
  form: OutputForm,
  rubric: Rubric,
  header: ScoreHeader,
  terminal: Terminal,
): ScoreOutput {
  let isEmpty = true;
  const writer = writers[form](rubric, header, terminal.style);
  return {
    add: async (session) => {
      await terminal.print(await writer.next(session, isEmpty));
      isEmpty = false;
    },
    close: async () => {
      if (!isEmpty) await terminal.print(await writer.end());
    },
  };
}

interface Writer {
  readonly next: (session: SessionScore, isFirst: boolean) => string | Promise<string>;
  readonly end: () => string | Promise<string>;
}

const writers: Record<OutputForm, (rubric: Rubric, header: ScoreHeader, style: TextStyle) => Writer> = {
  json: (_rubric, { rubric, coder }) => ({
    next: (session, isFirst) => (isFirst ? jsonOpening({ rubric, coder }) : ',\n') + JSON.stringify(session),
    end: () => '\n]}\n',
  }),
  csv: (rubric, header) => ({
    next: async (session, isFirst) => {
      const { csvHeader, csvRow } = await import('../../scoring/score-csv.ts');
      return (isFirst ? csvHeader(rubric) : '') + csvRow(rubric, header, session);
    },
    end: () => '',
  }),
  table: (rubric, header, style) => {
    const sessions: SessionScore[] = [];
    return {
      // A table needs all its rows; of each session it keeps the scores, not the talk.
      next: (session) => {
        sessions.push(sessions.length === 0 ? session : { ...session, turns: [], volleys: [] });
        return '';
      },
      end: async () => `${await renderTable(rubric, header, sessions, style)}\n`,
    };
  },
};

function jsonOpening({ rubric, coder }: ScoreHeader): string {
  const start = JSON.stringify({ schema: 'miti-score/1', rubric, coder });
  return `${start.slice(0, -1)},"sessions":[\n`;
}

async function renderTable(
  rubric: Rubric,
  header: ScoreHeader,
  sessions: readonly SessionScore[],
  style: TextStyle,
): Promise<string> {
  // On demand: a script that asks for JSON or CSV needs no tables.
  const [{ renderSession }, { renderSessions }] = await Promise.all([
    import('./session-table.ts'),
    import('./sessions-table.ts'),
  ]);
  const [first] = sessions;
  if (sessions.length === 1 && first) return renderSession(style, rubric, header, first);
  return renderSessions(style, rubric, header, sessions);
}
