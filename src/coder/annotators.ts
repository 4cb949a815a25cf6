import type { Annotator } from './annotate.ts';
import type { Language } from './cues.ts';
import { loadEnglishAnnotator } from './english-annotator.ts';
import { plainAnnotator } from './plain-annotator.ts';

/** The annotator of a language. Only English loads a tagger. */
export async function loadAnnotator(language: Language): Promise<Annotator> {
  return language === 'en' ? loadEnglishAnnotator() : plainAnnotator;
}
