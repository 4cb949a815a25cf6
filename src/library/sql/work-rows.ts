import { sql } from 'kysely';
import type { CodingHead, NamedSession, SessionWork, WorkPage, WorkQuery, WorkStatus } from '../library.ts';
import type { CodingContent } from '../records.ts';
import type { Context } from './context.ts';
import type { Dialect } from './engine.ts';
import { readJson } from './json.ts';
import { orderedBy, sessionConditions } from './list-conditions.ts';
import { chunk } from './pages.ts';
import { findSummaries } from './session-rows.ts';

export async function listWork(context: Context, coder: string | null, query: WorkQuery): Promise<WorkPage> {
  const heads = await listHeads(context, coder, query);
  const wanted = query.status === undefined ? heads : heads.filter(({ status }) => status === query.status);
  const page = wanted.slice(query.offset, query.offset + query.limit);
  const statuses: Record<WorkStatus, number> = { open: 0, draft: 0, final: 0 };
  for (const { status } of heads) statuses[status] += 1;
  return { sessions: await fillIn(context, page), total: wanted.length, statuses };
}

interface Head {
  readonly id: string;
  readonly status: WorkStatus;
}

/** Every session of the filter by id and status alone, in the order of the list. */
async function listHeads({ db, dialect }: Context, coder: string | null, query: WorkQuery): Promise<Head[]> {
  const own = sql`select 1 from codings join coders on coders.id = codings.coder_id
    where codings.session_id = sessions.id and coders.pseudonym = ${coder}`;
  const rows = await db
    .selectFrom('sessions')
    .select([
      'sessions.id',
      sql<WorkStatus>`case when exists (${own} and codings.status = 'draft') then 'draft'
        when exists (${own}) then 'final' else 'open' end`.as('status'),
    ])
    .$if(query.search !== undefined, (it) =>
      it.select([
        ...(['sessions.label', 'sessions.date', 'sessions.client', 'sessions.change_goal'] as const),
        sql<string | null>`(select pseudonym from caseworkers where id = sessions.caseworker_id)`.as('caseworker'),
        joinedTags(dialect).as('tags'),
      ]),
    )
    .where((eb) => eb.and(sessionConditions(query)))
    .orderBy(orderedBy('date', 'sessions'))
    .execute();
  const search = query.search === undefined ? '' : folded(query.search);
  if (search === '') return rows;
  return rows.filter(({ change_goal, tags, ...row }) =>
    [nameOf(row, query), change_goal, tags].some((each) => folded(each ?? '').includes(search)),
  );
}

/** What is selected only where there is something to search for. */
type Named = Pick<NamedSession, 'id'> & { [Key in Exclude<keyof NamedSession, 'id'>]?: NamedSession[Key] | undefined };

function nameOf(
  { id, label = '', date = null, caseworker = null, client = null }: Named,
  query: Pick<WorkQuery, 'nameOf'>,
): string {
  return query.nameOf ? query.nameOf({ id, label, date, caseworker, client }) : label;
}

/** Databases fold only English letters, so that is done here. */
function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

function joinedTags(dialect: Dialect) {
  const joined = dialect === 'sqlite' ? sql`group_concat(tag, ' ')` : sql`string_agg(tag, ' ')`;
  return sql<string | null>`(select ${joined} from session_tags where session_id = sessions.id)`;
}

async function fillIn(context: Context, page: readonly Head[]): Promise<SessionWork[]> {
  const ids = page.map(({ id }) => id);
  const sessions = new Map((await findSummaries(context, ids)).map((each) => [each.id, each]));
  const codings = new Map<string, CodingHead[]>(ids.map((id) => [id, []]));
  for (const { sessionId, ...head } of await listCodingHeads(context, ids)) codings.get(sessionId)?.push(head);
  return page.flatMap(({ id, status }) => {
    const session = sessions.get(id);
    return session ? [{ session, status, codings: codings.get(id) ?? [] }] : [];
  });
}

async function listCodingHeads(
  { db }: Context,
  sessionIds: readonly string[],
): Promise<(CodingHead & { readonly sessionId: string })[]> {
  const heads: (CodingHead & { readonly sessionId: string })[] = [];
  for (const some of chunk(sessionIds)) {
    const rows = await db
      .selectFrom('codings')
      .innerJoin('coders', 'coders.id', 'codings.coder_id')
      .innerJoin('rubrics', 'rubrics.sha256', 'codings.rubric_sha256')
      .selectAll('codings')
      .select(['coders.pseudonym as coder', 'rubrics.id as rubric_id'])
      .where('session_id', 'in', some)
      .orderBy('codings.id', 'desc')
      .execute();
    for (const row of rows) {
      const { startedAt, finishedAt } = readJson<CodingContent>(row.content, `coding ${row.id}`);
      heads.push({
        id: row.id,
        sessionId: row.session_id,
        coder: { kind: row.coder_kind, id: row.coder, version: row.coder_version },
        rubric: { id: row.rubric_id, sha256: row.rubric_sha256 },
        status: row.status,
        startedAt,
        finishedAt,
      });
    }
  }
  return heads;
}

export async function listDrafts({ db }: Context, coder: string) {
  return db
    .selectFrom('codings')
    .innerJoin('coders', 'coders.id', 'codings.coder_id')
    .select(['codings.id as codingId', 'session_id as sessionId'])
    .where('pseudonym', '=', coder)
    .where('status', '=', 'draft')
    .orderBy('codings.id', 'desc')
    .execute();
}

export async function listChoices({ db }: Context) {
  const spoken = await db.selectFrom('sessions').select('language').distinct().orderBy('language').execute();
  const tagged = await db.selectFrom('session_tags').select('tag').distinct().orderBy('tag').execute();
  return { languages: spoken.flatMap(({ language }) => language ?? []), tags: tagged.map(({ tag }) => tag) };
}
