import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoderModel } from '../coder/model/coder-model.ts';
import { readModel } from '../coder/model/model-file.ts';
import { packageRoot } from '../package-root.ts';

/** The shipped trained model. It knows English; in other languages the rules code alone. */
export function loadModel(path = join(packageRoot, 'rubrics', 'models', 'en.model')): CoderModel {
  return readModel(readFileSync(path), path);
}
