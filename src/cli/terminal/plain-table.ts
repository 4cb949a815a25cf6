/** How tables of the terminal look: rules instead of boxes. */
export const plainTable = {
  chars: Object.fromEntries(
    ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
      .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
      .map((place) => [place, '']),
  ),
  style: { 'padding-left': 0, 'padding-right': 2, head: [], border: [] },
};

/** A table as text, without blanks at the ends of its lines. */
export function linesOf(table: { toString(): string }): string {
  return table.toString().replaceAll(/[ \t]+$/gm, '');
}
