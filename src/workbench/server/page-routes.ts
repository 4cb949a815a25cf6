import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context, Hono } from 'hono';
import { packageRoot } from '../../data/package-root.ts';
import { ApiFault } from './api-fault.ts';
import { pagePolicy } from './security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** The built pages, by their path below `/`. */
export type Pages = ReadonlyMap<string, Buffer>;

/** Reads the built pages: what isn't among them can't be asked for by any path. None where they were not built. */
export async function readPages(): Promise<Pages> {
  const folder = join(packageRoot, 'dist', 'pages');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined);
  const read = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length).replaceAll('\\', '/'), await readFile(path)] as const;
  });
  return new Map(await Promise.all(read));
}

/** Serves the pages. They hold nothing of the library, so they need no cookie. */
export function addPageRoutes(app: Hono, pages: Pages, newNonce: () => string): void {
  app.get('/', (c) => sendHtml(c, pages, newNonce()));
  app.get('*', (c) => {
    const page = pages.get(c.req.path);
    if (!page || c.req.path.endsWith('.html')) throw new ApiFault('notFound', { problem: 'there is no such page' });
    return c.body(new Uint8Array(page), 200, { 'Content-Type': types[extname(c.req.path)] ?? 'text/plain' });
  });
}

function sendHtml(c: Context, pages: Pages, nonce: string): Response {
  const page = pages.get('/index.html')?.toString('utf8');
  if (page === undefined) {
    const remedy = 'npm run build builds them';
    throw new ApiFault('notFound', { problem: 'the pages were not built with this program', remedy });
  }
  const html = page.replace('<head>', `<head>\n    <meta name="style-nonce" content="${nonce}" />`);
  return c.html(html, 200, pagePolicy(nonce));
}
