// Checks the import boundaries, and that the checker really read our modules: one that reads none finds no fault.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));

const { output } = await cruise(['src'], { ...options, ruleSet: { forbidden }, validate: true }, undefined, {
  tsConfig: extractTSConfig(options.tsConfig.fileName),
});

const sources = readdirSync('src', { recursive: true })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name));
const read = new Map(output.modules.map((module) => [module.source, module]));
const unread = sources.filter((source) => !read.has(source));
const imports = sources.flatMap((source) => read.get(source)?.dependencies ?? []);
const rules = new Map(forbidden.map((rule) => [rule.name, rule.comment]));

/** Exported types by their names, each with the modules that declare it: one name stands for one thing. */
function findTypes(paths) {
  const declared = new Map();
  for (const path of paths) {
    const names = readFileSync(path, 'utf8').matchAll(/^export (?:abstract )?(?:type|interface|class) (\w+)/gm);
    for (const [, name] of names) declared.set(name, [...(declared.get(name) ?? []), path]);
  }
  return declared;
}

const types = findTypes(sources);

const faults = [
  ...[...types].flatMap(([name, paths]) =>
    paths.length > 1 ? [`${name}: several types have this name, in ${paths.join(' and ')}. Give each its own.`] : [],
  ),
  ...output.summary.violations.map(
    ({ from, to, rule }) => `${from} -> ${to}: ${rule.name}. ${rules.get(rule.name) ?? ''}`,
  ),
  ...unread.map((source) => `${source}: the boundary check did not read this module`),
  ...(imports.length < sources.length ? [`only ${imports.length} imports found in ${sources.length} modules`] : []),
];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(
  `boundaries: ${sources.length} modules, ${imports.length} imports and ${types.size} types read, ${forbidden.length} rules kept`,
);
