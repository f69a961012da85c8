import { announce, useCopy, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Input } from "../../ui/field.tsx";
import { IconCheck, IconCopy } from "../../ui/icons/index.ts";

/** A link to be handed on: a button, and the field itself (selected by focusing it) where the clipboard is closed to us. */
export function CopyLink({ label, url }: { label: string; url: string }) {
  const t = useT("settings");
  const { copied, copy } = useCopy();
  const isCopied = copied === "link";
  const onCopy = async () => {
    if (await copy("link", url)) announce(t("copied"));
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
      <Button tone="primary" icon={isCopied ? <IconCheck /> : <IconCopy />} onClick={() => void onCopy()}>
        {isCopied ? t("copied") : t("copy")}
      </Button>
    </div>
  );
}
