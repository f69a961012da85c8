import type { PasskeyInfo } from "@tongpin/protocol";
import { useState } from "react";
import { useActions, useApi, useApp, useFormat, useT } from "../../app/index.ts";
import { passkeySupport } from "../../platform/passkeys.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { IconEdit, IconLock, IconMore, IconPlus, IconTrash } from "../../ui/icons/index.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { AddPasskey, RemovePasskey, RenamePasskey } from "./passkey-dialogs.tsx";
import { Row, Rows, SectionHead } from "./section.tsx";
import { useAnswer } from "./use-answer.ts";

type Opened = { readonly type: "add" } | { readonly type: "rename" | "remove"; readonly passkey: PasskeyInfo };

/** How one signs in: the name, and the passkeys beside the password. */
export function AccountSection() {
  const t = useT("settings");
  const api = useApi();
  const { person } = useApp();
  const [passkeys, again] = useAnswer(api.passkeys);
  const [opened, setOpened] = useState<Opened | null>(null);
  const support = passkeySupport();
  const mayAdd = support === "ready" && passkeys.type === "found";
  useActions([
    {
      id: "passkey-add",
      label: t("account.add"),
      keys: "n",
      group: "create",
      icon: <IconPlus />,
      perform: () => setOpened({ type: "add" }),
      when: () => mayAdd && opened === null,
    },
  ]);
  const done = async () => {
    setOpened(null);
    await again();
  };
  return (
    <section>
      <SectionHead title={t("account.title")} note={t("account.note", { name: person.name })} />
      <div className="mt-8 mb-2 flex items-center gap-4">
        <h3 className="min-w-0 flex-1 font-semibold">{t("account.passkeys")}</h3>
        <Button icon={<IconPlus />} disabled={!mayAdd} onClick={() => setOpened({ type: "add" })}>
          {t("account.add")}
        </Button>
      </div>
      {support === "ready" ? null : (
        <p className="mb-4 text-ink-2">{t(support === "none" ? "account.unsupported" : "account.needsName")}</p>
      )}
      {passkeys.type === "asking" ? <SkeletonLines label={t("asking")} /> : null}
      {passkeys.type === "failed" ? <p className="text-ink-3">{t("unreachable")}</p> : null}
      {passkeys.type === "found" && passkeys.value.length === 0 ? (
        <p className="text-ink-3">{t("account.none")}</p>
      ) : null}
      {passkeys.type === "found" && passkeys.value.length > 0 ? (
        <Rows>
          {passkeys.value.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onOpen={setOpened} />
          ))}
        </Rows>
      ) : null}
      {opened?.type === "add" ? <AddPasskey onClose={() => setOpened(null)} onDone={done} /> : null}
      {opened?.type === "rename" ? (
        <RenamePasskey passkey={opened.passkey} onClose={() => setOpened(null)} onDone={done} />
      ) : null}
      {opened?.type === "remove" ? (
        <RemovePasskey passkey={opened.passkey} onClose={() => setOpened(null)} onDone={done} />
      ) : null}
    </section>
  );
}

function PasskeyRow({ passkey, onOpen }: { passkey: PasskeyInfo; onOpen: (opened: Opened) => void }) {
  const t = useT("settings");
  const format = useFormat();
  const { label, site, createdAt, lastUsedAt } = passkey;
  const facts = [
    site === window.location.hostname ? null : t("account.otherSite", { site }),
    t("account.created", { at: format.moment(createdAt) }),
    lastUsedAt === null ? t("account.neverUsed") : t("account.used", { at: format.moment(lastUsedAt) }),
  ];
  return (
    <Row>
      <IconLock className="text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{label}</span>
        <span className="block text-ink-3 text-small">{facts.filter((fact) => fact !== null).join(" · ")}</span>
      </span>
      <Menu
        align="end"
        trigger={<IconButton label={t("account.more", { label })} icon={<IconMore />} size="small" tip="none" />}
      >
        <MenuItem icon={<IconEdit />} onSelect={() => onOpen({ type: "rename", passkey })}>
          {t("account.rename")}
        </MenuItem>
        <MenuItem danger icon={<IconTrash />} onSelect={() => onOpen({ type: "remove", passkey })}>
          {t("account.remove")}
        </MenuItem>
      </Menu>
    </Row>
  );
}
