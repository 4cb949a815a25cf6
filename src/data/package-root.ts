import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of this package: the nearest one upwards that holds `package.json` and `rubrics`. */
export const packageRoot: string = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'rubrics'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package is incomplete: no folder above this module holds rubrics/');
  return findPackageRoot(parent);
}
