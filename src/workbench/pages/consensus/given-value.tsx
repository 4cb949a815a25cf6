import type { ComparedPlace } from '../../../agreement/double-coding/consensus.ts';
import { codeClass } from '../coding/code-names.ts';
import { messages } from '../settings.ts';
import { useConsensus } from './consensus-context.ts';
import { noCode } from './perform-decision.ts';

/** What was given or decided at a place: the letters of a code, a kind of client talk, or points. */
export function GivenValue({ kind, value }: { readonly kind: ComparedPlace['kind']; readonly value: string }) {
  const { codes } = useConsensus();
  const m = messages.value;
  if (kind === 'global') return <b class="points-given">{value}</b>;
  if (kind === 'clientTalk') {
    const talk = value as keyof typeof m.talk;
    return (
      <span class={`code talk talk-${talk}`} title={m.talk[talk]}>
        <span aria-hidden="true">{m.talkLetters[talk]}</span>
        <span class="unseen">{m.talk[talk]}</span>
      </span>
    );
  }
  const code = codes.get(value);
  const name = code?.name ?? m.codes.notCoded;
  return (
    <span class={codeClass(code)} title={name}>
      <span aria-hidden="true">{value === noCode ? m.transcript.notCodedShort : (code?.abbreviation ?? value)}</span>
      <span class="unseen">{name}</span>
    </span>
  );
}

/** The name of what was given, for buttons. */
export function useValueName(): (kind: ComparedPlace['kind'], value: string) => string {
  const { codes } = useConsensus();
  const m = messages.value;
  return (kind, value) => {
    if (kind === 'global') return value;
    if (kind === 'clientTalk') return m.talk[value as keyof typeof m.talk];
    return codes.get(value)?.name ?? m.codes.notCoded;
  };
}
