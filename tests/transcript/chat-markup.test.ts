import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanChatMarkup } from '../../src/transcript/chat-markup.ts';

test.each([
  ['fillers', '&-um I &-eh guess &~hoo .', 'um I eh guess hoo.'],
  ['fillers of older files', '&um well .', 'um well.'],
  ['fragments and events', 'I &+wa want &=coughs that &{l=loud now &}l=loud .', 'I want that now.'],
  ['words thrown in by another', 'so &*PAR:mhm you quit .', 'so you quit.'],
  ['a false start', '<you could> [//] would you try ?', 'you could – would you try?'],
  ['a start given up', 'and then [/-] what now ?', 'and then – what now?'],
  ['a repetition', 'it it [/] it was late .', 'it it it was late.'],
  ['pauses', 'yes (.) well (..) perhaps (1.5) no (0:03.2) .', 'yes well perhaps no.'],
  [
    'what nobody could hear',
    'he xxx and yyy then www .',
    'he [unintelligible] and [unintelligible] then [not transcribed].',
  ],
  ['words that only begin like that', 'xxxl shirts .', 'xxxl shirts.'],
  ['short forms', '(be)cause I was runnin(g) .', 'because I was running.'],
  ['words left out', 'she 0is going 0 .', 'she going.'],
  ['numbers that begin with nought', 'at 0:30 or 0.5 .', 'at 0:30 or 0.5.'],
  ['explanations', 'gonna [: going to] it [= the plan] [*] works [!!] [+ imp] .', 'gonna it works.'],
  ['overlaps', '<no way> [>] +/.', 'no way –'],
  ['links to what came before', '+< yes .', 'yes.'],
  ['a completion', '++ tomorrow .', 'tomorrow.'],
  ['trailing off', 'and I +...', 'and I...'],
  ['a question that trails off', 'and you +..?', 'and you...?'],
  ['a question broken off', 'did you +/?', 'did you?'],
  ['a quotation', 'she said +"/.', 'she said:'],
  ['kinds of word', 'bye@i hei@s:nor .', 'bye hei.'],
  ['lengthening', 'no: wa:y at 12:30 .', 'no way at 12:30.'],
  ['compounds and long names', 'ice+cream in New_York .', 'ice cream in New York.'],
  ['a tag question', 'hot „ right ?', 'hot, right?'],
  ['intonation', 'really↑ ⌈no⌉ °quiet° .', 'really no quiet.'],
  ['nothing but markup', '&=nods [= yes] .', '.'],
])('%s', (_, marked, readable) => {
  expect(cleanChatMarkup(marked)).toBe(readable);
});

test('leaves plain speech as it is', () => {
  const word = fc.string({ unit: fc.constantFrom(..."abyæøåé'-"), minLength: 1, maxLength: 8 });
  const speech = fc.array(word, { minLength: 1 }).map((words) => words.join(' '));
  const plain = speech.filter((text) => !/\byyy?\b/.test(text));
  fc.assert(
    fc.property(plain, (text) => {
      expect(cleanChatMarkup(text)).toBe(text);
    }),
  );
});
