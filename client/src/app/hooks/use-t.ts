import { useTranslations } from "use-intl";

/** The words of one messages file (`common`, or a feature's own). Keys may be nested with dots; texts are ICU. */
export function useT(namespace: string) {
  return useTranslations(namespace);
}
