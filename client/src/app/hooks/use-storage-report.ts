import { useCallback, useEffect, useState } from "react";
import { askToPersist, readStorageReport, type StorageReport } from "../../platform/quota.ts";

/** How safely and how much this device keeps; `ask` asks the browser never to drop it. */
export function useStorageReport(): { report: StorageReport | null; ask(): Promise<boolean> } {
  const [report, setReport] = useState<StorageReport | null>(null);
  const read = useCallback(async () => setReport(await readStorageReport()), []);
  useEffect(() => {
    void read();
  }, [read]);
  const ask = useCallback(async () => {
    const given = await askToPersist();
    await read();
    return given;
  }, [read]);
  return { report, ask };
}
