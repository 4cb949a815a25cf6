/** The rubrics that come with the program, the default first. */
export const shippedRubrics = ['miti-4.2.1', 'miti-4.2.1-nav'] as const;

/** Whether a rubric of this id comes with the program. */
export function isShippedRubric(id: unknown): id is (typeof shippedRubrics)[number] {
  return shippedRubrics.some((each) => each === id);
}
