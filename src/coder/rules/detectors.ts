import type { Detector } from './detector.ts';
import { affirm } from './detectors/affirm.ts';
import { complexReflection } from './detectors/complex-reflection.ts';
import { confront } from './detectors/confront.ts';
import { emphasiseAutonomy } from './detectors/emphasise-autonomy.ts';
import { information } from './detectors/information.ts';
import { notCoded } from './detectors/not-coded.ts';
import { persuade } from './detectors/persuade.ts';
import { persuadeWithPermission } from './detectors/persuade-with-permission.ts';
import { question } from './detectors/question.ts';
import { seekCollaboration } from './detectors/seek-collaboration.ts';
import { simpleReflection } from './detectors/simple-reflection.ts';

/** One detector a code, in the manual's order, and one for what earns none. */
export const detectors: readonly Detector[] = [
  information,
  persuade,
  persuadeWithPermission,
  question,
  simpleReflection,
  complexReflection,
  affirm,
  seekCollaboration,
  emphasiseAutonomy,
  confront,
  notCoded,
];
