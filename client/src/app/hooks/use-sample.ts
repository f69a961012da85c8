import { useCallback } from "react";
import { useBrandSource, useServices } from "../runtime/context.ts";

/** Loads the sample month into the workspace of this device. Its content arrives only when it is asked for. */
export function useSample(): () => Promise<void> {
  const { runtime } = useServices();
  const source = useBrandSource();
  return useCallback(async () => {
    const { loadSample } = await import("../sample/load-sample.ts");
    await loadSample(runtime);
    await source?.refreshMembers();
  }, [runtime, source]);
}
