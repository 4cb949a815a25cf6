import { computed, effect, signal } from '@preact/signals';
import type { ReportLanguage } from '../../report/messages/report-language.ts';
import { en, type Messages } from '../messages/en.ts';
import { nb } from '../messages/nb.ts';
import { sv } from '../messages/sv.ts';

const dictionaries: Readonly<Record<ReportLanguage, Messages>> = { en, nb, sv };
export const languages = Object.keys(dictionaries) as readonly ReportLanguage[];

export type Theme = 'auto' | 'light' | 'dark';
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** How the pages look and speak in this browser; kept there. */
export const language = signal<ReportLanguage>(read('language', languages) ?? preferredLanguage());
export const theme = signal<Theme>(read('theme', themes) ?? 'auto');
/** Whether scores are hidden, so that a coder is not led by them. */
export const scoresHidden = signal(read('scores', ['hidden', 'shown']) === 'hidden');
/** Whether the levels that scores reach are shown before a coding is final: they anchor who rates. */
export const levelsShown = signal(read('levels', ['hidden', 'shown']) === 'shown');

/** The texts in the chosen language. */
export const messages = computed<Messages>(() => dictionaries[language.value]);

/** The name of a language in that language. */
export function nameLanguage(id: string): string {
  return languages.includes(id as ReportLanguage) ? dictionaries[id as ReportLanguage].language : id;
}

/** Puts the settings to work, now and at every change. */
export function applySettings(): void {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const systemIsDark = signal(prefersDark.matches);
  prefersDark.addEventListener('change', (event) => (systemIsDark.value = event.matches));
  effect(() => {
    const isDark = theme.value === 'dark' || (theme.value === 'auto' && systemIsDark.value);
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  });
  effect(() => {
    document.documentElement.lang = language.value;
  });
  effect(() => keep('language', language.value));
  effect(() => keep('theme', theme.value));
  effect(() => keep('scores', scoresHidden.value ? 'hidden' : 'shown'));
  effect(() => keep('levels', levelsShown.value ? 'shown' : 'hidden'));
}

/** The first of the browser's languages that the pages speak; any Norwegian is read as bokmål. */
function preferredLanguage(): ReportLanguage {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  const known = wanted.map((tag) => (tag === 'no' || tag === 'nn' ? 'nb' : tag));
  return known.map((tag) => languages.find((each) => each === tag)).find((each) => each !== undefined) ?? 'en';
}

function read<Value extends string>(name: string, allowed: readonly Value[]): Value | undefined {
  const kept = localStorage.getItem(`miti.${name}`);
  return allowed.find((each) => each === kept);
}

function keep(name: string, value: string): void {
  localStorage.setItem(`miti.${name}`, value);
}
