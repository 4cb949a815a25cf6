/** A value as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One place of a record that changed. A side that is missing says that the place did not exist. */
export interface Change {
  readonly path: readonly (string | number)[];
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * What differs between two values, as the smallest places that changed: objects are compared key by key, arrays of one
 * length entry by entry; an array whose length changed is one change.
 *
 * @returns nothing where they are equal
 */
export function findChanges(before: Json, after: Json, path: Change['path'] = []): Change[] {
  if (Object.is(before, after)) return [];
  if (isArray(before) && isArray(after) && before.length === after.length) {
    return before.flatMap((each, i) => findChanges(each, after[i] as Json, [...path, i]));
  }
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changesOfKey(before, after, key, path));
  }
  return [{ path, before, after }];
}

/** The value before its changes. The inverse of `findChanges`: `undoChanges(after, findChanges(before, after))` is `before`. */
export function undoChanges(value: Json, changes: readonly Change[]): Json {
  return changes.reduceRight<Json>((current, { path, before }) => replaceAt(current, path, before), value);
}

function changesOfKey(before: JsonObject, after: JsonObject, key: string, path: Change['path']): Change[] {
  const here = [...path, key];
  const [old, now] = [before[key], after[key]];
  if (!Object.hasOwn(before, key)) return [{ path: here, after: now as Json }];
  if (!Object.hasOwn(after, key)) return [{ path: here, before: old as Json }];
  return findChanges(old as Json, now as Json, here);
}

function replaceAt(value: Json, path: Change['path'], replacement: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return replacement as Json;
  if (isArray(value)) return value.map((each, i) => (i === step ? replaceAt(each, rest, replacement) : each));
  const entries = Object.entries(value as JsonObject);
  if (rest.length > 0) {
    return Object.fromEntries(
      entries.map(([key, each]) => [key, key === step ? replaceAt(each, rest, replacement) : each]),
    );
  }
  const others = entries.filter(([key]) => key !== step);
  return Object.fromEntries(replacement === undefined ? others : [...others, [step, replacement]]);
}

type JsonObject = { readonly [key: string]: Json };

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
