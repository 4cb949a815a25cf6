import * as z from 'zod';

/**
 * Keys by action. An action is `code:CR`, `talk:change` or a name of the page's own such as `nextUtterance`; a key is
 * written as `KeyboardEvent.key` has it, with `Ctrl+`, `Alt+` and `Meta+` in front in this order.
 */
export const keyMap = z.record(
  z.string().regex(/^[a-z][A-Za-z]{0,40}(:[A-Za-z0-9_-]{1,60})?$/),
  z.string().min(1).max(40),
);
export type KeyMap = Readonly<z.infer<typeof keyMap>>;

/** GET and PUT `paths.keys`. Null goes back to the rubric's keys. A map in which two actions share a key is refused. */
export const keysBody = z.strictObject({ keys: keyMap.nullable() });
export type KeysBody = z.infer<typeof keysBody>;
