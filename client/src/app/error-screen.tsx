import type { ErrorComponentProps } from "@tanstack/react-router";
import { Button } from "../ui/button.tsx";
import { IconAlert } from "../ui/icons/index.ts";
import { useT } from "./hooks/use-t.ts";

/** A screen that failed: what happened, what is safe, what to do. The rest of the app goes on. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const t = useT("common");
  return (
    <div role="alert" className="flex flex-1 flex-col items-center justify-center gap-2 px-6 py-16 text-center">
      <IconAlert size={20} className="text-danger" />
      <p className="font-medium text-base">{t("failure.what")}</p>
      <p className="max-w-[46ch] text-ink-2">{t("failure.safe")}</p>
      <p className="max-w-[46ch] text-ink-2">{t("failure.todo")}</p>
      <div className="mt-3 flex gap-2">
        <Button onClick={reset}>{t("failure.again")}</Button>
        <Button tone="quiet" onClick={() => window.location.reload()}>
          {t("failure.reload")}
        </Button>
      </div>
      <details className="mt-4 max-w-full text-ink-3 text-small">
        <summary>{t("failure.details")}</summary>
        <pre className="mt-2 max-w-[80ch] overflow-x-auto whitespace-pre-wrap text-start font-mono">
          {error instanceof Error ? error.message : String(error)}
        </pre>
      </details>
    </div>
  );
}

/** An address that leads nowhere here. */
export function NotFoundScreen() {
  const t = useT("common");
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 px-6 py-16 text-center">
      <p className="font-medium text-base">{t("notFound.what")}</p>
      <p className="text-ink-2">{t("notFound.why")}</p>
      <a href="/" className="mt-3 text-accent-text underline-offset-2 hover:underline">
        {t("notFound.home")}
      </a>
    </div>
  );
}
