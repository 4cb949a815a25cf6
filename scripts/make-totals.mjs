// Makes a spreadsheet as supervisors keep it: 200 coded sessions of 12 caseworkers over 14 months, drawn from a seed.
// Use: node scripts/make-totals.mjs totals.csv [--seed 1]    (or import makeTotals)
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

const header = ['Sesjon', 'Veileder', 'Bruker', 'Dato', 'Samtalenr', 'Koder', 'Endringsmål']
  .concat(['Fremme endringssnakk', 'Dempe motstandssnakk', 'Partnerskap', 'Empati'])
  .concat(['Gi informasjon', 'Overtale', 'Overtale med tillatelse', 'Spørsmål', 'Enkle refleksjoner'])
  .concat([
    'Komplekse refleksjoner',
    'Bekreftelser',
    'Søke samarbeid',
    'Understreke autonomi',
    'Konfrontere',
    'Merknad',
  ]);

const goals = ['gradert retur til arbeid', 'søke praksisplass', 'møte til samtaler', 'gå tur hver dag'];

/** Rows of cells under a header, in Norwegian, with decimal commas, dd.mm.yyyy and unknown values as labs have them. */
export function makeTotals({ seed = 1, sessions = 200, caseworkers = 12, months = 14 } = {}) {
  const generator = mersenne(seed);
  const draw = (from, to) => uniformInt(generator, from, to);
  const start = Date.UTC(2023, 2, 1);
  const days = Math.round((months * 365.25) / 12) - 1;
  const rows = Array.from({ length: sessions }, (_, at) => {
    const caseworker = (at % caseworkers) + 1;
    const date = new Date(start + Math.floor((at * days) / (sessions - 1)) * 86_400_000).toISOString().slice(0, 10);
    const [year, month, day] = date.split('-');
    const skill = draw(0, 2);
    const rating = () => Math.min(5, 2 + skill + draw(0, 1));
    const mean = draw(0, 9) === 0;
    const unknown = draw(0, 19) === 0;
    return [
      `S${String(at + 1).padStart(3, '0')}`,
      `V${String(caseworker).padStart(2, '0')}`,
      `B${String(Math.floor(at / 4) + 1).padStart(3, '0')}`,
      `${day}.${month}.${year}`,
      String((at % 4) + 1),
      `K${draw(1, 3)}`,
      goals[draw(0, goals.length - 1)],
      mean ? `${rating()},5`.replace('5,5', '4,5') : String(rating()),
      String(rating()),
      String(rating()),
      unknown ? 'mangler' : String(rating()),
      ...[draw(0, 12), draw(0, 6 - skill), draw(0, 3), draw(5, 40), draw(0, 20), draw(0, 15 + 5 * skill)].map(String),
      ...[draw(0, 8), draw(0, 5), draw(0, 4), unknown ? '' : draw(0, 2 - skill)].map(String),
      draw(0, 14) === 0 ? '=lyd; dårlig, men hørbar' : '',
    ];
  });
  return { header, rows };
}

/** The same as a file of a Nordic Excel: semicolons, and a byte order mark. */
export function totalsCsv(options) {
  const { header: names, rows } = makeTotals(options);
  const quote = (cell) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `\uFEFF${[names, ...rows].map((row) => row.map(quote).join(';')).join('\r\n')}\r\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [path, flag, seed] = process.argv.slice(2);
  if (path === undefined || (flag !== undefined && flag !== '--seed')) {
    console.error('use: node scripts/make-totals.mjs FILE [--seed NUMBER]');
    process.exit(2);
  }
  writeFileSync(path, totalsCsv({ seed: Number(seed ?? 1) }));
}
