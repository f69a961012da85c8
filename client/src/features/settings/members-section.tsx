import { mayGrant, mayManage, ROLES, type Role } from "@tongpin/domain/access";
import type { InviteInfo } from "@tongpin/protocol";
import { useCallback } from "react";
import {
  type Member,
  useApi,
  useApp,
  useFormat,
  useMembers,
  useRefreshMembers,
  useT,
  useToast,
} from "../../app/index.ts";
import { IconButton } from "../../ui/button.tsx";
import { Avatar, Chip } from "../../ui/chip.tsx";
import { IconMore, IconTrash } from "../../ui/icons/index.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { Select } from "../../ui/select.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { Row, Rows, SectionHead } from "./section.tsx";
import { useAnswer, useFailure } from "./use-answer.ts";

/** Who belongs to this brand, as what, and the invitations still open. */
export function MembersSection() {
  const t = useT("settings");
  const { role, brand } = useApp();
  const members = useMembers();
  const mayInvite = mayManage(role, "invite");
  return (
    <section>
      <SectionHead title={t("members.title")} note={t("members.note", { brand: brand?.name ?? "" })} />
      <Rows>
        {members.map((member) => (
          <MemberRow key={member.personId} member={member} />
        ))}
      </Rows>
      {mayInvite ? <OpenInvites /> : <p className="mt-3 text-ink-3">{t("members.askLead")}</p>}
    </section>
  );
}

function MemberRow({ member }: { member: Member }) {
  const t = useT("settings");
  const tc = useT("common");
  const api = useApi();
  const toast = useToast();
  const fail = useFailure();
  const refreshMembers = useRefreshMembers();
  const { person, role, brand } = useApp();
  const isMe = member.personId === person.id;
  const mayChange = !isMe && mayManage(role, "members") && mayGrant(role, member.role);
  const brandId = brand?.id ?? "";
  const changeRole = async (next: Role) => {
    const answer = await api.changeRole({ brandId, personId: member.personId, role: next });
    if (!answer.ok) return fail(answer.error.code);
    await refreshMembers();
    toast.undo(t("members.roleChanged", { name: member.name, role: tc(`roles.${next}`) }), () => {
      void api.changeRole({ brandId, personId: member.personId, role: member.role }).then(refreshMembers);
    });
  };
  const remove = async () => {
    const answer = await api.removeMember({ brandId, personId: member.personId });
    if (!answer.ok) return fail(answer.error.code);
    await refreshMembers();
    toast.info(t("members.removed", { name: member.name }));
  };
  return (
    <Row>
      <Avatar name={member.name} hue={member.hue} />
      <span className="min-w-0 flex-1 truncate">
        {member.name}
        {isMe ? <span className="ml-1.5 text-ink-3">{t("members.you")}</span> : null}
      </span>
      {mayChange ? (
        <>
          <Select
            bare
            size="small"
            label={t("members.roleOf", { name: member.name })}
            value={member.role}
            options={ROLES.filter((candidate) => mayGrant(role, candidate)).map((value) => ({
              value,
              label: tc(`roles.${value}`),
            }))}
            onChange={(next) => void changeRole(next)}
          />
          <Menu
            align="end"
            trigger={
              <IconButton
                label={t("members.more", { name: member.name })}
                icon={<IconMore />}
                size="small"
                tip="none"
              />
            }
          >
            <MenuItem danger icon={<IconTrash />} onSelect={() => void remove()}>
              {t("members.remove")}
            </MenuItem>
          </Menu>
        </>
      ) : (
        <span className="text-ink-2">{tc(`roles.${member.role}`)}</span>
      )}
    </Row>
  );
}

function OpenInvites() {
  const t = useT("settings");
  const api = useApi();
  const { brand } = useApp();
  const brandId = brand?.id ?? "";
  const [invites, again] = useAnswer(useCallback(() => api.invites(brandId), [api, brandId]));
  return (
    <div className="mt-8">
      <SectionHead title={t("invites.title")} note={t("invites.note")} action={<InviteDialog onCreated={again} />} />
      {invites.type === "failed" ? <p className="text-ink-3">{t("unreachable")}</p> : null}
      {invites.type === "found" && invites.value.length === 0 ? (
        <p className="text-ink-3">{t("invites.none")}</p>
      ) : null}
      {invites.type === "found" && invites.value.length > 0 ? (
        <Rows>
          {invites.value.map((invite) => (
            <InviteRow key={invite.id} invite={invite} onChanged={again} />
          ))}
        </Rows>
      ) : null}
    </div>
  );
}

function InviteRow({ invite, onChanged }: { invite: InviteInfo; onChanged: () => Promise<void> }) {
  const t = useT("settings");
  const tc = useT("common");
  const api = useApi();
  const format = useFormat();
  const fail = useFailure();
  const { brand } = useApp();
  const revoke = async () => {
    const answer = await api.revokeInvite({ brandId: brand?.id ?? "", id: invite.id });
    if (!answer.ok) return fail(answer.error.code);
    await onChanged();
  };
  return (
    <Row>
      <Chip>{tc(`roles.${invite.role}`)}</Chip>
      <span className="min-w-0 flex-1 truncate text-ink-2">
        {t("invites.until", { at: format.moment(invite.expiresAt) })}
      </span>
      <IconButton
        label={t("invites.revoke")}
        icon={<IconTrash />}
        size="small"
        tip="left"
        onClick={() => void revoke()}
      />
    </Row>
  );
}
