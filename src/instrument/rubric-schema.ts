import * as z from 'zod';
import { formulaTerms } from './formula.ts';

const text = z.string().trim().min(1);
const codeId = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'a code id is written in capitals, such as PERSUADE_WITH');
const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'an id starts with a small letter and has only letters and digits');
const rubricId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'a rubric id has only small letters, digits, dots and hyphens');

const example = z
  .strictObject({
    kind: z.enum(['hit', 'nearMiss', 'miss']),
    /** What the client had just said, where it matters. */
    client: text.optional(),
    clinician: text,
    /** What it is coded instead, for a near miss or a miss; null where it is not coded. */
    insteadCode: codeId.nullable().optional(),
    reason: text,
  })
  .refine((each) => each.kind === 'hit' || each.insteadCode !== undefined, {
    error: 'a near miss or a miss says what it is coded instead; null where it is not coded',
    path: ['insteadCode'],
  });

const code = z.strictObject({
  id: codeId,
  name: text,
  abbreviation: text,
  family: name,
  hotkey: z.string().length(1, 'a hotkey is one character'),
  definition: text,
  notFor: text.optional(),
  section: text,
  examples: z.array(example).min(1),
});

const family = z.strictObject({ id: name, name: text });

const exclusive = z.strictObject({
  id: z.string().min(1),
  /** Codes that share one place in a volley, the winner first. */
  codes: z.array(codeId).min(2),
  rule: text,
  section: text,
});

const volley = z.strictObject({
  /** Whose speech ends a volley. */
  endedBy: z.array(z.enum(['client', 'other'])).min(1),
  /** Codes that put something to the client: even a facilitative "yeah" answers them and so ends the volley. */
  answerable: z.array(codeId),
  /** Each code counts once a volley. */
  oncePerVolley: z.strictObject({ id: z.string().min(1), rule: text, section: text }),
  exclusive: z.array(exclusive),
});

const decisionRule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'a rule id is written in kebab-case'),
  rule: text,
  section: text,
});

const global = z
  .strictObject({
    id: name,
    name: text,
    abbreviation: text,
    component: name,
    scale: z.strictObject({ min: z.int(), max: z.int() }),
    default: z.int(),
    measures: text,
    anchors: z.record(z.string().regex(/^\d+$/, 'an anchor belongs to a whole point of the scale'), text),
    notes: z.array(text).default([]),
    section: text,
  })
  .refine((g) => g.scale.min < g.scale.max, {
    error: 'the scale must run from a lower to a higher point',
    path: ['scale'],
  })
  .refine((g) => g.scale.min <= g.default && g.default <= g.scale.max, {
    error: 'the default lies outside the scale',
    path: ['default'],
  })
  .refine((g) => Object.keys(g.anchors).every((point) => g.scale.min <= +point && +point <= g.scale.max), {
    error: 'an anchor lies outside the scale',
    path: ['anchors'],
  });

export const termSchema = z.union([z.strictObject({ count: codeId }), z.strictObject({ global: name })]);

const formula = z.union([
  z.strictObject({ sum: z.array(termSchema).min(1) }),
  z.strictObject({ mean: z.array(termSchema).min(1) }),
  z.strictObject({ ratio: z.strictObject({ of: z.array(termSchema).min(1), to: z.array(termSchema).min(1) }) }),
  z.strictObject({ percent: z.strictObject({ of: z.array(termSchema).min(1), to: z.array(termSchema).min(1) }) }),
]);

const measure = z.strictObject({
  id: name,
  name: text,
  abbreviation: text,
  unit: z.enum(['points', 'percent', 'ratio', 'count']),
  formula,
  section: text,
});

/** What is said of a measure that has reached no level: a level can't be called so. */
const levelWords = ['below', 'notSet', 'undefined'];
const levelId = name.refine((id) => !levelWords.includes(id), {
  error: `a level can't be called ${levelWords.join(', ')}: these say that none was reached`,
});

const proficiency = z.strictObject({
  /** What the thresholds rest on, such as "expert opinion". */
  basis: text,
  source: text,
  /** Levels from the lowest to the highest. */
  levels: z.array(z.strictObject({ id: levelId, name: text })),
  /** Lowest value of each level, a measure. A measure that the instrument sets no threshold for is left out. */
  thresholds: z.record(name, z.record(name, z.number())),
});

const segment = z.strictObject({
  recommendedSeconds: z.number().positive(),
  globalsHardBelowSeconds: z.number().nonnegative(),
  countsOnlyBelowSeconds: z.number().nonnegative(),
  /** Longer segments than this are no longer the recommended sample; one that runs over by a turn still is. */
  longAboveSeconds: z.number().positive(),
  /** Globals that can be rated where no change goal is named. */
  globalsWithoutChangeGoal: z.array(name),
  section: text,
});

const source = z.strictObject({ citation: text, note: text.optional() });

const rubricShape = z.strictObject({
  schema: z.literal('miti-rubric/1'),
  id: rubricId,
  name: text,
  version: text,
  source,
  families: z.array(family).min(1),
  codes: z.array(code).min(1),
  notCoded: z.strictObject({ rule: text, kinds: z.array(text), section: text }),
  volley,
  decisionRules: z.array(decisionRule),
  globals: z.array(global),
  measures: z.array(measure),
  proficiency,
  segment,
});

/** An instrument as data: codes, counting rules, globals, summary measures and thresholds. */
export const rubricSchema = rubricShape.superRefine((rubric, context) => {
  for (const { path, message } of crossReferenceFaults(rubric))
    context.addIssue({ code: 'custom', path: [...path], message });
});

/** A fault in a rubric: where in the data, and what is wrong with what to do. */
export interface RubricFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Validates data as a rubric.
 *
 * @returns the rubric, or every fault found in it (at least one)
 */
export function parseRubric(
  data: unknown,
):
  | { readonly ok: true; readonly rubric: z.infer<typeof rubricSchema> }
  | { readonly ok: false; readonly faults: readonly RubricFault[] } {
  const parsed = rubricSchema.safeParse(data);
  if (parsed.success) return { ok: true, rubric: parsed.data };
  return { ok: false, faults: parsed.error.issues.flatMap(describeIssue) };
}

function describeIssue(issue: z.core.$ZodIssue): RubricFault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such key; check its spelling' }));
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    const remedy = path.length === 1 ? '; write it, or take it from a shipped rubric with extends' : '';
    return [{ path, message: `is missing${remedy}` }];
  }
  return [{ path, message: issue.message }];
}

function crossReferenceFaults(rubric: z.infer<typeof rubricShape>): RubricFault[] {
  return [...duplicateFaults(rubric), ...referenceFaults(rubric), ...thresholdFaults(rubric)];
}

function duplicateFaults(rubric: z.infer<typeof rubricShape>): RubricFault[] {
  return [
    ...duplicates(rubric.families, 'families', 'id'),
    ...duplicates(rubric.codes, 'codes', 'id'),
    ...duplicates(rubric.codes, 'codes', 'hotkey'),
    ...duplicates(rubric.codes, 'codes', 'abbreviation'),
    ...duplicates(rubric.volley.exclusive, 'volley.exclusive', 'id'),
    ...duplicates(rubric.decisionRules, 'decisionRules', 'id'),
    ...duplicates(rubric.globals, 'globals', 'id'),
    ...duplicates(rubric.measures, 'measures', 'id'),
    ...duplicates(rubric.proficiency.levels, 'proficiency.levels', 'id'),
  ];
}

function duplicates<Key extends string>(items: readonly Record<Key, string>[], list: string, key: Key): RubricFault[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const known = seen.has(item[key]);
    seen.add(item[key]);
    if (!known) return [];
    return [
      { path: [...list.split('.'), index, key], message: `${key} "${item[key]}" is used twice; give each its own` },
    ];
  });
}

function referenceFaults(rubric: z.infer<typeof rubricShape>): RubricFault[] {
  const codes = new Set(rubric.codes.map((each) => each.id));
  const globals = new Set(rubric.globals.map((each) => each.id));
  const families = new Set(rubric.families.map((each) => each.id));
  const faults: RubricFault[] = [];
  const check = (known: Set<string>, kind: string, id: string, path: readonly (string | number)[]) => {
    if (known.has(id)) return;
    faults.push({ path, message: `no ${kind} has the id "${id}"; known: ${[...known].join(', ')}` });
  };
  rubric.codes.forEach((each, i) => {
    check(families, 'family', each.family, ['codes', i, 'family']);
    each.examples.forEach((one, j) => {
      if (one.insteadCode) check(codes, 'code', one.insteadCode, ['codes', i, 'examples', j, 'insteadCode']);
    });
  });
  rubric.volley.answerable.forEach((id, i) => void check(codes, 'code', id, ['volley', 'answerable', i]));
  rubric.volley.exclusive.forEach((each, i) => {
    each.codes.forEach((id, j) => check(codes, 'code', id, ['volley', 'exclusive', i, 'codes', j]));
  });
  rubric.measures.forEach((each, i) => {
    for (const one of formulaTerms(each.formula)) {
      if ('count' in one) check(codes, 'code', one.count, ['measures', i, 'formula']);
      else check(globals, 'global', one.global, ['measures', i, 'formula']);
    }
  });
  rubric.segment.globalsWithoutChangeGoal.forEach((id, i) =>
    check(globals, 'global', id, ['segment', 'globalsWithoutChangeGoal', i]),
  );
  return faults;
}

function thresholdFaults(rubric: z.infer<typeof rubricShape>): RubricFault[] {
  const measures = new Set(rubric.measures.map((each) => each.id));
  const levels = rubric.proficiency.levels.map((each) => each.id);
  return Object.entries(rubric.proficiency.thresholds).flatMap(([measureId, thresholds]) => {
    const path = ['proficiency', 'thresholds', measureId];
    if (!measures.has(measureId)) return [{ path, message: `no measure has the id "${measureId}"` }];
    const unknown = Object.keys(thresholds).filter((id) => !levels.includes(id));
    if (unknown.length > 0)
      return unknown.map((id) => ({ path: [...path, id], message: `no level has the id "${id}"` }));
    const outOfReach = Object.entries(thresholds).filter(([, value]) => !isReachable(rubric, measureId, value));
    if (outOfReach.length > 0) {
      const message = 'no session can have this value: it lies outside the scale of the measure';
      return outOfReach.map(([id]) => ({ path: [...path, id], message }));
    }
    const ordered = levels.map((id) => thresholds[id]).filter((value) => value !== undefined);
    const rising = ordered.every((value, i) => i === 0 || value > (ordered[i - 1] ?? -Infinity));
    return rising ? [] : [{ path, message: 'thresholds must rise from the lowest level to the highest' }];
  });
}

/** Whether a measure can have a value at all: points lie on the scale of its globals, the rest runs from 0. */
function isReachable(rubric: z.infer<typeof rubricShape>, measureId: string, value: number): boolean {
  const measure = rubric.measures.find(({ id }) => id === measureId);
  if (measure?.unit === 'percent') return 0 <= value && value <= 100;
  if (measure?.unit !== 'points') return value >= 0;
  const ids = formulaTerms(measure.formula).flatMap((each) => ('global' in each ? [each.global] : []));
  const scales = rubric.globals.filter(({ id }) => ids.includes(id)).map(({ scale }) => scale);
  return scales.every(({ min, max }) => min <= value && value <= max);
}
