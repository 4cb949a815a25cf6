import type { ReportLanguage } from '../messages/report-language.ts';

/** A fact of a report's head: "Sessions", "3 coded of 4 held". */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** What stands on top of every report, and the few words that renderers need of their own. All text is ready to print. */
export interface ReportHead {
  readonly language: ReportLanguage;
  /** Title of the document, as a reader of files sees it. */
  readonly documentTitle: string;
  readonly title: string;
  readonly subtitle: string;
  readonly organisation: string | null;
  /** Day that the report was made, by the clock that was given: YYYY-MM-DD. */
  readonly madeOn: string;
  readonly facts: readonly Fact[];
  /** What stands at the foot of every page: what the figures must not be used for. */
  readonly footer: string;
  readonly words: HeadWords;
}

export interface HeadWords {
  /** "Page {page} of {pages}" with both names in braces, for the renderer to fill. */
  readonly pageOf: string;
  /** For a figure that is missing. */
  readonly missing: string;
  /** For a figure that the heuristics estimated. */
  readonly estimate: string;
  /** Before a suggestion: "One way to say it". */
  readonly suggestion: string;
  readonly clinician: string;
  readonly client: string;
}

/** A heading with plain sentences under it. */
export interface TextSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A formula or rule behind a figure. */
export interface Method {
  readonly name: string;
  /** One line: "z × √2 × SEM"; null where words say it better. */
  readonly formula: string | null;
  readonly text: string;
}

export interface MethodBox {
  readonly heading: string;
  readonly methods: readonly Method[];
}
