// What coders do in the pages: sessions, codings, consensuses, practice. Nothing here knows HTTP or how a page is drawn.
import type { CoderModel } from '../../coder/model/coder-model.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import type { LoadedRubric } from '../../data/load-rubric.ts';
import type { Revealed } from '../../instrument/coding.ts';
import type { Library } from '../../library/library.ts';
import type { Clock } from '../../library/record-ids.ts';
import { Refusal } from '../refusal.ts';
import { Holders } from './coding/holders.ts';
import { OpenCodings } from './coding/open-codings.ts';
import type { Practice } from './practice/practice.ts';
import { type Shown, ShownNotes } from './shown-notes.ts';

/** What a start of the server is given. */
export interface WorkbenchSetup {
  readonly library: Library;
  readonly practice: Practice;
  /** Who codes; null until a page says so. */
  readonly coder: string | null;
  /** The one session to show; null for the whole library. */
  readonly session: string | null;
  /** Folder of recordings to choose from; null for none. */
  readonly recordings: string | null;
  /** To code with, the default first. */
  readonly rubrics: readonly LoadedRubric[];
  readonly cues: readonly Cues[];
  /** The trained model that suggests codes together with the rules; null: the rules alone. */
  readonly model: CoderModel | null;
  readonly version: string;
  readonly clock: Clock;
  /** Told of defects. */
  readonly report: (error: unknown) => void;
}

/** Who codes, which codings are open and what was shown, while the pages are served. */
export class Workbench {
  readonly setup: WorkbenchSetup;
  readonly holders: Holders;
  readonly #codings: OpenCodings;
  readonly #practiceCodings: OpenCodings;
  #coder: string | null;
  readonly #shown: ShownNotes;

  constructor(setup: WorkbenchSetup) {
    this.setup = setup;
    this.holders = new Holders(setup.clock);
    const { library, cues, clock, report } = setup;
    this.#codings = new OpenCodings({ library, cues, clock, report });
    this.#practiceCodings = new OpenCodings({ library: setup.practice.library, cues, clock, report });
    this.#shown = new ShownNotes(library);
    this.#coder = setup.coder;
  }

  get coder(): string | null {
    return this.#coder;
  }

  async chooseCoder(coder: string): Promise<void> {
    await this.#shown.adopt(coder);
    this.#coder = coder;
  }

  /** @throws Refusal when nobody has said who codes */
  requireCoder(): string {
    if (this.#coder !== null) return this.#coder;
    throw new Refusal('refused', { problem: 'nobody has said who codes', remedy: 'give a pseudonym' });
  }

  isPractice(coding: string): boolean {
    return this.setup.practice.holds(coding);
  }

  codingsOf(coding: string): OpenCodings {
    return this.isPractice(coding) ? this.#practiceCodings : this.#codings;
  }

  libraryOf(coding: string): Library {
    return this.isPractice(coding) ? this.setup.practice.library : this.setup.library;
  }

  /** Keeps in the library what the present coder is shown outside their codings. */
  noteShown(shown: Shown): Promise<void> {
    return this.#shown.note(this.#coder, shown);
  }

  /** What a coder was shown of a session outside its coding, before or after they said who they are. */
  shownOf(coder: string, session: string): Promise<readonly Revealed[]> {
    return this.#shown.of(coder, session);
  }

  /** Nothing is left to write when this is done. */
  async finishWriting(): Promise<void> {
    await this.#codings.keepAll();
  }
}
