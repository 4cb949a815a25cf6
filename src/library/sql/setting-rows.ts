import type { Json } from '../changes.ts';
import type { Author } from '../library.ts';
import { parseRecord, personSchema } from '../records.ts';
import { type Context, inTransaction } from './context.ts';
import { readJson } from './json.ts';
import { ensurePerson } from './people-rows.ts';

export async function findSetting({ db }: Context, coder: string, name: string): Promise<Json> {
  const row = await db
    .selectFrom('coder_settings')
    .innerJoin('coders', 'coders.id', 'coder_settings.coder_id')
    .select('content')
    .where('pseudonym', '=', coder)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? readJson<Json>(row.content, `setting ${name} of coder ${coder}`) : null;
}

export async function keepSetting(
  context: Context,
  coder: string,
  name: string,
  setting: Json,
  by: Author,
): Promise<void> {
  const { pseudonym } = parseRecord(personSchema.pick({ pseudonym: true }), { pseudonym: coder }, 'coder');
  await inTransaction(context, async (tx) => {
    const coderId = await ensurePerson(tx, 'coders', pseudonym, null, by);
    const content = JSON.stringify(setting);
    await tx.db.deleteFrom('coder_settings').where('coder_id', '=', coderId).where('name', '=', name).execute();
    if (setting === null) return;
    await tx.db.insertInto('coder_settings').values({ coder_id: coderId, name, content }).execute();
  });
}
