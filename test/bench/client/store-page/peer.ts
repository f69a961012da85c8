import type * as Y from "yjs";

/** A document kept by one of the stores under comparison. */
export interface Kept {
  readonly doc: Y.Doc;
  /** What was stored is in the document. */
  readonly loaded: Promise<unknown>;
  /** Everything is written and folded as this store folds by itself. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the document of this name, or makes it. */
export type OpenKept = (name: string) => Kept;
