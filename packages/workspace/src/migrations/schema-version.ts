import type * as Y from "yjs";
import { SCHEMA_VERSION } from "../schema/roots.ts";

const KEY = "schema";

/** Version of the shapes a document was written with; null = nothing written yet (or not readable). */
export function readSchemaVersion(doc: Y.Doc): number | null {
  const value = doc.getMap<unknown>("meta").get(KEY);
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;
}

/** Whether this code may write: a newer document could hold shapes that an edit by us would damage. */
export function isWritable(doc: Y.Doc): boolean {
  return (readSchemaVersion(doc) ?? SCHEMA_VERSION) <= SCHEMA_VERSION;
}

/** Called in the transaction of the command that first fills a document. */
export function stampSchema(doc: Y.Doc): void {
  if (readSchemaVersion(doc) === null) doc.getMap<unknown>("meta").set(KEY, SCHEMA_VERSION);
}
