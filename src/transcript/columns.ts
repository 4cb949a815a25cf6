/** What a column of a transcript table may hold. */
export type ColumnKind = 'session' | 'turn' | 'speaker' | 'role' | 'text' | 'start' | 'end' | 'changeGoal' | 'language';

/** Usual names of columns in English, Norwegian and Swedish, in their plain form; the surer name first. */
const columnNames: Readonly<Record<ColumnKind, readonly string[]>> = {
  session: [
    ...['session_id', 'session', 'transcript_id', 'conversation_id', 'dialogue_id', 'interview_id', 'recording_id'],
    ...['sesjon_id', 'sesjonsid', 'sesjon', 'samtale_id', 'samtaleid', 'samtale', 'opptak_id', 'opptak', 'intervju_id'],
    ...['sessions_id', 'samtals_id', 'samtal_id', 'samtalsid', 'samtal', 'inspelning'],
  ],
  turn: [
    ...['turn', 'turn_id', 'turn_no', 'turn_nr', 'turn_number', 'utterance_id', 'volley', 'volley_id'],
    ...[
      'tur',
      'tur_id',
      'turnr',
      'tur_nr',
      'replikk_id',
      'replikknr',
      'replikk_nr',
      'replik_id',
      'repliknr',
      'replik_nr',
    ],
    ...['id', 'nr', '#', 'index'],
  ],
  speaker: [
    ...['speaker', 'speaker_name', 'speaker_label', 'speaker_id', 'participant', 'participant_name', 'name', 'who'],
    ...['taler', 'talar', 'taler_navn', 'deltaker', 'deltakar', 'navn', 'namn', 'hvem', 'kven', 'person'],
    ...['talare', 'deltagare', 'vem'],
  ],
  role: ['role', 'speaker_role', 'interlocutor', 'rolle', 'roll'],
  text: [
    ...['text', 'utterance_text', 'transcript', 'transcription', 'transcript_text', 'speech', 'sentence', 'content'],
    ...['tekst', 'ytring', 'ytringstekst', 'transkripsjon', 'utskrift', 'tale'],
    ...['yttrande', 'transkription', 'tal', 'message', 'utterance', 'replikk', 'replik', 'what', 'hva', 'kva', 'vad'],
  ],
  start: [
    ...['start', 'start_time', 'start_seconds', 'start_s', 'start_sec', 'start_ms', 'begin', 'timestamp', 'time_stamp'],
    ...['time', 'in', 'starttid', 'start_tid', 'tidspunkt', 'tidskode', 'tidskod', 'tidsstempel', 'tidsstämpel', 'tid'],
    ...['fra', 'från'],
  ],
  end: [
    ...['end', 'end_time', 'end_seconds', 'end_s', 'end_sec', 'end_ms', 'stop', 'stop_time', 'out'],
    ...['slutt', 'slutttid', 'slutt_tid', 'sluttid', 'slut', 'slut_tid', 'til', 'till'],
  ],
  changeGoal: ['change_goal', 'target_behaviour', 'target_behavior', 'endringsmål', 'förändringsmål'],
  language: ['language', 'lang', 'språk'],
};

/** Where each kind of column stands in a header; null where the header has none of its names. */
export type Columns = Readonly<Record<ColumnKind, number | null>>;

/** Finds the columns that a header names. */
export function findColumns(header: readonly string[]): Columns {
  const find = (kind: ColumnKind) => {
    const name = columnNames[kind].find((each) => header.includes(each));
    return name === undefined ? null : header.indexOf(name);
  };
  return {
    session: find('session'),
    turn: find('turn'),
    speaker: find('speaker'),
    role: find('role'),
    text: find('text'),
    start: find('start'),
    end: find('end'),
    changeGoal: find('changeGoal'),
    language: find('language'),
  };
}

/** The names a kind of column may have, for a message: "text, utterance_text, transcript ...". */
export function usualNames(kind: ColumnKind): string {
  return `${columnNames[kind].slice(0, 4).join(', ')} ...`;
}
