import { List } from "../../ui/polaris.ts";
import { Unfold } from "../../ui/unfold.tsx";
import { useTexts } from "./texts.tsx";

const DUTIES = ["open", "seal", "keep", "close"] as const;

/** What a merchant settles with the integrator and what the app does: opening, sealing, keeping, closing. */
export function AccountDuties() {
  const t = useTexts();
  return (
    <Unfold summary={t("integrator.duties")}>
      <List>
        {DUTIES.map((duty) => (
          <List.Item key={duty}>{t(`integrator.duties.${duty}`)}</List.Item>
        ))}
      </List>
    </Unfold>
  );
}
