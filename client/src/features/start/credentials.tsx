import { useState } from "react";
import { useT } from "../../app/index.ts";
import { IconButton } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { IconEye } from "../../ui/icons/index.ts";

interface TextProps {
  value: string;
  onChange: (value: string) => void;
}

/** The sign-in name. `knowsPasskeys` lets the browser offer them among the names it remembers. */
export function NameField({
  value,
  onChange,
  autoFocus,
  knowsPasskeys,
}: TextProps & { autoFocus?: boolean; knowsPasskeys?: boolean }) {
  const t = useT("start");
  return (
    <Field label={t("fields.name")} hint={t("fields.nameHint")}>
      {(control) => (
        <Input
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          name="name"
          autoComplete={knowsPasskeys ? "username webauthn" : "username"}
          required
          maxLength={60}
          autoFocus={autoFocus ?? false}
        />
      )}
    </Field>
  );
}

/** A password, with a way to see what one typed. `fresh` asks for eight characters. */
export function PasswordField({ value, onChange, fresh }: TextProps & { fresh?: boolean }) {
  const t = useT("start");
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={t("fields.password")} hint={fresh ? t("fields.passwordHint") : undefined}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            type={isShown ? "text" : "password"}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            name="password"
            autoComplete={fresh ? "new-password" : "current-password"}
            required
            minLength={fresh ? 8 : 1}
            maxLength={200}
            className="pr-10"
          />
          <IconButton
            label={isShown ? t("fields.hidePassword") : t("fields.showPassword")}
            icon={<IconEye />}
            pressed={isShown}
            size="small"
            tip="none"
            onClick={() => setIsShown(!isShown)}
            className="absolute inset-y-0 right-1 my-auto"
          />
        </div>
      )}
    </Field>
  );
}
