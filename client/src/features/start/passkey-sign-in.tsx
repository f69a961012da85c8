import type { SessionInfo } from "@tongpin/protocol";
import { useCallback, useEffect, useState } from "react";
import { useApi, useT } from "../../app/index.ts";
import { offersInField, passkeySupport, provePasskey, stopProving } from "../../platform/passkeys.ts";
import { Button } from "../../ui/button.tsx";
import { IconLock } from "../../ui/icons/index.ts";

/**
 * Signing in with a passkey: a button, and where the browser can, a line in the list it drops below the name field.
 * Nothing is shown where there are none to be had.
 */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: (session: SessionInfo) => Promise<void> }) {
  const t = useT("start");
  const api = useApi();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const signIn = useCallback(
    async (inField: boolean): Promise<string | null> => {
      const asked = await api.askPasskey();
      if (!asked.ok) return asked.error.code;
      const proof = await provePasskey(asked.value.options, { inField });
      if (!proof.ok) return proof.error.code;
      const answer = await api.loginByPasskey(proof.value);
      if (!answer.ok) return answer.error.code;
      await onSignedIn(answer.value);
      return null;
    },
    [api, onSignedIn],
  );

  useEffect(() => {
    let left = false;
    const waitInField = async () => {
      if (!(await offersInField())) return;
      // A question that grew old while the page lay open is asked anew; one that was put away is not.
      for (let again = true; again && !left; ) {
        const code = await signIn(true);
        again = code === "passkey-expired";
        if (!left && code === "passkey-wrong") setFailure(code);
      }
    };
    void waitInField();
    return () => {
      left = true;
      if (passkeySupport() === "ready") void stopProving();
    };
  }, [signIn]);

  if (passkeySupport() !== "ready") return null;
  const press = async () => {
    setIsBusy(true);
    setFailure(null);
    const code = await signIn(false);
    setIsBusy(false);
    // Who closed the dialog knows it.
    setFailure(code === "passkey-cancelled" ? null : code);
  };
  return (
    <div className="mt-6 flex flex-col items-start gap-3 border-line border-t pt-6">
      <Button icon={<IconLock />} disabled={isBusy} onClick={() => void press()}>
        {t("passkey.signIn")}
      </Button>
      {failure ? (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger text-small">
          {t.has(`errors.${failure}`) ? t(`errors.${failure}`) : t("errors.other", { code: failure })}
        </p>
      ) : null}
    </div>
  );
}
