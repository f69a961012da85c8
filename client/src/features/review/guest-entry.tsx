import { type FormEvent, useState } from "react";
import { pathsOf, useApi, useGo, useMaybeApp, useSessionActions, useT } from "../../app/index.ts";
import { FailureNote } from "../../app/item/failure-note.tsx";
import { troubleOf } from "../../app/item/trouble-of.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Mark } from "../../ui/mark.tsx";

/** The secret stands after "#", so it reaches no log; a link without one was cut off on its way. */
function readToken(): string {
  return decodeURIComponent(window.location.hash.slice(1)).replace(/^token=/, "");
}

/** A guest's door: a name, nothing else. */
export function GuestEntry() {
  const t = useT("review");
  const api = useApi();
  const go = useGo();
  const { adopt } = useSessionActions();
  const present = useMaybeApp();
  const [token] = useState(readToken);
  const [name, setName] = useState(present?.mode === "guest" ? present.person.name : "");
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(token === "" ? "link-incomplete" : null);

  async function open(event: FormEvent) {
    event.preventDefault();
    if (isBusy || name.trim() === "") return;
    setIsBusy(true);
    setFailure(null);
    const answer = await api.openGuest({ token, name: name.trim() });
    if (!answer.ok) {
      setIsBusy(false);
      return setFailure(answer.error.code);
    }
    await adopt(answer.value);
    const { guest } = answer.value;
    go.to(guest ? pathsOf(guest.brandId).review(guest.videoId) : "/");
  }

  return (
    <main className="flex min-h-dvh flex-col items-center bg-page px-5 text-ink">
      <div className="flex w-full max-w-sm flex-1 flex-col justify-center py-10 max-md:justify-start max-md:pt-16">
        <div className="mb-7 flex items-center gap-2">
          <Mark size={26} />
          <span className="font-semibold text-base">{t("guest.product")}</span>
        </div>
        <h1 className="font-semibold text-large leading-tight">{t("guest.title")}</h1>
        <p className="mt-2 text-ink-2 text-read leading-ui">{t("guest.note")}</p>
        <form onSubmit={(event) => void open(event)} className="mt-7 flex flex-col gap-4">
          <Field label={t("guest.name")} hint={t("guest.nameHint")}>
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={60}
                autoComplete="name"
                enterKeyHint="go"
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          {failure ? <FailureNote trouble={troubleOf(t, "guest.failed", { code: failure })} /> : null}
          {present?.mode === "server" ? (
            <p className="text-ink-3 text-small">{t("guest.asMember", { name: present.person.name })}</p>
          ) : null}
          <Button type="submit" tone="primary" disabled={isBusy || name.trim() === "" || token === ""}>
            {t("guest.open")}
          </Button>
        </form>
      </div>
    </main>
  );
}
