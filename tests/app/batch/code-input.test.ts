import { afterAll, describe, expect, it } from 'vitest';
import { addToLibrary } from '../../../src/app/batch/batch-inputs.ts';
import { type BatchEntry, hashLibraryWork, hashWork } from '../../../src/app/batch/batch-setup.ts';
import { codeInput, scoreKept } from '../../../src/app/batch/code-input.ts';
import { findKept } from '../../../src/app/batch/code-session.ts';
import { openCodingKeeper } from '../../../src/app/batch/keep-codings.ts';
import { rubricRecord } from '../../../src/library/rubric-record.ts';
import { makeSqlitePlace } from '../../library/places.ts';
import { collect } from '../../library/sample-records.ts';
import { sampleInputs, sampleSetup } from './sample-batch.ts';

const setup = await sampleSetup();
const inputs = await sampleInputs();
const choosing = (choices: Partial<typeof setup.choices>) => ({ ...setup, choices: { ...setup.choices, ...choices } });
const place = await makeSqlitePlace();
afterAll(() => place.remove());

async function* entries(): AsyncGenerator<BatchEntry> {
  for (const input of inputs) yield { kind: 'input', input };
}

describe('a session coded into a library', () => {
  it('scores the same from its kept coding, and the same as from its file', async () => {
    const library = await place.open();
    await library.keepRubric(rubricRecord({ rubric: setup.rubric, sha256: setup.rubricSha256 }));
    const keeper = openCodingKeeper(library);
    const added = await collect(addToLibrary(entries(), library, () => {}));
    expect(added).toHaveLength(inputs.length);
    for (const [i, entry] of added.entries()) {
      if (entry.kind === 'unreadable') throw new Error(entry.unreadable.problem);
      const work = hashWork(entry.input, setup);
      const { lines, kept } = await codeInput(entry.input, work, setup);
      if (!kept) throw new Error('nothing to keep');
      expect(await keeper.keep(kept)).toBeNull();
      const found = await findKept(library, hashLibraryWork(entry.input, work));
      if (!found) throw new Error('not found again');
      expect(scoreKept(entry.input, work, found, setup)).toEqual(lines);
      const input = inputs[i];
      expect(input && (await codeInput(input, work, setup)).lines).toEqual(lines);
    }
  });

  it('is taken as the coder made it, also after a person corrected it', async () => {
    const library = await place.open();
    const [coding] = await collect(library.listCodings());
    if (!coding?.sourceHash) throw new Error('expected a coding');
    await library.reviseCoding(coding.id, 1, { notes: 'looked through', globals: {} }, 'K1');
    expect(await findKept(library, coding.sourceHash)).toEqual(coding);
  });
});

describe('hashWork', () => {
  const [input] = inputs;
  if (!input) throw new Error('expected a sample');
  const hash = hashWork(input, setup);

  it('changes with whatever the coding follows from', () => {
    const turns = input.session.turns.map((turn, i) => (i === 0 ? { ...turn, text: `${turn.text} Well.` } : turn));
    const others = [
      hashWork({ ...input, session: { ...input.session, turns } }, setup),
      hashWork({ ...input, session: { ...input.session, changeGoal: 'walk' } }, setup),
      hashWork(input, { ...setup, cuesSha256: 'other' }),
      hashWork(input, { ...setup, rubricSha256: 'other' }),
      hashWork(input, choosing({ seed: 43 })),
      hashWork(input, choosing({ language: 'en' })),
    ];
    expect(new Set([hash, ...others]).size).toBe(others.length + 1);
  });

  it('does not change with a seed that draws nothing', () => {
    const drawWhole = (seed: number) => hashWork(input, choosing({ segment: { method: 'whole' }, seed }));
    expect(drawWhole(1)).toBe(drawWhole(2));
  });
});
