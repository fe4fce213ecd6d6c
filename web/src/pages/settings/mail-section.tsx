import type { ShopSettings } from "../../../../server/http/contract.ts";
import { Checkbox } from "../../ui/polaris.ts";
import type { Editing } from "./fields.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

type Props = { readonly editing: Editing; readonly settings: Pick<ShopSettings, "integrator" | "integrators"> };

/** Whether buyers are mailed their invoices by the integrator. What it cannot do stays what it is, but for switching it off. */
export function MailSection({ editing, settings: { integrator, integrators } }: Props) {
  const t = useTexts();
  const { mailsBuyer } = editing.draft;
  const offer = integrators.find(({ kind }) => kind === integrator?.kind);
  const isOffered = offer === undefined || offer.isTrial || offer.mailsBuyer;
  return (
    <Section title="mail.title" about="mail.about">
      <Checkbox
        label={t("mail.buyer")}
        helpText={isOffered ? t("mail.buyer.help") : t("mail.notOffered", { name: offer.name })}
        checked={mailsBuyer}
        disabled={!isOffered && !mailsBuyer}
        onChange={(checked) => editing.change({ mailsBuyer: checked })}
      />
    </Section>
  );
}
