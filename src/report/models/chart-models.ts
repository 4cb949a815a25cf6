/** Who coded, told apart by the shape of a point. `several` is the mean of several people's codings of one session. */
export type PointCoder = 'human' | 'several' | 'consensus' | 'imported' | 'heuristic';

/** What every chart says in words. The title carries the message, the alternative text says what the chart shows. */
export interface ChartWords {
  readonly title: string;
  readonly alternative: string;
}

/** One session. */
export interface TrendChartPoint {
  /** Place on the x axis: days since 1970-01-01, or the session's place in the order where dates are missing. */
  readonly x: number;
  readonly y: number;
  /** For a tooltip: date, session and value. */
  readonly label: string;
  readonly coder: PointCoder;
  /** Drawn hollow. */
  readonly isEstimate: boolean;
  /** Whether the session lies in the report's period. */
  readonly isCurrent: boolean;
  /** Place in a series of sessions with one client, from 1; null where it is not known. */
  readonly sessionNumber: number | null;
}

/** A robust line with its interval as a band. */
export interface TrendLine {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  /** Lower and upper edge at rising x; empty where there is no interval. */
  readonly band: readonly { readonly x: number; readonly lower: number; readonly upper: number }[];
}

/** A level's band behind the data, from its threshold to the next level's or the end of the axis. */
export interface LevelBand {
  readonly level: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** 0 for the lowest level, rising. */
  readonly rank: number;
}

export interface AxisTick {
  readonly at: number;
  readonly text: string;
}

export interface ChartAxis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly AxisTick[];
}

/** One measure over the sessions: a panel of the small multiples. */
export interface TrendPanel extends ChartWords {
  readonly measure: string;
  readonly name: string;
  readonly yAxis: ChartAxis;
  readonly bands: readonly LevelBand[];
  /** Points above the axis are drawn at its end; `pointsAbove` says in words how many. */
  readonly points: readonly TrendChartPoint[];
  readonly pointsAbove: string | null;
  /** Null with fewer than three sessions. */
  readonly line: TrendLine | null;
}

/** Small multiples with one x axis in common. */
export interface TrendChart extends ChartWords {
  readonly kind: 'trend';
  readonly xAxis: ChartAxis;
  readonly panels: readonly TrendPanel[];
  /** What the shapes mean: only those that occur. */
  readonly legend: readonly { readonly coder: PointCoder; readonly isEstimate: boolean; readonly text: string }[];
}

export interface CodeSeries {
  readonly code: string;
  /** Short name, as in "CR". */
  readonly label: string;
  readonly name: string;
  /** Family of the rubric: `reflection`, `question`, `adherent`, `nonAdherent`, `information`, ... */
  readonly family: string;
  /** One a session; null where it was not counted. Not rounded. */
  readonly values: readonly (number | null)[];
}

/** Behaviour counts of sessions, stacked. */
export interface CountsChart extends ChartWords {
  readonly kind: 'counts';
  /** Whether counts are per 20 minutes; where lengths are missing they are as counted, and the title says so. */
  readonly isPerTwentyMinutes: boolean;
  readonly yLabel: string;
  /** One a session, short enough for an axis: "3 Oct". */
  readonly sessions: readonly string[];
  readonly series: readonly CodeSeries[];
}

/** One session's counts, a bar a code. */
export interface ProfileChart extends ChartWords {
  readonly kind: 'profile';
  readonly xLabel: string;
  readonly bars: readonly {
    readonly code: string;
    readonly label: string;
    readonly name: string;
    readonly family: string;
    readonly count: number | null;
  }[];
}

/** A turn of the client with talk about change, and what the clinician did next. */
export interface ClientTalkEvent {
  readonly seconds: number;
  readonly timeText: string;
  readonly talk: 'change' | 'sustain';
  /** The first code counted or given in the clinician's next turn; null where none was. */
  readonly next: { readonly code: string; readonly label: string; readonly family: string } | null;
  /** For a tooltip; without quotes where the report has none. */
  readonly label: string;
}

/** The client's change talk (up) and sustain talk (down) along the session. */
export interface ClientTalkChart extends ChartWords {
  readonly kind: 'clientTalk';
  readonly xAxis: ChartAxis;
  readonly changeLabel: string;
  readonly sustainLabel: string;
  readonly events: readonly ClientTalkEvent[];
  /** Change minus sustain so far, at each event: a step line. */
  readonly balance: readonly { readonly seconds: number; readonly value: number }[];
}

/** How one measure is spread over the team's sessions. */
export interface DistributionPanel extends ChartWords {
  readonly measure: string;
  readonly name: string;
  readonly axis: ChartAxis;
  readonly bands: readonly LevelBand[];
  /** One a session, without who it was. */
  readonly points: readonly { readonly value: number; readonly coder: PointCoder; readonly isEstimate: boolean }[];
  readonly pointsAbove: string | null;
  readonly mean: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

export interface DistributionChart extends ChartWords {
  readonly kind: 'distribution';
  readonly panels: readonly DistributionPanel[];
  readonly legend: TrendChart['legend'];
}

/** Share of sessions at each level, a bar a measure that sums to its sessions. */
export interface LevelsChart extends ChartWords {
  readonly kind: 'levels';
  readonly xLabel: string;
  readonly measures: readonly {
    readonly measure: string;
    readonly name: string;
    /** From below the lowest level to the highest. */
    readonly parts: readonly {
      readonly level: string | null;
      readonly name: string;
      readonly sessions: number;
      /** 0 to 100. */
      readonly percent: number;
    }[];
  }[];
}

/** A figure a row, each a point on its interval. */
export interface IntervalsChart extends ChartWords {
  readonly kind: 'intervals';
  readonly axis: ChartAxis;
  /** Bands of a scale of words, but for the lowest. */
  readonly bands: readonly LevelBand[];
  /** Rows with a gap between groups. */
  readonly groups: readonly (readonly IntervalRow[])[];
}

export interface IntervalRow {
  readonly id: string;
  readonly name: string;
  /** Null where there is no figure; `text` then says why. */
  readonly value: number | null;
  /** Unrounded, also where it leaves the axis; null where there is none. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** Figure and interval as the report writes them. */
  readonly text: string;
}
