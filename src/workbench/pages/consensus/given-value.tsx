import type { ComparedPlace } from '../../api/consensus.ts';
import { codeClass } from '../coding/code-names.ts';
import { words } from '../settings.ts';
import { useConsensus } from './consensus-context.ts';
import { noCode } from './perform-decision.ts';

/** What was given or decided at a place: the letters of a code, a kind of client talk, or points. */
export function GivenValue({ kind, value }: { readonly kind: ComparedPlace['kind']; readonly value: string }) {
  const { codes } = useConsensus();
  const w = words.value;
  if (kind === 'global') return <b class="points-given">{value}</b>;
  if (kind === 'clientTalk') {
    const talk = value as keyof typeof w.talk;
    return (
      <span class={`code talk talk-${talk}`} title={w.talk[talk]}>
        <span aria-hidden="true">{w.talkLetters[talk]}</span>
        <span class="unseen">{w.talk[talk]}</span>
      </span>
    );
  }
  const code = codes.get(value);
  const name = code?.name ?? w.codes.notCoded;
  return (
    <span class={codeClass(code)} title={name}>
      <span aria-hidden="true">{value === noCode ? w.transcript.notCodedShort : (code?.abbreviation ?? value)}</span>
      <span class="unseen">{name}</span>
    </span>
  );
}

/** The name of what was given, for buttons. */
export function useValueName(): (kind: ComparedPlace['kind'], value: string) => string {
  const { codes } = useConsensus();
  const w = words.value;
  return (kind, value) => {
    if (kind === 'global') return value;
    if (kind === 'clientTalk') return w.talk[value as keyof typeof w.talk];
    return codes.get(value)?.name ?? w.codes.notCoded;
  };
}
