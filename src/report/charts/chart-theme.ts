/** Colours of a chart. Every meaning of a colour also has a letter, a shape or a word. */
export interface ChartTheme {
  /** Text, points of the period, lines. */
  readonly ink: string;
  /** Tick labels, names of levels, points of earlier sessions. */
  readonly quiet: string;
  /** Axes and thresholds. */
  readonly rule: string;
  /** Behind everything; the inside of hollow points. */
  readonly paper: string;
  /** The interval around a trend line. */
  readonly interval: string;
  /** Bands of levels, from the lowest; further levels take the last. */
  readonly bands: readonly string[];
  /** Parts of a bar of levels, from below the lowest level. */
  readonly levels: readonly Shade[];
  readonly changeTalk: Shade;
  readonly sustainTalk: Shade;
  /** Shades of each family of codes, from the lightest; the last is the family's own colour. */
  readonly families: Readonly<Record<string, readonly Shade[]>>;
  /** Codes of a family that the theme does not know: an outline. */
  readonly unknownFamily: Shade;
}

/** A fill, an edge that stands out from the page at 3:1, and text on the fill at 4.5:1. */
export interface Shade {
  readonly fill: string;
  readonly edge: string;
  readonly text: string;
}

const dark = '#0d0f12';
const shade = (fill: string, edge: string, text: string): Shade => ({ fill, edge, text });

const families = {
  reflection: [shade('#a6cfe6', '#0072b2', dark), shade('#0072b2', '#0072b2', '#ffffff')],
  question: [shade('#56b4e9', '#2b83b5', dark)],
  adherent: [shade('#b8e3d5', '#00795a', dark), shade('#66c5ab', '#00795a', dark), shade('#009e73', '#00795a', dark)],
  persuasionWithPermission: [shade('#e3b6cf', '#a5527f', dark)],
  information: [shade('#c4c4c4', '#7a7a7a', dark)],
  nonAdherent: [shade('#f3b88f', '#b85000', dark), shade('#d55e00', '#b85000', dark)],
};

export const lightTheme: ChartTheme = {
  ink: '#1b1f24',
  quiet: '#5c646d',
  rule: '#a9b0b7',
  paper: '#ffffff',
  interval: 'rgba(27, 31, 36, 0.14)',
  bands: ['rgba(0, 80, 130, 0.06)', 'rgba(0, 80, 130, 0.12)'],
  levels: [shade('#ffffff', '#5c646d', dark), shade('#d5e0e8', '#5c646d', dark), shade('#9db9cb', '#5c646d', dark)],
  changeTalk: shade('#009e73', '#00795a', dark),
  sustainTalk: shade('#e69f00', '#9a6a00', dark),
  families,
  unknownFamily: shade('#ffffff', '#5c646d', dark),
};

export const darkTheme: ChartTheme = {
  ink: '#e8eaed',
  quiet: '#aab2bb',
  rule: '#6b747e',
  paper: '#14171b',
  interval: 'rgba(232, 234, 237, 0.18)',
  bands: ['rgba(130, 190, 230, 0.10)', 'rgba(130, 190, 230, 0.20)'],
  levels: [
    shade('#14171b', '#aab2bb', '#e8eaed'),
    shade('#34424d', '#aab2bb', '#e8eaed'),
    shade('#55788f', '#aab2bb', '#ffffff'),
  ],
  changeTalk: shade('#009e73', '#35c79d', dark),
  sustainTalk: shade('#e69f00', '#e69f00', dark),
  families: {
    ...families,
    reflection: [shade('#a6cfe6', '#a6cfe6', dark), shade('#2f93cf', '#2f93cf', dark)],
    nonAdherent: [shade('#f3b88f', '#f3b88f', dark), shade('#e8751a', '#e8751a', dark)],
  },
  unknownFamily: shade('#14171b', '#aab2bb', '#e8eaed'),
};

/**
 * The shade of each code, in the order given: a family's codes run from light to its own colour, so that in the
 * rubric's order complex reflections are solid and simple ones a tint.
 */
export function shadesOfCodes(codes: readonly { readonly family: string }[], theme: ChartTheme): Shade[] {
  return codes.map(({ family }, at) => {
    const shades = theme.families[family] ?? [theme.unknownFamily];
    const after = codes.slice(at + 1).filter((other) => other.family === family).length;
    return shades[Math.max(0, shades.length - 1 - after)] ?? theme.unknownFamily;
  });
}
