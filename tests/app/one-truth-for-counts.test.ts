import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherSessions } from '../../src/agreement/compared-sessions.ts';
import { readKeptCoding } from '../../src/app/agreement/codings-of-library.ts';
import type { BatchSetup } from '../../src/app/batch/batch-setup.ts';
import { codeInput, scoreKept } from '../../src/app/batch/code-input.ts';
import { recordScorer } from '../../src/app/record-scores.ts';
import { type FacilitativeTest, scoreSession } from '../../src/app/reports/gather-sessions.ts';
import { readReportSources } from '../../src/app/reports/report-sources.ts';
import { languageOfSession } from '../../src/app/session-language.ts';
import { documentOfRecord } from '../../src/app/workbench/coding/coding-content.ts';
import { countTurns } from '../../src/app/workbench/coding/open-coding.ts';
import { nynorskNote } from '../../src/coder/reading/session-language.ts';
import { loadCues, loadRoleNames } from '../../src/data/load-language-data.ts';
import { loadModel } from '../../src/data/load-model.ts';
import { loadRubric } from '../../src/data/load-rubric.ts';
import { readCodedCsv } from '../../src/exchange/coded-csv/read-coded-csv.ts';
import { codingColumns } from '../../src/exchange/exports/export-columns.ts';
import { codingRow } from '../../src/exchange/exports/export-rows.ts';
import { liftCodes } from '../../src/instrument/coded-turns.ts';
import type { CodedTurn, CoderKind, Coding } from '../../src/instrument/coding.ts';
import { parseVolleys } from '../../src/instrument/volley.ts';
import type { Library } from '../../src/library/library.ts';
import type { CodingRecord, SessionRecord } from '../../src/library/records.ts';
import { rubricRecord } from '../../src/library/rubric-record.ts';
import { scoreByHeuristics, scoreGivenCoding } from '../../src/scoring/score-session.ts';
import { assignRoles } from '../../src/transcript/assign-roles.ts';
import { readTranscripts } from '../../src/transcript/read-transcripts.ts';
import type { Session } from '../../src/transcript/transcript.ts';
import { scoreDocument } from '../../src/workbench/coding-log/coded-turns.ts';
import { makeSqlitePlace, type TestPlace } from '../library/places.ts';

const [{ rubric, sha256 }, cues, roleNames] = await Promise.all([
  loadRubric('miti-4.2.1'),
  loadCues(),
  loadRoleNames(),
]);
const choices = { segment: { method: 'whole' }, seed: 1, changeGoal: null, language: null } as const;
const setup: BatchSetup = {
  ...{ rubric, rubricSha256: sha256, cues, model: loadModel(), cuesSha256: '0'.repeat(64) },
  ...{ choices, programVersion: '0' },
};
const tags = [null, 'en', 'en-GB', 'eng', 'nb', 'nb-NO', 'nob', 'no', 'nor', 'nn', 'sv', 'sv-SE', 'swe', 'fi'];
const samples = 'samples';
const formats = readdirSync(samples).filter(
  (name) => /\.(vtt|srt|txt|json|docx|csv|eaf)$/.test(name) && !/^totals/.test(name),
);
const gold = readdirSync(join(samples, 'gold')).filter((name) => !name.endsWith('.globals.csv'));

interface Sample {
  readonly name: string;
  readonly session: Session;
  /** What people coded; null for a transcript without codes. */
  readonly codes: readonly CodedTurn[] | null;
}

/** The speakers of one sample have no names. */
const clinicianOf = (name: string) => (name === 'en-walking-again.json' ? { clinician: 'SPEAKER_00' } : {});

async function readTranscript(name: string): Promise<Sample> {
  const file = { path: name, bytes: readFileSync(join(samples, name)) };
  const [transcript] = (await readTranscripts(file, { format: undefined })).transcripts;
  if (!transcript) throw new Error(`${name} holds a session`);
  return { name, session: assignRoles(transcript, clinicianOf(name), roleNames), codes: null };
}

async function readGold(name: string): Promise<Sample> {
  const [session] = await readCodedCsv({ path: name, bytes: readFileSync(join(samples, 'gold', name)) }, rubric);
  if (!session) throw new Error(`${name} holds a session`);
  const turns = session.turns.map(({ id, speaker, role, startSeconds, endSeconds, text }) => ({
    ...{ id, speaker, role, startSeconds, endSeconds, text },
  }));
  return { name, session: { ...session, turns }, codes: session.turns };
}

/** A session whose words tell no language, so that its tag alone does. */
function wordless(): Sample {
  const spoken = (id: string, role: 'clinician' | 'client', text: string) => ({
    ...{ id, role, speaker: role, startSeconds: null, endSeconds: null, text },
  });
  const turns = [spoken('1', 'clinician', 'Oslo.'), spoken('2', 'client', 'Mm.'), spoken('3', 'clinician', 'Bergen.')];
  const coded: CodedTurn[] = turns.map((turn) =>
    turn.role === 'client'
      ? { ...turn, role: 'client', clientTalk: null }
      : {
          ...turn,
          role: 'clinician',
          utterances: [{ from: 0, to: turn.text.length, code: 'GI', confidence: null, reason: null }],
        },
  );
  return {
    name: 'wordless',
    session: { id: 'wordless', language: null, changeGoal: null, turns, notes: [] },
    codes: coded,
  };
}

const sources = await Promise.all([...formats.map(readTranscript), ...gold.map(readGold), wordless()]);
const source = (name: string) => ({ path: name, format: 'sample', sha256: '' });

/** What every way to a coding's counts has to say alike. */
interface Told {
  readonly volleys: number;
  readonly counts: Readonly<Record<string, number | undefined>>;
}

let at: TestPlace;
let library: Library;
let scoreRecord: Awaited<ReturnType<typeof recordScorer>>;
/** As reports have it. */
let isFacilitative: FacilitativeTest;

beforeAll(async () => {
  at = await makeSqlitePlace();
  library = await at.open();
  await library.keepRubric(rubricRecord({ rubric, sha256 }));
  await keepAll([wordless()]);
  scoreRecord = await recordScorer(library);
  ({ isFacilitative } = await readReportSources(library, { language: 'en', allowEstimates: false, quotes: 'none' }));
});
afterAll(() => at.remove());

/** A coding of a sample, as it was made and as the library has it. */
interface KeptCoding {
  readonly sample: Sample;
  readonly coding: Coding;
  readonly record: CodingRecord;
  readonly session: SessionRecord;
}

/** Keeps all codings of the samples, each session once. */
async function keepAll(samples: readonly Sample[]): Promise<KeptCoding[]> {
  const sessions = samples.map(({ session: { id, language, changeGoal, turns, notes } }) => {
    const transcript = { turns: turns.map((turn) => ({ ...turn })), notes: [...notes] };
    return { label: id, language, changeGoal, transcript };
  });
  const added = await library.addSessions(sessions, 'K1');
  const made = samples.flatMap((sample, i) =>
    codingsOf(sample).map((coding) => ({ sample, coding, sessionId: added[i]?.id ?? '' })),
  );
  const records = await library.addCodings(
    made.map(({ coding: { coder, turns }, sessionId }) => {
      const work = { kind: 'utterances' as const, turns: liftCodes(turns) };
      return { sessionId, coder, rubric: { id: rubric.id, sha256 }, work, status: 'final', softwareVersion: '0' };
    }),
    'K1',
  );
  return Promise.all(
    made.map(async ({ sample, coding, sessionId }, i) => {
      const record = await library.findCoding(records[i]?.id ?? '');
      const session = await library.findSession(sessionId);
      if (!record || !session) throw new Error('both were kept');
      return { sample, coding, record, session };
    }),
  );
}

const byHeuristics = new Map(
  sources
    .filter(({ name }) => name !== 'wordless')
    .map(({ name, session }) => [name, scoreByHeuristics(session, source(name), choices, setup).coding]),
);

/** The codings of a sample: the heuristic coder's, and people's by each kind of coder. */
function codingsOf({ session, name, codes }: Sample): Coding[] {
  const made = byHeuristics.get(name) ?? [];
  const kinds: CoderKind[] = codes === null ? [] : ['human', 'imported', 'consensus'];
  const given = kinds.map((kind) => ({
    ...{ coder: { kind, id: kind, version: null }, turns: codes ?? [], globals: {}, changeGoal: session.changeGoal },
  }));
  return [made, given].flat();
}

function scoreTells({ session, name }: Sample, coding: Coding): Told {
  const { scores } = scoreGivenCoding(session, source(name), choices, setup, coding);
  return { volleys: scores.volleys.length, counts: scores.counts };
}

async function otherWaysTell({
  sample,
  coding,
  record,
  session: kept,
}: KeptCoding): Promise<Record<string, Partial<Told>>> {
  const { session, name } = sample;
  const input = { session, source: source(name), libraryId: kept.id };
  const again = JSON.parse(scoreKept(input, '', record, setup).json) as { volleys: unknown[]; counts: Told['counts'] };
  const scored = await scoreRecord(record);
  const row = codingRow(rubric, scored);
  const cell = (column: string) => Number(row[codingColumns(rubric).findIndex((each) => each.name === column)]);
  const reported = await scoreSession(library, kept, { rubric, isFacilitative });
  const compared = await readKeptCoding(library, record, cues);
  const other = { ...compared, coder: { ...compared.coder, id: 'another' } };
  const [session_] = gatherSessions([compared, other], rubric).sessions;
  const spoken = languageOfSession(kept, cues);
  const turns = countTurns(kept.transcript?.turns ?? [], spoken);
  const document = documentOfRecord(record, rubric, kept.transcript?.turns ?? null);
  const page = document && scoreDocument(rubric, document, turns);
  const work = compared.work.kind === 'utterances' ? compared.work.turns : [];
  return {
    batch: { volleys: again.volleys.length, counts: again.counts },
    'codings show': { volleys: scored.scores.volleys ?? -1, counts: scored.scores.counts },
    export: { volleys: cell('volleys'), counts: Object.fromEntries(rubric.codes.map(({ id }) => [id, cell(id)])) },
    report: { counts: reported.find((each) => each.record.id === record.id)?.counts ?? {} },
    agree: {
      volleys: parseVolleys(work, rubric.volley, compared.isFacilitative).length,
      counts: session_?.codings.get(coding.coder.id)?.counts ?? {},
    },
    page: { volleys: page?.volleys.length ?? -1, counts: page?.counts ?? {} },
  };
}

describe.each(tags)('a session tagged %s', (language) => {
  it('has the same counts and volleys in every command and page', async () => {
    const tagged = sources.map((sample) => ({ ...sample, session: { ...sample.session, language } }));
    for (const kept of await keepAll(tagged)) {
      const expected = scoreTells(kept.sample, kept.coding);
      for (const [way, told] of Object.entries(await otherWaysTell(kept))) {
        const where = `${kept.sample.name}, ${kept.coding.coder.kind}, ${way}`;
        expect({ where, ...expected, ...told }).toEqual({ where, ...expected });
      }
    }
  });

  it('has them in a batch as in a score', async () => {
    for (const { name, session } of sources.filter(({ codes }) => codes === null)) {
      const input = { session: { ...session, language }, source: source(name), libraryId: null };
      const { lines } = await codeInput(input, '', setup);
      const { coding, scores } = scoreByHeuristics(input.session, input.source, choices, setup);
      const told = JSON.parse(lines.json) as { volleys: unknown[]; counts: Told['counts'] };
      expect(told.volleys).toHaveLength(scores.volleys.length);
      expect(told.counts).toEqual(scores.counts);
      expect(coding.turns).toHaveLength(session.turns.length);
    }
  });
});

describe('a session whose words tell no language', () => {
  const volleysOf = (language: string | null) => {
    const { session, codes } = wordless();
    const coding = { coder: { kind: 'human', id: 'K1', version: null }, turns: codes ?? [], globals: {} } as const;
    const given = { ...coding, changeGoal: null };
    return scoreGivenCoding({ ...session, language }, source('wordless'), choices, setup, given);
  };

  it.each(['en', 'en-GB', 'nb', 'nb-NO', 'nob', 'no', 'nor', 'nn', 'sv-SE'])('is read by its tag %s', (language) => {
    expect(volleysOf(language).scores.volleys).toHaveLength(1);
  });

  it.each([null, 'fi'])('is read without cues where its tag is %s', (language) => {
    const { scores, warnings } = volleysOf(language);
    expect(scores.volleys).toHaveLength(2);
    expect(warnings.map(({ code }) => code)).toContain('listening-noises-unknown');
  });

  it('is read with the cues of Bokmål where it is in Nynorsk, and says so', () => {
    const { language, warnings } = volleysOf('nn');
    expect(language).toBe('nb');
    expect(warnings).toContainEqual({ code: 'related-language', message: nynorskNote });
  });
});
