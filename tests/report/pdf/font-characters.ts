import { readFileSync } from 'node:fs';

/** Code points of the basic plane that a TrueType font has a glyph for, from its "cmap" table (format 4). */
export function codePointsOf(file: string): Set<number> {
  const font = readFileSync(file);
  const cmap = tableAt(font, 'cmap');
  const points = new Set<number>();
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at += 1) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * at);
    if (font.readUInt16BE(table) === 4) addSegments(font, table, points);
  }
  return points;
}

function tableAt(font: Buffer, tag: string): number {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no table "${tag}"`);
}

/** A segment maps its characters by adding a number, or by a list of glyphs. */
function addSegments(font: Buffer, table: number, points: Set<number>): void {
  const size = font.readUInt16BE(table + 6);
  for (let at = 0; at < size; at += 2) {
    const end = font.readUInt16BE(table + 14 + at);
    const start = font.readUInt16BE(table + 16 + size + at);
    const delta = font.readInt16BE(table + 16 + 2 * size + at);
    const list = table + 16 + 3 * size + at;
    const offset = font.readUInt16BE(list);
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const listed = offset === 0 ? point : font.readUInt16BE(list + offset + 2 * (point - start));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) points.add(point);
    }
  }
}
