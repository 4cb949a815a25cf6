// Builds dist/: declarations and modules by TypeScript, the command line bundled for a quick start, the pages of the
// workbench, rubrics as JSON.
// With --if-needed it does nothing where dist/ was built from the very same files: npm prepares the package again
// whenever `npx` links it. With --modules-only it leaves the declarations out, which tests don't need and which cost most.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', 'built-from.txt');
const inputs = hashInputs();

const modulesOnly = process.argv.includes('--modules-only');
const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
const withoutDeclarations = `${inputs} modules only`;
const chartCanvas = join(root, 'packages', 'chart-canvas');
const isBuilt =
  existsSync(join(chartCanvas, 'dist', 'index.cjs')) &&
  (built === inputs || (modulesOnly && built === withoutDeclarations));
if (process.argv.includes('--if-needed') && isBuilt) process.exit(0);

/**
 * Packages that every command needs at its start. All others stay packages, loaded where they are needed: bundled ones
 * would lose their named exports when imported on demand, and native ones can't be bundled.
 */
const bundled = ['commander', 'picocolors', 'pure-rand', 'wrap-ansi', 'zod'];
const bundleOnly = {
  name: 'bundle-only',
  setup: (build) => {
    build.onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      const isOurs = !importer.includes('node_modules') && importer !== '';
      return isOurs && !bundled.includes(path.split('/')[0]) ? { external: true } : undefined;
    });
  },
};

// Built beside dist/ and put in its place at the end, so that a failed build leaves the last good one.
const target = join(root, `dist.${process.pid}.tmp`);
try {
  if (modulesOnly) await stripTypes();
  else compileModules();
  await bundleChartCanvas();
  await bundleCommandLine();
  await bundleReportPage();
  await bundlePages();
  await compileRubrics();
  writeFileSync(join(target, 'built-from.txt'), modulesOnly ? withoutDeclarations : inputs);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(target, join(root, 'dist'));
} catch (error) {
  // TypeScript has said what is wrong; a fault in the data says it in one line.
  if (error.name === 'InputFault') console.error(error.message);
  else if (error.status === undefined) throw error;
  process.exitCode = 1;
} finally {
  rmSync(target, { recursive: true, force: true });
}

/** Hash of everything that dist/ is built from. */
function hashInputs() {
  const files = ['src', 'packages/chart-canvas/src', 'rubrics', 'scripts']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  const settings = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'tsconfig.pages.json'];
  for (const file of [...files.sort(), ...settings.map((name) => join(root, name))]) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function compileModules() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(target, 'lib')];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

/** Modules without a look at their types, as `compileModules` makes them. */
async function stripTypes() {
  const { default: ts } = await import('typescript');
  const settings = join(root, 'tsconfig.build.json');
  const config = ts.getParsedCommandLineOfConfigFile(
    settings,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  for (const file of config.fileNames.filter((name) => !name.endsWith('.d.ts'))) {
    const written = join(target, 'lib', relative(join(root, 'src'), file)).replace(/\.tsx?$/, '.js');
    mkdirSync(dirname(written), { recursive: true });
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      compilerOptions: { ...config.options, noEmit: false, declaration: false, module: ts.ModuleKind.ESNext },
      fileName: file,
    });
    writeFileSync(written, outputText);
  }
}

/** chartjs-node-canvas asks for the package by `require`, again and again, so it is one file of CommonJS. */
async function bundleChartCanvas() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: chartCanvas,
    entryPoints: ['src/index.ts'],
    outfile: 'dist/index.cjs',
    bundle: true,
    packages: 'external',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
}

/** One file loads several times faster than a hundred modules, and a cold start is what a user of a command waits for. */
async function bundleCommandLine() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: {
      miti: 'src/cli/main.ts',
      'coding-thread': 'src/app/batch/coding-thread.ts',
      'typst-thread': 'src/report/pdf/typst-thread.ts',
    },
    outdir: join(target, 'bin'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [bundleOnly],
    banner: {
      js: "import { createRequire as toRequire } from 'node:module'; const require = toRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

/** The script of reports as HTML, with chart.js, to be put into each file. */
async function bundleReportPage() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/report/html/report-page.ts'],
    outfile: join(target, 'report-page.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    // Inside an HTML file no text of the script may end it.
    supported: { 'inline-script': false },
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** The pages of the workbench, for the browser. What only recordings need is a chunk of its own, loaded with the first. */
async function bundlePages() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: { app: 'src/workbench/pages/main.tsx' },
    outdir: join(target, 'pages'),
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome120', 'firefox121', 'safari17'],
    tsconfig: 'tsconfig.pages.json',
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'fonts/[name]',
    loader: { '.ttf': 'file' },
    logLevel: 'warning',
  });
  copyFileSync(join(root, 'src/workbench/pages/index.html'), join(target, 'pages', 'index.html'));
}

/** Validates every file of rubrics/ and writes it as JSON. */
async function compileRubrics() {
  const { validateShippedData } = await import(pathToFileURL(join(target, 'lib/data/validate-shipped-data.js')));
  const files = readdirSync(join(root, 'rubrics'), { recursive: true }).filter((file) => file.endsWith('.yaml'));
  for (const file of files) {
    const name = file.replace(/\.yaml$/, '');
    const compiled = join(target, 'rubrics', `${name}.json`);
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, JSON.stringify(await validateShippedData(name)));
  }
}
