import type { BandScale } from '../agreement/bands.ts';
import { readShippedData } from './shipped-data.ts';

/** The scales by which sizes of agreement are named. */
export async function loadAgreementBands(): Promise<readonly BandScale[]> {
  const { scales } = await readShippedData<{ readonly scales: readonly BandScale[] }>('agreement-bands');
  return scales;
}
