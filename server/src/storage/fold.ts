import * as Y from "yjs";

export interface Folded {
  readonly snapshot: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly deleteSet: Uint8Array;
}

/**
 * One update with the content of all, deleted content collected. Null if some of it stands on what is not there:
 * then nothing may be thrown away.
 */
export function fold(updates: readonly Uint8Array[]): Folded | null {
  const doc = new Y.Doc({ gc: true });
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return null;
    const stateVector = Y.encodeStateVector(doc);
    return {
      snapshot: Y.encodeStateAsUpdate(doc),
      stateVector,
      // Against its own state vector a document has only its deletions to tell.
      deleteSet: Y.encodeStateAsUpdate(doc, stateVector),
    };
  } finally {
    doc.destroy();
  }
}
