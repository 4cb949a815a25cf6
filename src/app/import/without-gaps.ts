type WithoutGaps<Details> = { [Key in keyof Details]?: NonNullable<Details[Key]> };

/** What is known alone: neither null nor undefined. */
export function withoutGaps<Details extends object>(details: Details): WithoutGaps<Details> {
  const entries = Object.entries(details).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as WithoutGaps<Details>;
}
