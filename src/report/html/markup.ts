/** HTML that is safe to join: made by `html`, which escapes every text put into it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | null | readonly Part[];

/** A piece of HTML. Texts are escaped, other pieces are taken as they are, lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.map((string, at) => string + (at < parts.length ? write(parts[at] ?? null) : '')).join('') };
}

/** HTML that comes with the program, such as its own style sheet: never a text of a session. */
export function trusted(markup: string): Markup {
  return { markup };
}

function write(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'number') return `${part}`;
  if (typeof part === 'string') return escapeText(part);
  if ('markup' in part) return part.markup;
  return part.map(write).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** JSON for a script element: nothing in it can end the element or open a comment. */
export function scriptJson(value: unknown): Markup {
  const escaped = JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { markup: escaped };
}
