import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { batchManifestSchema, parseManifest, writeManifest } from '../../../src/app/batch/manifest.ts';
import { sampleManifest } from './sample-batch.ts';

it('has the checked-in JSON Schema (npm run golden writes it anew)', () => {
  const path = new URL('../../../docs/schemas/miti-batch-1.schema.json', import.meta.url);
  const checkedIn: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(checkedIn).toEqual(z.toJSONSchema(batchManifestSchema, { target: 'draft-2020-12' }));
});

describe('parseManifest', () => {
  it('reads what was written', () => {
    const manifest = sampleManifest({ inputs: { from: 'library', filter: { caseworker: 'V01' } } });
    expect(parseManifest(writeManifest(manifest), 'manifest.json')).toEqual(manifest);
  });

  it.each([
    ['', /^m\.json: is no manifest of a batch \(not JSON\); give the manifest\.json/],
    ['{"schema":"miti-batch/2"}', /^m\.json: is no manifest of a batch \(schema: /],
    [writeManifest(sampleManifest()).replace('"seed": 1', '"seed": -1'), /\(options\.seed: /],
  ])('refuses what is none', (text, message) => {
    expect(() => parseManifest(text, 'm.json')).toThrow(message);
  });
});
