/**
 * Every route of the workbench, as the server declares and the pages call it. What goes to and fro stands in the file
 * named beside it.
 */
export const paths = {
  // entrance.ts
  /** POST: the token of the URL's fragment for a cookie. The only route that needs none. */
  enter: '/api/enter',
  /** GET: who codes, what program this is. */
  start: '/api/start',
  /** POST: says who codes from now on. */
  coder: '/api/coder',

  // sessions.ts
  /** GET with a query: a page of the list. */
  sessions: '/api/sessions',
  /** GET: the coding to go on with. */
  next: '/api/next',
  /** POST: shows which segment would be drawn; nothing is kept. */
  drawSegment: '/api/sessions/:session/segment',
  /** POST: begins a coding of a session. */
  beginCoding: '/api/sessions/:session/codings',

  // codings.ts
  /** GET: everything the page needs of one coding. */
  coding: '/api/codings/:coding',
  /** POST: adds operations to the coding's log. Answered once they are on the disk. */
  operations: '/api/codings/:coding/operations',
  /** POST: asks for the right to write, renews it, takes it over, gives it back; brings what others wrote. */
  hold: '/api/codings/:coding/hold',
  /** POST: draft to final. */
  finish: '/api/codings/:coding/finish',
  /** POST: final to draft, with a reason. */
  reopen: '/api/codings/:coding/reopen',
  /** GET: the heuristic coder's suggestions. Refused until the coding's log says that they were asked for. */
  suggestions: '/api/codings/:coding/suggestions',
  /** GET: whose session it is. Refused until the coding's log says that it was asked for. */
  people: '/api/codings/:coding/people',
  /** GET: a finished practice coding beside the gold coding. */
  comparison: '/api/codings/:coding/comparison',

  // recordings.ts
  /** GET with ranges: the sound or film of a session. */
  recording: '/api/sessions/:session/recording',
  /** GET: the recordings of the chosen folder. */
  recordings: '/api/recordings',
  /** POST: says which recording of the folder is a session's. */
  chooseRecording: '/api/sessions/:session/recording',

  // keys.ts
  /** GET, PUT: the keys of the present coder for a rubric. */
  keys: '/api/keys/:rubric',

  // practice.ts
  /** GET: sample sessions with a gold coding. */
  practices: '/api/practice',
  /** POST: begins a practice coding, which is kept only until the server stops. */
  beginPractice: '/api/practice/:practice',

  // consensus.ts
  /** GET with a query: what several people have coded. POST: begins a consensus. */
  consensuses: '/api/consensus',
  /** GET: codings side by side, and what was decided of them. */
  consensus: '/api/consensus/:consensus',
  /** POST: adds operations to the log of a consensus. Answered once they are on the disk. */
  decisions: '/api/consensus/:consensus/operations',
  /** POST: keeps the consensus as a final coding. */
  finishConsensus: '/api/consensus/:consensus/finish',
  /** POST: final to draft, with a reason. */
  reopenConsensus: '/api/consensus/:consensus/reopen',

  // reports.ts
  /** GET: caseworkers and months that there are reports of. */
  reports: '/api/reports',
  /** GET with a query: a report, to open in a tab of its own or to keep. */
  report: '/api/report',
} as const;

/** A path with its places filled in: `fillPath(paths.coding, { coding: id })`. */
export function fillPath(path: string, places: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(places[name] ?? ''));
}
