import { useState } from "react";
import { announce, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Input } from "../../ui/field.tsx";
import { IconCheck, IconCopy } from "../../ui/icons/index.ts";

/** A link to be handed on: in full for those who copy by hand, and a button for the rest. */
export function CopyLink({ label, url }: { label: string; url: string }) {
  const t = useT("settings");
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setIsCopied(true);
      announce(t("copied"));
    } catch {
      // No right to the clipboard (plain http): the field is selected by focusing it, so the keys still copy.
      setIsCopied(false);
    }
  };
  return (
    <div className="flex gap-2">
      <Input
        readOnly
        value={url}
        aria-label={label}
        onFocus={(event) => event.target.select()}
        className="flex-1 font-mono"
      />
      <Button tone="primary" icon={isCopied ? <IconCheck /> : <IconCopy />} onClick={() => void copy()}>
        {isCopied ? t("copied") : t("copy")}
      </Button>
    </div>
  );
}
