import type { ExportColumn } from './export-columns.ts';

/** Statistics programs for which an export writes a reader beside the CSV. */
export const statisticsPrograms = ['r', 'spss', 'stata'] as const;
export type StatisticsProgram = (typeof statisticsPrograms)[number];

/** A file that reads the CSV into a statistics program, with types and labels. */
export interface StatisticsReader {
  readonly ending: string;
  readonly write: (csvName: string, columns: readonly ExportColumn[]) => string;
}

export const statisticsReaders: Readonly<Record<StatisticsProgram, StatisticsReader>> = {
  r: { ending: 'R', write: writeR },
  spss: { ending: 'sps', write: writeSpss },
  stata: { ending: 'do', write: writeStata },
};

/** Base R alone: nothing has to be installed. */
function writeR(csvName: string, columns: readonly ExportColumn[]): string {
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const classes = columns.map(({ name, type }) => {
    const kind = type === 'number' ? 'numeric' : type === 'date' ? 'Date' : 'character';
    return `  ${quoted(name)} = "${kind}"`;
  });
  const factors = columns.flatMap(({ name, values }) => {
    if (!values) return [];
    const [levels, labels] = [Object.keys(values), Object.values(values)].map((each) => each.map(quoted).join(', '));
    return [
      `codings[[${quoted(name)}]] <- factor(codings[[${quoted(name)}]], levels = c(${levels}), labels = c(${labels}))`,
    ];
  });
  const labels = columns.map(({ name, label }) => `attr(codings[[${quoted(name)}]], "label") <- ${quoted(label)}`);
  return [
    `# Reads ${csvName}, which must stand beside this file, into the data frame "codings".`,
    `codings <- read.csv(${quoted(csvName)}, encoding = "UTF-8", na.strings = "", check.names = FALSE, colClasses = c(`,
    classes.join(',\n'),
    '))',
    ...factors,
    ...labels,
    '',
  ].join('\n');
}

/** SPSS 22 or later (and PSPP): names of 64 bytes, UTF-8. */
function writeSpss(csvName: string, columns: readonly ExportColumn[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const format = ({ name, type }: ExportColumn) => {
    if (type === 'number') return 'F12.4';
    if (type === 'date') return 'SDATE10';
    return longTexts.has(name) ? 'A2000' : 'A255';
  };
  const valued = columns.filter(({ values }) => values);
  return [
    `* Reads ${csvName}, which must stand in SPSS's working folder (CD 'folder').`,
    'SET UNICODE=ON.',
    `GET DATA /TYPE=TXT /FILE=${quoted(csvName)} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /FIRSTCASE=2`,
    `  /DELIMITERS="," /QUALIFIER='"' /VARIABLES=`,
    ...columns.map((column) => `  ${column.name} ${format(column)}`),
    '  .',
    'VARIABLE LABELS',
    ...columns.map(({ name, label }) => `  ${name} ${quoted(label)}`),
    '  .',
    ...valued.flatMap(({ name, values }) => [
      `VALUE LABELS ${name}`,
      ...Object.entries(values ?? {}).map(([value, meaning]) => `  ${quoted(value)} ${quoted(meaning)}`),
      '  .',
    ]),
    'EXECUTE.',
    '',
  ].join('\n');
}

const longTexts: ReadonlySet<string> = new Set(['text', 'note', 'notes']);
const longestStataName = 32;

/** Stata 13 or later. */
function writeStata(csvName: string, columns: readonly ExportColumn[]): string {
  const quoted = (text: string) => `\`"${text.replaceAll(/[`"]/g, "'")}"'`;
  const names = stataNames(columns);
  const texts = columns.flatMap(({ type }, at) => (type === 'number' ? [] : [at + 1]));
  return [
    `* Reads ${csvName}, which must stand in Stata's working folder.`,
    'clear',
    `import delimited using ${quoted(csvName)}, varnames(nonames) rowrange(2) encoding("UTF-8") bindquote(strict) maxquotedrows(unlimited) stringcols(${texts.join(' ')})`,
    ...columns.flatMap(({ label, type }, at) => {
      const name = names[at];
      return [
        `rename v${at + 1} ${name}`,
        ...(type === 'date'
          ? [
              `generate double ${name}_ = date(${name}, "YMD")`,
              `drop ${name}`,
              `rename ${name}_ ${name}`,
              `format ${name} %td`,
            ]
          : []),
        ...(type === 'number' ? [`destring ${name}, replace`] : []),
        `label variable ${name} ${quoted(label.slice(0, 80))}`,
      ];
    }),
    ...columns.flatMap(({ values }, at) => (values ? codeText(names[at] ?? '', Object.entries(values), quoted) : [])),
    'compress',
    '',
  ].join('\n');
}

/** Stata labels numbers alone: text of a fixed few values becomes numbers with labels. */
function codeText(
  name: string,
  values: readonly (readonly [string, string])[],
  quoted: (text: string) => string,
): string[] {
  return [
    `generate int ${name}_ = .`,
    ...values.map(([value], at) => `replace ${name}_ = ${at + 1} if ${name} == ${quoted(value)}`),
    `label define ${name} ${values.map(([, meaning], at) => `${at + 1} ${quoted(meaning)}`).join(' ')}`,
    `label values ${name}_ ${name}`,
    `local label : variable label ${name}`,
    `drop ${name}`,
    `rename ${name}_ ${name}`,
    `label variable ${name} \`"\`label'"'`,
  ];
}

/** Names of at most 32 letters with room for an underscore, none twice. */
function stataNames(columns: readonly ExportColumn[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ name }, at) => {
    const short = name.slice(0, longestStataName - 1);
    const unique = taken.has(short) ? `${short.slice(0, 26)}_${at + 1}` : short;
    taken.add(unique);
    return unique;
  });
}
