import { createZipWriter } from "../zip/write-zip.ts";

/** A zip for tests: paths and their words. */
export function buildZip(parts: Readonly<Record<string, string>>): Blob {
  const zip = createZipWriter(1_795_000_000_000);
  for (const [path, text] of Object.entries(parts)) zip.add(path, text);
  return zip.finish();
}
