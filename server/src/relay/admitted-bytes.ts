import * as encoding from "lib0/encoding";
import { diffUpdate } from "yjs";
import type { Admission } from "./admission.ts";
import { CLOCK, END, STRIDE, type UpdateScan } from "./update-scan.ts";

/**
 * The admitted part of an update as an update of its own, without anything the room knew: entries of the log never
 * overlap, so merging them gives the same document whatever the order of merging. Null if nothing is new.
 */
export function admittedBytes(update: Uint8Array, scan: UpdateScan, admission: Admission): Uint8Array | null {
  const { sections, deletes } = admission;
  if (sections.length === 0 && deletes.length === 0) return null;
  if (admission.complete && admission.allNew) return update;
  const overlapping = sections.filter((part) => clockOf(scan, part.from) < part.known);
  const cut = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sections.length);
    for (const { section, from, to } of sections) {
      encoding.writeVarUint(encoder, to - from);
      encoding.writeVarUint(encoder, section.client);
      encoding.writeVarUint(encoder, clockOf(scan, from));
      const start = from === section.from ? section.bodyStart : endOf(scan, from - 1);
      encoding.writeUint8Array(encoder, update.subarray(start, endOf(scan, to - 1)));
    }
    writeDeletes(encoder, deletes);
  });
  // Only a struct that is half known has to be split, and Yjs knows how.
  return overlapping.length === 0
    ? cut
    : diffUpdate(cut, encodeClocks(overlapping.map((part) => [part.section.client, part.known])));
}

/** A state vector in Yjs' encoding. */
export function encodeClocks(clocks: Iterable<readonly [client: number, clock: number]>): Uint8Array {
  const all = [...clocks];
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, all.length);
    for (const [client, clock] of all) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
  });
}

/** @param deletes client, start, end, three numbers each */
export function writeDeletes(encoder: encoding.Encoder, deletes: readonly number[]): void {
  const byClient = new Map<number, number[]>();
  for (let i = 0; i < deletes.length; i += 3) {
    const client = deletes[i] ?? 0;
    const ranges = byClient.get(client) ?? [];
    ranges.push(deletes[i + 1] ?? 0, deletes[i + 2] ?? 0);
    byClient.set(client, ranges);
  }
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, ranges] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length / 2);
    for (let i = 0; i < ranges.length; i += 2) {
      encoding.writeVarUint(encoder, ranges[i] ?? 0);
      encoding.writeVarUint(encoder, (ranges[i + 1] ?? 0) - (ranges[i] ?? 0));
    }
  }
}

function clockOf(scan: UpdateScan, struct: number): number {
  return scan.structs[struct * STRIDE + CLOCK] ?? 0;
}

function endOf(scan: UpdateScan, struct: number): number {
  return scan.structs[struct * STRIDE + END] ?? 0;
}
