export function makeSecondCodings(options?: { readonly seed?: number }): Record<string, string>;
