import { InputFault } from '../../instrument/input-fault.ts';
import { cleanChatMarkup } from '../chat-markup.ts';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { baseName } from '../source-file.ts';
import { joinPieces, type SpokenPiece } from '../spoken-turns.ts';

/** A line with its continuation lines, which begin with a tab. */
interface ChatLine {
  readonly number: number;
  readonly parts: string[];
}

/** CHAT (TalkBank): main lines such as `*PAR:` hold the speech, `%` lines comment on it, `@` lines describe the file. */
export const chat: TranscriptFormat = {
  id: 'chat',
  name: 'CHAT (.cha)',
  endings: ['cha'],
  recognise: ({ text }) =>
    /^(?:@(?:UTF8|Begin|Font|PID|Window|ColorWords)\b|@Participants:)/m.test(text.slice(0, 2000)),
  read: ({ path, text }) => {
    const lines = joinContinuations(text);
    const labels = readParticipants(headerOf(lines, 'Participants'));
    const pieces = lines.flatMap((line) => (line.parts[0]?.startsWith('*') ? [readMainLine(line, labels)] : []));
    const turns = joinPieces(pieces);
    const language = normaliseLanguageTag(headerOf(lines, 'Languages').split(/[\s,]/)[0]);
    return [{ id: baseName(path), language, changeGoal: null, turns, notes: [] }];
  },
};

function joinContinuations(text: string): ChatLine[] {
  const lines: ChatLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const last = lines.at(-1);
    if (/^[*%@]/.test(line)) lines.push({ number: index + 1, parts: [line] });
    else if (/^\s/.test(line) && last) last.parts.push(line);
    else {
      throw new InputFault({
        place: `line ${index + 1}`,
        problem: `a line of CHAT begins with *, %, @ or a tab, but this one with ${JSON.stringify(line.slice(0, 20))}`,
        remedy: 'put a tab before it if it continues the line above',
      });
    }
  }
  return lines;
}

/** The content of the first header of a name, such as `Participants`; empty where there is none. */
function headerOf(lines: readonly ChatLine[], name: string): string {
  const header = lines.find(({ parts }) => parts[0]?.startsWith(`@${name}:`));
  return header
    ? header.parts
        .join(' ')
        .slice(name.length + 2)
        .trim()
    : '';
}

/**
 * Labels by speaker code, from a header such as `PAR Ola Participant, INV Investigator`: the name where one is given,
 * with the role in parentheses, else the role. Where that would name two speakers alike, the code is added.
 */
function readParticipants(header: string): ReadonlyMap<string, string> {
  const participants = header.split(',').flatMap((entry) => {
    const [code, ...words] = entry.trim().split(/\s+/);
    const role = words.pop()?.replaceAll('_', ' ');
    if (!code || role === undefined) return [];
    const name = words.join(' ').replaceAll('_', ' ');
    return [{ code, label: name === '' ? role : `${name} (${role})` }];
  });
  const uses = new Map<string, number>();
  for (const { label } of participants) uses.set(label, (uses.get(label) ?? 0) + 1);
  return new Map(participants.map(({ code, label }) => [code, uses.get(label) === 1 ? label : `${label} (${code})`]));
}

function readMainLine({ number, parts }: ChatLine, labels: ReadonlyMap<string, string>): SpokenPiece {
  const line = parts.join(' ');
  const [head = '', code = ''] = /^\*([^\s:]{1,30}):/.exec(line) ?? [];
  if (code === '') {
    throw new InputFault({
      place: `line ${number}`,
      problem: 'this main line names no speaker',
      remedy: 'begin it with the speaker code and a colon, such as *PAR:',
    });
  }
  const { spoken, startSeconds, endSeconds } = takeTimeMarks(line.slice(head.length));
  const text = cleanChatMarkup(spoken);
  return { speaker: labels.get(code) ?? code, startSeconds, endSeconds, text: /[\p{L}\p{N}]/u.test(text) ? text : '' };
}

/** Stands before and behind a time mark, such as `1500_3200` in milliseconds; older files name the recording in it. */
const BULLET = '\u0015';

/** Takes the time marks out of a main line: the first gives its start, the last its end. */
function takeTimeMarks(content: string) {
  const spoken: string[] = [];
  let startSeconds: number | null = null;
  let endSeconds: number | null = null;
  for (const [index, part] of content.split(BULLET).entries()) {
    const [, start, end] = /(?:^|_)(\d{1,12})_(\d{1,12})-?$/.exec(part) ?? [];
    if (start !== undefined) {
      startSeconds ??= Number(start) / 1000;
      endSeconds = Number(end) / 1000;
      continue;
    }
    const isDamagedMark = index % 2 === 1 && /^[\d_-]*$/.test(part);
    if (!isDamagedMark) spoken.push(part);
  }
  return { spoken: spoken.join(' '), startSeconds, endSeconds };
}
